import type { Form } from '#engines/form'
import type { DefinitionFault } from '#ground/source'
import { readExamples } from './examples/read-example.ts'
import { saidByLaws } from './law/said-by-laws.ts'
import { isOfLaw } from './laws.ts'
import type { Definition, Files } from './model.ts'
import { unreachablePages } from './read/read-form/reachable.ts'
import type { Parts } from './read/read-parts.ts'
import { definitionOf, readParts } from './read/read-parts.ts'
import { checkPlaceholders } from './read/read-rules/check-placeholders.ts'
import type { Rules } from './read/read-rules.ts'
import { partsRead, wantedPaths } from './read/read-words/wanted-words.ts'
import { checkLanguages, checkWords } from './read/read-words.ts'
import { Faults } from './source/faults.ts'
import type { Opened, Source } from './source.ts'
import { openSource } from './source.ts'

export interface ReadDefinition {
  readonly definition: Definition
  readonly warnings: DefinitionFault[]
}

interface Reading {
  /** What places are told with: 'services/rates-rebate'. */
  readonly folder: string
  /** Those that the place speaks: a service that lacks one of them is warned. */
  readonly languages?: readonly string[]
}

/** Reads a service's folder as a compiler would; throws DefinitionFaults with every fault of every file at once. */
export function readDefinition(id: string, files: Files, { folder, languages = [] }: Reading): ReadDefinition {
  const faults = new Faults()
  const parts = readParts(id, files, folder, faults)
  check(parts, languages)
  const examples = readExamples(parts.source, parts.form ? usesToday(parts.form) : false)
  faults.throwIfAny()
  return { definition: { ...definitionOf(parts), examples }, warnings: faults.warnings }
}

/**
 * Reads what was published, for ever: parsed, bound and compiled, and not checked again, since a check that a later Publica learns
 * must not take from people the version that they applied under. Throws DefinitionFaults where it cannot be run at all.
 */
export function readPublished(id: string, files: Files, folder: string): Definition {
  const faults = new Faults({ asPublished: true })
  const parts = readParts(id, files, folder, faults)
  faults.throwIfAny()
  // Only other programs are shown the examples: one that cannot be read is left out.
  const examples = readExamples(openSource(id, files, folder, new Faults()), false)
  return { ...definitionOf(parts), examples }
}

/** What an author is to hear of, and nothing that runs needs. */
function check(parts: Parts, languages: readonly string[]): void {
  const { source, say, service, formFile, form, processFile, rules, laws } = parts
  checkFolder(source)
  if (form && formFile) checkReach(source, formFile, form)
  if (form && rules) checkPlaceholders(source.faults, say, { known: namesKnown(form, rules), words: rules.words })
  checkLanguages(source, say, { languages, kind: 'service' })
  const main = {
    service: service?.value,
    form: formFile?.value,
    process: processFile?.value,
    decisions: rules?.words,
    inputs: new Set(rules?.model.inputs.keys()),
  }
  checkWords(source, say, {
    ...{ wanted: wantedPaths(main), read: partsRead(main), said: saidByLaws(laws) },
    mainFiles: 'service.yaml, form.yaml, process.yaml and rules.dmn',
  })
}

/** What a sentence of the rules may hold. */
const namesKnown = (form: Form, { model, decisions }: Rules): ReadonlySet<string> =>
  new Set([...form.names.keys(), ...model.inputs.keys(), ...decisions.keys(), 'outcome', 'amount'])

const read =
  /^(service|form|process|words\.[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)\.yaml$|^[^/]+\.dmn$|^examples\/[^/]+\.yaml$|(^|\/)README\.md$/

function checkFolder({ id, files, faults, startOf }: Source): void {
  if (!/^[a-z][a-z0-9-]{0,60}$/.test(id)) {
    const remedy =
      'Rename it: small letters, digits and hyphens, beginning with a letter. It is the address of the service.'
    faults.fault(
      startOf('service.yaml'),
      'bad-id',
      `The folder's name \`${id}\` cannot be the name of a service.`,
      remedy,
    )
  }
  for (const file of files.keys()) {
    if (read.test(file) || isOfLaw(file)) continue
    faults.warning(startOf(file), 'not-read', 'This file belongs to no service.', 'Correct its name, or take it away.')
  }
}

function checkReach({ faults }: Source, { yaml, value }: Opened<'form'>, form: Form): void {
  if (faults.all.some(({ severity, at }) => severity === 'fault' && at.file === yaml.file)) return
  for (const page of unreachablePages(form)) {
    const path = ['pages', (value.pages ?? []).findIndex((file) => file?.page === page.name), 'when']
    faults.fault(
      yaml.at(path),
      'unreachable-page',
      `No answers lead to the page \`${page.name}\`: its condition is never true.`,
      'Correct the condition, or take the page away.',
    )
  }
}

function usesToday({ pages, questions, computed }: Form): boolean {
  const expressions = [
    ...pages.map(({ when }) => when),
    ...[...questions.values()].flatMap(({ when, check }) => [when, check]),
    ...computed.map(({ value }) => value),
  ]
  return expressions.some((expression) => expression?.uses.has('today'))
}
