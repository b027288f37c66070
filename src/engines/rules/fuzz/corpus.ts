import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/* What is changed at random: every model of this repository, and those of the DMN TCK where somebody has them beside it. */

interface Seed {
  readonly name: string
  readonly xml: string
}

const root = join(import.meta.dirname, '../../../..')
const folders = ['services', 'laws', '../shared/data/dmn-tck']

const modelsIn = (folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.dmn'))
        .map((path) => join(root, folder, path))
        .toSorted()
    : []

/** The models; `large` ones are left out where time is short. */
export function modelSeeds(longest: number): Seed[] {
  return folders
    .flatMap(modelsIn)
    .map((path) => ({ name: relative(root, path), xml: readFileSync(path, 'utf8') }))
    .filter(({ xml }) => xml.length <= longest)
}

const UNESCAPED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The FEEL in them. */
export const feelSeeds = (models: readonly Seed[]): string[] =>
  models.flatMap(({ xml }) =>
    Array.from(xml.matchAll(/<(?:\w+:)?text>([^<]{1,400})<\//g), ([, text = '']) =>
      text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => UNESCAPED[name]!),
    ),
  )
