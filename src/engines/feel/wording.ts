import { parseExpression, parseTests } from './parse.ts'
import { Scope } from './scope.ts'
import type { Text } from './text.ts'
import { Faults } from './text.ts'
import type { Node } from './tree.ts'
import type { Type } from './values/types.ts'
import type { Phrase } from './wording/line.ts'
import { code } from './wording/line.ts'
import { sayingOf } from './wording/nodes.ts'
import type { Said, Saying, Speech } from './wording/saying.ts'
import { phraseOf, Unwordable } from './wording/saying.ts'

/** Puts FEEL into a language; what has no words is given as it is written, as code. Nothing here throws. */
export interface FeelInWords {
  /** `about`: the name of what it gives, for how its numbers are shown. */
  expression(text: string, about?: string): Phrase
  /** The tests of a cell, of what goes by the name `about`. */
  tests(text: string, about?: string): Phrase
}

const NO_TYPES: ReadonlyMap<string, Type> = new Map()

/** Opens the wording of texts that see these names. */
export function openWording(names: ReadonlyMap<string, Type>, speech: Speech): FeelInWords {
  const scope = scopeOf(names)
  return {
    expression: (text, about) =>
      wordedOr(text, speech, (saying) => {
        const { tree } = parseExpression(text, scope, faultsOf(text), NO_TYPES)
        if (tree?.type !== 'boolean') return tree && saying.node(tree, about)
        return { ...saying.condition(tree), ...(asks(tree) && { states: true as const }) }
      }),
    tests: (text, about) =>
      wordedOr(text, speech, (saying) => {
        const input = (about === undefined ? undefined : names.get(about)) ?? 'any'
        const { tree } = parseTests(text, scope, input, faultsOf(text), NO_TYPES)
        return tree && saying.tests(tree.tests, tree.negated, about)
      }),
  }
}

/** Whether it is a condition, and says nothing of what it gives: as `true` and `if … then true else false` do. */
const asks = ({ kind }: Node): boolean => kind !== 'literal' && kind !== 'if'

const scopes = new WeakMap<ReadonlyMap<string, Type>, Scope>()

/** The texts of one model share their names, in whatever language they are worded. */
function scopeOf(names: ReadonlyMap<string, Type>): Scope {
  const known = scopes.get(names) ?? new Scope(undefined, names)
  scopes.set(names, known)
  return known
}

function wordedOr(text: string, speech: Speech, word: (saying: Saying) => Said | undefined): Phrase {
  try {
    const said = word(sayingOf(text, speech))
    if (said) return phraseOf(said)
  } catch (reason) {
    if (!(reason instanceof Unwordable)) throw reason
  }
  return { line: code(text.trim()) }
}

const faultsOf = (text: string) => new Faults({ text, place: () => NOWHERE } satisfies Text)
const NOWHERE = { file: '', line: 1, column: 1 }
