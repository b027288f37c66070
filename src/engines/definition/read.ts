import type { Form } from '#engines/form'
import type { DefinitionFault } from '#ground/source'
import { bindRules, decisionsOf } from './bind-rules.ts'
import { checkPlaceholders } from './check-placeholders.ts'
import { decisionNamesOf } from './decision-names.ts'
import { Faults } from './faults.ts'
import type { Definition, Files, Process } from './model.ts'
import { unreachablePages } from './reachable.ts'
import { readExamples } from './read-example.ts'
import { readForm } from './read-form.ts'
import { readProcess } from './read-process.ts'
import type { Rules } from './read-rules.ts'
import { readRules } from './read-rules.ts'
import { readService } from './read-service.ts'
import { checkLanguages, checkWords, openWords, ruleWordsOf } from './read-words.ts'
import { Sentences } from './sentences.ts'
import type { Opened, Source } from './source.ts'
import { openSource, required, Translator } from './source.ts'

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
  const source = openSource(id, files, folder, faults)
  checkFolder(source)
  const service = required(source, 'service')
  const say = new Translator(service?.value.language ?? 'en', openWords(source))
  const formFile = required(source, 'form')
  const form = formFile && readForm(source, formFile, say)
  const rules = readRules(source)
  const processFile = required(source, 'process')
  const process = processFile && readProcess(source, processFile, rules, say)
  const needed = form && process && rules && bindRules(source, form, process, rules.model)
  if (form && formFile) checkReach(source, formFile, form)
  if (form && rules) checkPlaceholders(source, say, form, rules)
  const main = {
    service: service?.value,
    form: formFile?.value,
    process: processFile?.value,
    decisions: rules?.words,
    inputs: new Set(rules?.model.inputs.keys()),
  }
  checkLanguages(source, say, languages)
  checkWords(source, say, main)
  const examples = readExamples(source, form ? usesToday(form) : false)
  faults.throwIfAny()
  const whole = {
    service: present(service),
    form: present(form),
    process: present(process),
    rules: present(rules),
    needed: present(needed),
  }
  return { definition: { ...assembled(id, say, whole), examples }, warnings: faults.warnings }
}

interface Whole {
  readonly service: Opened<'service'>
  readonly form: Form
  readonly process: Process
  readonly rules: Rules
  readonly needed: ReadonlySet<string>
}

const assembled = (
  id: string,
  say: Translator,
  { service, form, process, rules, needed }: Whole,
): Omit<Definition, 'examples'> => ({
  ...{ id, form, process, needed },
  main: say.main,
  languages: say.languages,
  service: readService(service, say),
  rules: rules.model,
  ruleWords: ruleWordsOf(rules.words, say),
  decisionWords: decisionNamesOf(rules.words, say),
  decides: decisionsOf(process, rules.model),
  sentences: new Sentences({ form, process }),
})

/** What is missing without a fault that says so is a mistake of ours. */
function present<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('A definition without a fault lacks a part.')
  return part
}

const read =
  /^(service|form|process|words\.[A-Za-z0-9-]+)\.yaml$|^[^/]+\.dmn$|^examples\/[^/]+\.yaml$|(^|\/)README\.md$/

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
    if (read.test(file)) continue
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
