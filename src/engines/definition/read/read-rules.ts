import type { DecisionInfo, Model } from '#engines/rules'
import { readModel, readXml, textOfModel } from '#engines/rules'
import { DefinitionFaults } from '#ground/source'
import { rootOf } from '../laws.ts'
import type { Source } from '../source.ts'
import { checkTables } from './read-rules/check-tables.ts'
import type { DecisionWords } from './read-words/model-words.ts'
import { modelWords } from './read-words/model-words.ts'

const main = 'rules.dmn'

export interface Rules {
  readonly model: Model
  /** Those of the models that it imports too, by the names that a trace shows; its own go before them. */
  readonly decisions: ReadonlyMap<string, DecisionInfo>
  /** Of the model and of those that it imports. */
  readonly words: readonly DecisionWords[]
  /** Each model by itself: its own first, then those that it imports. */
  readonly models: readonly ReadModel[]
}

/** A model, and what it says to people. */
export interface ReadModel {
  /** Its path among the files: 'rules.dmn', 'laws/child-benefit/rules.dmn'. */
  readonly file: string
  readonly model: Model
  readonly words: readonly DecisionWords[]
}

/** Reads rules.dmn, and the models beside it that it imports; their faults are told with all the others. */
export function readRules(source: Source): Rules | undefined {
  const { files, faults, startOf } = source
  if (files.has(main)) return new ModelReader(source).read(main)
  const remedy = 'Write the rules as DMN decisions; services/kite-licence/rules.dmn is an example.'
  faults.gap(startOf(main), 'missing-file', `The file ${main} is missing.`, remedy)
  return undefined
}

class ModelReader {
  readonly #source: Source
  readonly #read = new Map<string, Rules | undefined>()
  readonly #open: string[] = []

  constructor(source: Source) {
    this.#source = source
  }

  /** Each file once; one that imports itself, through others too, finds itself missing. */
  read(file: string): Rules | undefined {
    if (!this.#read.has(file) && !this.#open.includes(file)) {
      this.#open.push(file)
      this.#read.set(file, this.#readFresh(file))
      this.#open.pop()
    }
    return this.#read.get(file)
  }

  #readFresh(file: string): Rules | undefined {
    const { files, faults, pathOf } = this.#source
    const xml = faults.keeping(() => textOfModel(files.get(file)!, pathOf(file)))
    if (xml === undefined) return undefined
    const imported = [...files.keys()]
      .filter((other) => other !== file && this.#imports(file, other))
      .map((other) => this.read(other))
    const others = imported.filter((other) => other !== undefined)
    const imports = new Map(others.map(({ model }) => [model.namespace, model]))
    const circular = this.#circular(file)
    const model = faults.keeping(() => readModel(xml, { file: pathOf(file), imports, circular, ...as(faults) }))
    const root = faults.asPublished ? undefined : tablesOf(xml, pathOf(file))
    if (root) checkTables(root, faults)
    if (!model) return undefined
    faults.all.push(...model.warnings)
    const own = { file, model, words: modelWords(xml, pathOf(file)) }
    // A model that is imported in several ways is there once: else they double with every law that rests on two others.
    const models = [...new Set([own, ...others.flatMap(({ models }) => models)])]
    return {
      ...{ model, models, words: models.flatMap(({ words }) => words) },
      decisions: new Map([...others.flatMap(({ decisions }) => [...decisions]), ...model.decisions]),
    }
  }

  /** The namespaces of those that are being read because they import this one, and that it imports itself. */
  #circular(file: string): ReadonlySet<string> {
    const open = this.#open.filter((other) => other !== file && this.#imports(file, other))
    return new Set(open.map((other) => rootOf(this.#source.files.get(other)!)!.namespace!))
  }

  #imports(file: string, other: string): boolean {
    if (!other.endsWith('.dmn')) return false
    const { files } = this.#source
    const namespace = rootOf(files.get(other)!)?.namespace
    return namespace !== undefined && (rootOf(files.get(file)!)?.imports ?? []).includes(namespace)
  }
}

/** What was published is only to run; an author hears of more. */
const as = ({ asPublished }: Source['faults']) => ({ asPublished, analyse: !asPublished })

const tablesOf = (xml: string, file: string) => {
  try {
    return readXml(xml, file)
  } catch (reason) {
    // What is wrong with the file is told when it is read as a model.
    if (reason instanceof DefinitionFaults) return undefined
    throw reason
  }
}
