import { Decimal } from '#ground/decimal'
import type { Currency } from '../words.ts'
import { visible } from './typed-text.ts'

// The zeros of the decimal digits that people type (Unicode, category Nd); full-width ones become ASCII by NFKC.
const zeros = [0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x17e0]

/** Digits of any script as ASCII digits. */
export function plainDigits(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const zero = zeros.find((start) => code >= start && code <= start + 9)
    return zero === undefined ? digit : String(code - zero)
  })
}

export type Numeral =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'ambiguous'; readonly one: string; readonly other: string }
  | { readonly kind: 'other-currency' }
  | { readonly kind: 'none' }

const none: Numeral = { kind: 'none' }
const longest = 100
const mostDigits = 34

/** How many decimals the number may have: it tells a thousand's separator from a decimal one. */
export interface Expecting {
  readonly decimals: 'none' | 'cents' | 'any'
  readonly currency?: Currency
  readonly signs?: boolean
}

/**
 * A number as people type it: "1000", "1,000.50", "1 000,50", "1.000,50", "1'000", "١٬٠٠٠٫٥", "-3", "$ 12".
 * What can be read as two different numbers is said to be ambiguous, never guessed.
 */
export function readNumeral(typed: string, expecting: Expecting): Numeral {
  if (typed.length > longest) return none
  const plain = visible(plainDigits(typed)).trim()
  const [, sign = '', rest = ''] = /^([-+\u2212]?)\s*(.*)$/su.exec(plain) ?? []
  const figures = expecting.signs ? withoutCurrency(rest, expecting.currency) : rest
  if (figures === undefined) return { kind: 'other-currency' }
  const read = readFigures(figures, expecting)
  return read.kind === 'number' && (sign === '-' || sign === '\u2212') ? { ...read, text: negative(read.text) } : read
}

const negative = (text: string) => (/^[0.]*$/.test(text) ? text : `-${text}`)

/** Without the sign or code of the currency; undefined where it is another currency's. */
function withoutCurrency(text: string, currency: Currency | undefined): string | undefined {
  const ours = currency ? [currency.symbol, currency.code].map((mark) => mark.normalize('NFKC')) : []
  for (const mark of ['\u00A4', ...ours]) {
    const bare = without(text, mark)
    if (bare !== undefined) return bare
  }
  const [mark] = /^\p{Sc}|\p{Sc}$/u.exec(text) ?? []
  if (mark === undefined) return text
  // Where amounts are in M$, people write $ as well.
  return !currency || currency.symbol.includes(mark) ? without(text, mark) : undefined
}

function without(text: string, mark: string): string | undefined {
  if (mark === '') return undefined
  const [whole, sought] = [text.toLowerCase(), mark.toLowerCase()]
  if (whole.startsWith(sought)) return text.slice(sought.length).trim()
  return whole.endsWith(sought) ? text.slice(0, -sought.length).trim() : undefined
}

function readFigures(figures: string, expecting: Expecting): Numeral {
  // A grouping mark of one kind is as good as another: spaces, apostrophes, the Arabic separator.
  const text = figures.replace(/(?<=\d)[\s'\u2019\u066C](?=\d{3}(?!\d))/gu, '_')
  // "3500." ends a sentence, "3,500." and "3500,-" say that there are no cents.
  const [, whole] = /^(\d+|\d{1,3}(?:_\d{3})+)[.,](?:[-\u2013\u2014]{1,2})?$/.exec(text) ?? []
  if (whole) return number(whole)
  if (/^\d{1,3}(,\d{3})+\.$/.test(text)) return number(text.replace(/[,.]/g, ''))
  if (/^\d+$/.test(text)) return number(text)
  if (/^\d{1,3}(_\d{3})+$/.test(text)) return number(text)
  if (/^(\d+|\d{1,3}(_\d{3})+)?\u066B\d+$/.test(text)) return number(text.replace('\u066B', '.'))
  if (/^\d{1,3}(_\d{3})+[.,]\d+$/.test(text)) return number(text.replace(',', '.'))
  if (text.includes('_') || text.includes('\u066B')) return none
  return readMarked(text.replaceAll('\u060C', ','), expecting)
}

/** Figures with commas and full stops only. */
function readMarked(text: string, { decimals }: Expecting): Numeral {
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(text) || /^\d{1,2}(,\d{2})+,\d{3}(\.\d+)?$/.test(text))
    return number(text.replaceAll(',', ''))
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(text)) return number(text.replaceAll('.', '').replace(',', '.'))
  if (/^\d{1,3}(,\d{3}){2,}$/.test(text)) return number(text.replaceAll(',', ''))
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(text)) return number(text.replaceAll('.', ''))
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return readThousand(text, decimals)
  if (/^\d*[.,]\d+$/.test(text)) return number(text.replace(',', '.'))
  return none
}

/** How many of them either reading may keep, so that it is taken when it is typed. */
const mostDecimals: Record<Expecting['decimals'], number> = { none: 0, cents: 2, any: 3 }

// "1,000" is a thousand wherever three decimals make no sense; "1.000" may be one to somebody and a thousand to somebody else.
function readThousand(text: string, decimals: Expecting['decimals']): Numeral {
  const whole = text.replace(/[.,]/, '')
  const fraction = text.replace(',', '.')
  if (decimals !== 'any' && text.includes(',')) return number(whole)
  if (decimals === 'any' && text.includes('.')) return number(fraction)
  const other = fraction.slice(0, fraction.indexOf('.') + 1 + mostDecimals[decimals])
  return { kind: 'ambiguous', one: whole, other: other.replace(/\.0*$|(?<=\.\d+)0+$/, '') }
}

function number(text: string): Numeral {
  const figures = text.replaceAll('_', '')
  const decimal = Decimal.parse(figures)
  if (!decimal) return none
  // With more digits than are kept, it goes on as it was typed, to be told so and not to be rounded.
  const typed = figures.replace(/\D/g, '').length > mostDigits
  return { kind: 'number', text: typed ? figures : decimal.toString() }
}
