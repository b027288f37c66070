import { randomBytes, randomInt } from 'node:crypto'
import type { Clock } from '#ground/clock'
import { systemClock } from '#ground/clock'

/** A whole number from 0 to 31⁹−1, drawn at random. It is the case's id too, and the reference is another way to write it. */
export type ApplicationId = number & { readonly kind: 'application' }

/** What is left of digits and capitals when those that look alike are gone: 0 O, 1 I L. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const base = alphabet.length
const length = 9
const total = base ** length

/** Draws a new one, from about 45 bits: nobody guesses one, and a table's key catches the clash that a lifetime may bring. */
export const newApplicationId = (): ApplicationId => randomInt(total) as ApplicationId

// 31 is prime and the weights 1 to 10 differ, so that every single slip and every swap of two symbols changes the sum.
const sumOf = (digits: readonly number[]) => digits.reduce((sum, digit, index) => (sum + digit * (index + 1)) % base, 0)

// 28 is what 10, the weight of the check symbol, must be multiplied by to give 1 modulo 31.
const checkOf = (digits: readonly number[]) => ((base - sumOf(digits)) * 28) % base

const digitsOf = (id: number) =>
  Array.from({ length }, (_, index) => Math.floor(id / base ** (length - 1 - index)) % base)

/** The reference as people read, write and say it: `K7QM2-9XW4C`, the last symbol being the check. */
export const referenceOf = (id: ApplicationId): string => {
  const digits = digitsOf(id)
  const symbols = [...digits, checkOf(digits)].map((digit) => alphabet[digit]).join('')
  return `${symbols.slice(0, 5)}-${symbols.slice(5)}`
}

// Every kind of space and dash, since people paste what a word processor made of it.
const separators = /[\s\p{Pd}]/gu
const written = new RegExp(`^[${alphabet}]{${length + 1}}$`)

/**
 * Reads a reference however it was typed: lower case, spaces and hyphens do not matter.
 * One wrong symbol or two swapped ones give `undefined`, never somebody else's application.
 */
export const readReference = (text: string): ApplicationId | undefined => {
  if (text.length > 40) return undefined
  const symbols = text.normalize('NFKC').toUpperCase().replace(separators, '')
  if (!written.test(symbols)) return undefined
  const digits = [...symbols].map((symbol) => alphabet.indexOf(symbol))
  if (sumOf(digits) !== 0) return undefined
  return digits.slice(0, length).reduce((id, digit) => id * base + digit, 0) as ApplicationId
}

/** An id for everything else: a UUID of version 7 (RFC 9562 §5.7), so that ids come in the order of the clock's time. */
export const newId = (clock: Clock = systemClock): string => {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(clock.now().epochMilliseconds, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
