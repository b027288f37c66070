import { boxingOf } from '../../boxed.ts'
import { readGraph } from '../../graph.ts'
import { readItems } from '../../items.ts'
import type { Reading } from '../../reading.ts'
import { readXml } from '../../xml.ts'
import type { Looked } from './looked.ts'
import { lookAt } from './looked.ts'
import { newAnalysis } from './seen.ts'

/** For tests: the first table of a model, ready to be looked through. */
export function lookedAt(xml: string): Looked {
  const reading: Reading = {
    ...{ types: new Map(), items: new Map(), faults: [], prefixes: new Map(), requirements: new Map() },
    ...{ tolerant: true, asPublished: false, analysis: newAnalysis() },
  }
  const definitions = readXml(xml, 'rules.dmn')
  readItems(definitions, reading)
  readGraph(definitions, boxingOf(reading), new Map(), new Map())
  return lookAt(reading.analysis!.tables[0]!, reading, { left: 1e9 })
}
