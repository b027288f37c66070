import type { Form, Sentence } from '#engines/form'
import { Sentences } from '../finding/sentences.ts'
import type { LawsWithin } from '../law/laws-within.ts'
import { lawsWithin, wordsWithLaws } from '../law/laws-within.ts'
import type { Definition, Files, Process } from '../model.ts'
import type { Faults } from '../source/faults.ts'
import type { Opened, Source } from '../source.ts'
import { openSource, required, Translator } from '../source.ts'
import { bindDeclaration } from './read-form/wordings.ts'
import { readForm } from './read-form.ts'
import { readProcess } from './read-process.ts'
import { bindRules, decisionsOf } from './read-rules/bind-rules.ts'
import type { Rules } from './read-rules.ts'
import { readRules } from './read-rules.ts'
import { readService } from './read-service.ts'
import { openWords } from './read-words.ts'

/** What running a service needs of its folder: read, bound and compiled. What is missing is a fault of its own. */
export interface Parts {
  readonly source: Source
  readonly say: Translator
  readonly service: Opened<'service'> | undefined
  readonly formFile: Opened<'form'> | undefined
  readonly form: Form | undefined
  readonly declaration: Sentence | undefined
  readonly processFile: Opened<'process'> | undefined
  readonly process: Process | undefined
  readonly rules: Rules | undefined
  /** What the laws that the rules import say of themselves. */
  readonly laws: LawsWithin
  readonly needed: ReadonlySet<string> | undefined
}

export function readParts(id: string, files: Files, folder: string, faults: Faults): Parts {
  const source = openSource(id, files, folder, faults)
  const service = required(source, 'service')
  const say = new Translator(service?.value.language ?? 'en', openWords(source, 'words'))
  const formFile = required(source, 'form')
  const form = formFile && readForm(source, formFile, say)
  const declaration = service && form && bindDeclaration(service, form, faults, say)
  const rules = readRules(source)
  const processFile = required(source, 'process')
  const process = processFile && readProcess(source, processFile, rules, say)
  const needed = form && process && rules && bindRules(source, form, process, rules.model)
  const laws = lawsWithin(source, rules)
  return { source, say, service, formFile, form, declaration, processFile, process, rules, laws, needed }
}

export function definitionOf({ source, say, ...parts }: Parts): Omit<Definition, 'examples'> {
  const [form, process, rules] = [present(parts.form), present(parts.process), present(parts.rules)]
  const words = wordsWithLaws(rules, parts.laws, say, form)
  return {
    ...words,
    ...{ id: source.id, form, process, needed: present(parts.needed) },
    main: say.main,
    languages: say.languages,
    service: readService(present(parts.service), say, parts.declaration),
    rules: rules.model,
    decides: decisionsOf(process, rules.model),
    sentences: new Sentences({ form, process, ...words }),
  }
}

/** What is missing without a fault that says so is a mistake of ours. */
function present<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('A definition without a fault lacks a part.')
  return part
}
