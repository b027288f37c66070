import type { Document, YAMLParseError } from 'yaml'
import type { DefinitionFault, Place } from '#ground/source'

/** What is wrong with a document as YAML, where, and what to do about it. */
export const yamlFaults = ({ errors, warnings }: Document, place: (offset: number) => Place): DefinitionFault[] =>
  [...tellable(errors), ...warnings].map(({ pos, message, code }) => ({
    severity: 'fault',
    at: place(pos[0]),
    code: 'yaml',
    message: messages[kindOf(code, message)] ?? sentence(message),
    remedy: remedies[kindOf(code, message)] ?? remedy,
  }))

const kindOf = (code: string, message: string) => (/closing ['"]quote/.test(message) ? 'OPEN_QUOTE' : code)

/** Of broken markup the cause is told, and nothing that only follows from it. */
function tellable(errors: readonly YAMLParseError[]): YAMLParseError[] {
  const broken = errors.filter(({ code }) => code !== 'DUPLICATE_KEY')
  const cause = broken.find(({ code }) => code === 'TAB_AS_INDENT') ?? broken[0]
  return cause ? [cause] : [...errors]
}

const messages: Record<string, string> = {
  TAB_AS_INDENT: 'There is a tab where the line should be indented with spaces.',
  OPEN_QUOTE: 'A quotation mark is opened before this, and never closed.',
  MULTIPLE_DOCS: 'A second document begins here, and only one is read.',
  BLOCK_AS_IMPLICIT_KEY: 'This line is indented otherwise than those around it, or has two colons.',
}

/** For what has no remedy of its own. */
export const remedy = 'Mend the YAML here; texts with a colon, a quote or a hash in them go in quotes.'
const remedies: Record<string, string> = {
  DUPLICATE_KEY: 'Keep one of the two.',
  BAD_INDENT: 'Indent with the same number of spaces as the lines around it.',
  TAB_AS_INDENT: 'Indent with spaces, not with tabs.',
  OPEN_QUOTE: 'Write the same mark at the end of its text.',
  MULTIPLE_DOCS: 'Take the line `---` away, or put what follows into a file of its own.',
  MISSING_CHAR: 'Indent with the same number of spaces as the lines around it, and end what is begun.',
  BLOCK_AS_IMPLICIT_KEY:
    'Indent with the same number of spaces as the lines around it; texts with a colon go in quotes.',
}

const sentence = (message: string) => (/[.!?]$/.test(message) ? message : `${message}.`)
