import { BudgetExceeded, guarded } from '#engines/feel'
import type { Place } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import { boxingOf } from './boxed.ts'
import { modelOf } from './decide.ts'
import { readGraph } from './graph.ts'
import { readItems } from './items.ts'
import type { Model, ReadOptions } from './model.ts'
import { keepReading, readImports } from './read/imports.ts'
import { tellNotRead } from './read/not-read.ts'
import { tellUnusedInputs } from './read/unused.ts'
import type { Reading } from './reading.ts'
import { fault } from './reading.ts'
import { newAnalysis } from './table/analysis/seen.ts'
import { analyseTables } from './table/analysis.ts'
import { readWritten } from './written/read-written.ts'
import type { Element } from './xml.ts'
import { readXml } from './xml.ts'

const DMN = /^https?:\/\/www\.omg\.org\/spec\/DMN\/[0-9]{8}\/(?:MODEL\/|dmn\.xsd)$/

/** Reads a model; throws DefinitionFaults with every fault of it at once. */
export function readModel(xml: string, options: ReadOptions = {}): Model {
  // What editors add in namespaces of their own is none of the model.
  const definitions = readXml(xml, options.file ?? 'rules.dmn', (namespace) => DMN.test(namespace))
  const reading: Reading = {
    ...{ types: new Map(), items: new Map(), faults: [], prefixes: new Map(), requirements: new Map() },
    tolerant: options.tolerant ?? false,
    asPublished: options.asPublished ?? false,
    analysis: options.analyse ? newAnalysis() : undefined,
  }
  mustBeDmn(definitions, reading)
  return shallow(definitions.at, () => readParts(definitions, reading, options))
}

function readParts(definitions: Element, reading: Reading, options: ReadOptions): Model {
  tellNotRead(definitions, reading)
  const imports = readImports(definitions, options, reading)
  readItems(definitions, reading)
  const graph = readGraph(definitions, boxingOf(reading), imports.names, imports.nodes)
  analyseTables(reading)
  tellUnusedInputs([...graph.nodes.values()], reading)
  const told = reading.faults.toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
  const warnings = told.filter(({ severity }) => severity === 'warning')
  if (warnings.length < told.length) throw new DefinitionFaults(told)
  const written = () => readWritten({ definitions, graph, models: options.imports ?? new Map() })
  const model = modelOf(definitions, graph, warnings, written, options.directAfter)
  keepReading(model, { graph, items: reading.items })
  return model
}

/** A chain of parts, each resting on the next, that is longer than the machine's stack is refused. */
function shallow<T>(at: Place, work: () => T): T {
  try {
    return guarded(work)
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error
    const message = 'The parts of this model rest on each other in too long a chain.'
    throw new DefinitionFaults([{ severity: 'fault', at, code: 'too-deep', message, remedy: 'Split the model.' }])
  }
}

function mustBeDmn(definitions: Element, reading: Reading): void {
  if (definitions.name === 'definitions' && DMN.test(definitions.namespace)) return
  const remedy = 'Begin the file with <definitions> in a namespace of DMN 1.1 to 1.5.'
  fault(reading, definitions.at, 'not-dmn', 'This is no DMN model.', remedy)
}
