import { nearestWord } from '#ground/source'
import { nameOf } from '../graph/decision.ts'
import type { Reading } from '../reading.ts'
import { attribute, childrenOf, faultWithin, warn, within } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Standing } from './elements.ts'
import { asides, places, standings } from './elements.ts'

/** Whoever has so many has to mend these first. */
const most = 100

/** Tells an author what of a model is not read: elements that DMN does not know where they stand, and what is there twice. */
export function tellNotRead(definitions: Element, reading: Reading): void {
  if (reading.asPublished) return
  const before = reading.faults.length
  lookInto(definitions, { reading, path: [], isFull: () => reading.faults.length - before >= most })
}

/** An element was told that was surely meant for an expression of this one. */
export const holdsMisspelt = (owner: Element): boolean =>
  owner.children.some(({ name }) => {
    const names = standings.get(owner.name)?.names
    const meant = names && !names.has(name) ? nearestWord(name, names.keys()) : undefined
    return meant !== undefined && names?.get(meant) === 'expression'
  })

interface Looking {
  readonly reading: Reading
  /** The elements that are open, the outermost first. */
  readonly path: Element[]
  isFull(): boolean
}

function lookInto(element: Element, looking: Looking): void {
  const standing = standings.get(element.name)
  if (!standing || looking.isFull()) return
  looking.path.push(element)
  if (standing.holdsText) lookAtText(element, looking)
  if (element.children.length === 0) lookAtReference(element, looking)
  else lookAtChildren(element.children, standing, looking)
  looking.path.pop()
}

function lookAtChildren(children: readonly Element[], { names }: Standing, looking: Looking): void {
  const seen: string[] = []
  for (const child of children) {
    const count = names.get(child.name)
    if (count === undefined) tellUnknown(child, names, looking)
    else if (count !== 'often') lookAtSecond(child, count, seen, looking)
    if (count !== undefined && child.name !== 'extensionElements') lookInto(child, looking)
  }
}

/** What may be there once is read where it first stands. */
function lookAtSecond(child: Element, count: 'once' | 'expression', seen: string[], looking: Looking): void {
  const kind = count === 'once' ? child.name : count
  if (!seen.includes(kind)) {
    seen.push(kind)
    return
  }
  const what = count === 'once' ? `one <${kind}>` : 'one expression'
  const message = `There is more than ${what} in this ${looking.path.at(-1)!.name}, and only the first is read.`
  tell(child, child.name, looking, 'there-twice', message, 'Keep one of them.')
}

function tellUnknown(child: Element, names: Standing['names'], looking: Looking): void {
  if (looking.isFull()) return
  const { name } = child
  const near = nearestWord(name, names.keys())
  const meant = near ?? (places.has(name) ? name : nearestWord(name, places.keys()))
  const owner = looking.path.at(-1)!.name
  const message =
    meant === name
      ? `<${name}> does not stand in <${owner}> in DMN, and is not read.`
      : `<${name}> is no element of DMN here, and is not read.`
  tell(child, meant, looking, 'not-read', message, remedyFor(name, near, meant))
}

function remedyFor(name: string, near: string | undefined, meant: string | undefined): string {
  if (near !== undefined) return `Did you mean <${near}>?`
  if (meant === undefined) return 'Take it out, or put it into <extensionElements>.'
  const place = `It stands in <${places.get(meant)}>.`
  return meant === name ? place : `Did you mean <${meant}>? ${place}`
}

/** A fault where something is lost that was surely meant; else a warning. */
function tell(
  at: Element,
  meant: string | undefined,
  looking: Looking,
  ...[code, message, remedy]: [code: string, message: string, remedy: string]
): void {
  const say = meant === undefined || asides.has(meant) ? warn : faultWithin
  within(looking.reading, partOf(looking.path), () => say(looking.reading, at.at, code, message, remedy))
}

function partOf(path: readonly Element[]): Parameters<typeof within>[1] {
  const part = path.find(({ name }) => name === 'decision' || name === 'businessKnowledgeModel')
  const rule = path.findIndex(({ name }) => name === 'rule')
  const number = rule < 0 ? 0 : childrenOf(path[rule - 1]!, 'rule').indexOf(path[rule]!) + 1
  return {
    ...(part && { decision: nameOf(part) }),
    ...(rule >= 0 && { rule: attribute(path[rule]!, 'id') ?? `rule ${number}` }),
  }
}

function lookAtText(element: Element, looking: Looking): void {
  if (element.text === '' || element.text.trim() === '') return
  const { name, children } = element
  if (children.some((each) => each.name === 'text')) {
    tell(
      element,
      name,
      looking,
      'not-read',
      `What stands in <${name}> beside <text> is not read.`,
      'Put it into <text>.',
    )
    return
  }
  const message = `In <${name}> the expression stands without <text>: not everybody reads it so.`
  tell(element, undefined, looking, 'no-text', message, `Write <${name}><text>…</text></${name}>.`)
}

function lookAtReference(element: Element, looking: Looking): void {
  const href = attribute(element, 'href')
  if (href === undefined || href === '' || href.includes('#')) return
  const message = `"${href}" has no #: DMN names a part of this model by # and its id.`
  tell(element, undefined, looking, 'no-hash', message, `Write href="#${href}".`)
}
