import assert from 'node:assert/strict'
import type { DefinitionFault } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import { readModel } from './read.ts'

/** What is wrong with a model that must be refused. */
export function faultsOf(xml: string): readonly DefinitionFault[] {
  try {
    readModel(xml, { file: 'rules.dmn' })
  } catch (error) {
    if (error instanceof DefinitionFaults) return error.faults
    throw error
  }
  return assert.fail('no fault was found')
}

/** A model for tests, of the parts that are given. */
export function modelOf(parts: string, namespace = 'https://www.omg.org/spec/DMN/20230324/MODEL/'): string {
  return `<?xml version="1.0"?>\n<definitions xmlns="${namespace}" name="made up" namespace="https://publica.example/made-up">\n${parts}\n</definitions>`
}

export const input = (name: string, type: string) =>
  `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`

const kinds = { input: 'requiredInput', decision: 'requiredDecision' }

export const needs = (kind: 'input' | 'decision', id: string) =>
  `<informationRequirement><${kinds[kind]} href="#${id}"/></informationRequirement>`

export const decision = (name: string, inside: string, type?: string) =>
  `<decision id="${name}" name="${name}"><variable name="${name}"${type ? ` typeRef="${type}"` : ''}/>${inside}</decision>`

export const literal = (text: string) => `<literalExpression><text>${text}</text></literalExpression>`

const cell = (name: string, text: string) => `<${name}><text>${text}</text></${name}>`

/** A table over one input named `x`: each rule is its test and its outputs. */
export function table(attributes: string, outputs: string, rules: readonly (readonly string[])[]): string {
  const written = rules.map(
    ([test = '-', ...results], index) =>
      `<rule id="r${index + 1}">${cell('inputEntry', test)}${results.map((each) => cell('outputEntry', each)).join('')}</rule>`,
  )
  return `<decisionTable ${attributes}><input><inputExpression><text>x</text></inputExpression></input>${outputs}${written.join('')}</decisionTable>`
}
