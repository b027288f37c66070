import { readXml, textOfModel } from '#engines/rules'
import { DefinitionFaults } from '#ground/source'
import type { Files } from './model.ts'

/* A law that several services may rest on lies beside them, in laws/NAME, and is imported by its namespace. */

const ofLaw = /^(laws\/[^/]+)\/([^/]+\.dmn|law\.yaml|words\.[^/]+\.yaml)$/

/** Whether a path among a service's files is that of a law it imports. */
export const isOfLaw = (path: string): boolean => ofLaw.test(path)

/** The folder of the law that a path among a service's files is of: 'laws/child-benefit'. */
export const lawFolderOf = (path: string): string | undefined => ofLaw.exec(path)?.[1]

/** A folder's files, and those of the laws that its models import, through other laws too. */
export function withLaws(files: Files, laws: Files): Files {
  const open = [...files].filter(([path, bytes]) => path.endsWith('.dmn') && mayImport(bytes)).map(([, bytes]) => bytes)
  // Every look through a folder comes by here: most models import nothing, and are not read for that.
  if (open.length === 0) return files
  const models = [...laws].filter(([path]) => path.endsWith('.dmn'))
  const namespaces = new Map(models.map(([path, bytes]) => [rootOf(bytes)?.namespace, path]))
  const all = new Map(files)
  for (let bytes = open.pop(); bytes; bytes = open.pop()) {
    for (const namespace of rootOf(bytes)?.imports ?? []) {
      const path = namespaces.get(namespace)
      if (path === undefined || all.has(path) || isThere(files, namespace)) continue
      all.set(path, laws.get(path)!)
      open.push(laws.get(path)!)
    }
  }
  return withWords(all, laws)
}

/** What a law says of itself comes along with its model. */
function withWords(files: Map<string, Uint8Array>, laws: Files): Files {
  const folders = new Set([...files.keys()].flatMap((path) => lawFolderOf(path) ?? []))
  for (const [path, bytes] of laws)
    if (path.endsWith('.yaml') && folders.has(lawFolderOf(path) ?? '')) files.set(path, bytes)
  return files
}

const mayImport = (bytes: Uint8Array) => /<(?:[\w.-]+:)?import\b/.test(new TextDecoder().decode(bytes))

/** A model in the folder itself goes before a law of the same namespace. */
const isThere = (files: Files, namespace: string) =>
  [...files].some(([path, bytes]) => path.endsWith('.dmn') && rootOf(bytes)?.namespace === namespace)

interface Root {
  readonly namespace: string | undefined
  readonly imports: readonly string[]
}

const roots = new WeakMap<Uint8Array, Root>()

/** A model's namespace and those that it imports; nothing where the file is no XML, which is told when it is read as a model. */
export function rootOf(bytes: Uint8Array): Root | undefined {
  const known = roots.get(bytes)
  if (known) return known
  try {
    const { attributes, children } = readXml(textOfModel(bytes, ''), '')
    const imports = children
      .filter(({ name }) => name === 'import')
      .map((each) => each.attributes.get('namespace') ?? '')
    const root = { namespace: attributes.get('namespace'), imports }
    roots.set(bytes, root)
    return root
  } catch (reason) {
    if (reason instanceof DefinitionFaults) return undefined
    throw reason
  }
}
