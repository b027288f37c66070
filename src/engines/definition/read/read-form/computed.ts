import type { Expression, Type } from '#engines/feel'
import { compileExpression } from '#engines/feel'
import type { Computed } from '#engines/form'
import { fieldTypes } from '#engines/form'
import { expressionPlace } from '../../source/expression-place.ts'
import { Faults } from '../../source/faults.ts'
import type { YamlFile } from '../../source/yaml.ts'
import type { Translator } from '../../source.ts'
import { sameType } from '../../types.ts'
import type { ComputedFile, PageDraft } from './form-drafts.ts'

interface Needs {
  readonly yaml: YamlFile
  readonly faults: Faults
  readonly pages: readonly PageDraft[]
  readonly names: ReadonlyMap<string, Type>
  readonly file: readonly (ComputedFile | undefined)[] | undefined
  readonly say: Translator
}

interface Draft {
  readonly name: string
  readonly label: string | undefined
  readonly text: string
  readonly index: number
  readonly shownAs: ComputedFile['shown as']
  readonly uses: ReadonlySet<string>
}

/** Computed values, each after those it rests on, and the types of all names; one that rests on itself is a fault. */
export function readComputed(needs: Needs): { computed: Computed[]; names: ReadonlyMap<string, Type> } {
  const drafts = draftsOf(needs)
  const names = new Map([...needs.names, ...drafts.map(({ name }): [string, Type] => [name, 'any'])])
  const computed: Computed[] = []
  for (const draft of inOrder(drafts, needs)) {
    const value = compiled(draft, names, needs)
    if (!value) continue
    names.set(draft.name, value.type)
    checkShown(draft, value.type, needs)
    const { name, label, shownAs } = draft
    const called = needs.say.sentence(label ?? name, (words) => words.computed?.[name]?.label)
    computed.push({ name, label: called, value, after: afterPage(draft, computed, needs), shownAs })
  }
  return { computed, names }
}

/** What each uses is found by reading it once with the others as anything; faults are told when types are known. */
function draftsOf({ yaml, names, file = [] }: Needs): Draft[] {
  const others = file.flatMap((computed): [string, Type][] =>
    computed?.name === undefined ? [] : [[computed.name, 'any']],
  )
  const all = new Map([...names, ...others])
  return file.flatMap((computed, index) => {
    if (computed?.name === undefined || computed.value === undefined) return []
    const { name, label, value: text, 'shown as': shownAs } = computed
    const where = { ...expressionPlace(yaml, ['computed', index, 'value'], text), asPublished: true }
    const uses = new Faults().keeping(() => compileExpression(text, all, where))?.uses ?? new Set<string>()
    return [{ name, label, text, index, shownAs, uses }]
  })
}

/** Depth first, so that each comes after those it uses. */
function inOrder(drafts: readonly Draft[], needs: Needs): Draft[] {
  const [done, open]: [Set<Draft>, Draft[]] = [new Set(), []]
  const visit = (draft: Draft) => {
    if (open.includes(draft)) tellRing([...open.slice(open.indexOf(draft)), draft], needs)
    if (done.has(draft) || open.includes(draft)) return
    open.push(draft)
    for (const used of drafts) if (draft.uses.has(used.name)) visit(used)
    open.pop()
    done.add(draft)
  }
  for (const draft of drafts) visit(draft)
  return [...done]
}

function tellRing(ring: readonly Draft[], { yaml, faults }: Needs): void {
  const names = ring.map(({ name }) => `\`${name}\``).join(' → ')
  const at = yaml.at(['computed', ring[0]?.index ?? 0, 'value'])
  faults.fault(at, 'computed-in-a-ring', `This value rests on itself: ${names}.`, 'Work it out from answers alone.')
}

function compiled(
  { text, index }: Draft,
  names: ReadonlyMap<string, Type>,
  { yaml, faults }: Needs,
): Expression | undefined {
  const where = { ...expressionPlace(yaml, ['computed', index, 'value'], text), asPublished: faults.asPublished }
  return faults.keeping(() => compileExpression(text, names, where))
}

function afterPage({ uses }: Draft, computed: readonly Computed[], { pages }: Needs): number {
  const questions = pages.filter((page) => page.questions.some(({ name }) => uses.has(name))).map(({ place }) => place)
  const others = computed.filter(({ name }) => uses.has(name)).map(({ after }) => after)
  return Math.max(-1, ...questions, ...others)
}

function checkShown({ name, index, shownAs }: Draft, type: Type, { yaml, faults }: Needs): void {
  if (!shownAs) return
  if (type === 'any' && fieldTypes[shownAs].gives === 'number')
    faults.warning(
      yaml.at(['computed', index, 'shown as']),
      'perhaps-wrong-type',
      `\`${name}\` is shown as ${shownAs}, and nothing says that it is always a number.`,
      'Let every way through it give a number.',
    )
  if (sameType(fieldTypes[shownAs].gives, type)) return
  const message = `\`${name}\` cannot be shown as ${shownAs}: it is not of that type.`
  faults.fault(
    yaml.at(['computed', index, 'shown as']),
    'wrong-type',
    message,
    'Choose the type that fits, or leave this line out.',
  )
}
