import { test } from 'node:test'
import fc from 'fast-check'
import { readModel } from '../read.ts'
import { calls } from './calls.ts'
import { feelSeeds, modelSeeds } from './corpus.ts'
import { anyBytes, anyFeel, anyInputs, anyTables, changedModels } from './properties.ts'

/* A little of what `npm run fuzz` does for as long as one likes; always the same here. */

const seeds = modelSeeds(20_000)
const xmls = seeds.map(({ xml }) => xml)
const models = seeds
  .filter(({ name }) => !name.startsWith('..'))
  .map(({ xml, name }) => [readModel(xml, { file: name, tolerant: true, directAfter: 0 }), xml] as const)

test('bytes that are no model are refused with a place in them', () => fc.assert(anyBytes(), { seed: 1, numRuns: 300 }))

test('a model with anything changed in it is read or refused, and decides whatever it is given', () =>
  fc.assert(changedModels(xmls), { seed: 2, numRuns: 200 }))

test('every decision comes to an end whatever it is given: the same once, often and explained', () =>
  fc.assert(anyInputs(models), { seed: 3, numRuns: 400 }))

test('FEEL by its grammar, and FEEL with anything changed in it, is refused or runs to an end', () =>
  fc.assert(anyFeel(calls, feelSeeds(seeds)), { seed: 4, numRuns: 2000 }))

test('a table of any hit policy gives the same by direct code, by closures and explained', () =>
  fc.assert(anyTables(), { seed: 5, numRuns: 200 }))
