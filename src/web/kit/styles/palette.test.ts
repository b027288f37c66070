import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { contrast, parseColour, writeColour } from './colour.ts'
import type { Palette } from './palette.ts'
import { paletteOf } from './palette.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

const grounds = ['govuk-body-background-colour', 'govuk-template-background-colour', 'accent-tint'] as const

/** What is read on every ground of a page. */
const texts = [
  ...['govuk-text-colour', 'govuk-secondary-text-colour', 'govuk-link-colour', 'govuk-link-hover-colour'],
  ...['govuk-link-visited-colour', 'govuk-error-colour', 'govuk-success-colour', 'govuk-brand-colour'],
] as (keyof Palette)[]

const pairs: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ...grounds.flatMap((ground) => texts.map((text) => [text, ground] as const)),
  ['on-accent', 'govuk-brand-colour'],
  ['on-accent', 'accent-hover'],
  ['govuk-focus-text-colour', 'govuk-focus-colour'],
  ['on-desk', 'desk-ground'],
  ['govuk-error-colour', 'error-tint'],
  ['govuk-text-colour', 'error-tint'],
  ['govuk-text-colour', 'success-tint'],
  ['govuk-inverse-text-colour', 'govuk-error-colour'],
  ...(['red', 'green', 'yellow', 'grey'] as const).map((name) => [`tag-${name}-text`, `tag-${name}`] as const),
]

test('whatever accent a place chooses, everything can be read in light and in dark rooms (WCAG 1.4.3)', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      for (const palette of Object.values(paletteOf(accent))) {
        for (const [text, ground] of pairs) atLeast(4.5, palette, text, ground)
      }
    }),
  )
})

test('whatever accent a place chooses, fields and focus can be seen (WCAG 1.4.11)', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      for (const palette of Object.values(paletteOf(accent))) {
        for (const ground of grounds) {
          atLeast(3, palette, 'govuk-input-border-colour', ground)
          atLeast(3, palette, 'govuk-brand-colour', ground)
        }
      }
    }),
  )
})

test('an accent that can be read is used as it is', () => {
  assert.equal(paletteOf('#0b5a6b').light['govuk-brand-colour'], '#0b5a6b')
  assert.equal(paletteOf('#7a1f3d').light['govuk-link-colour'], '#7a1f3d')
})

test('a colour survives being read and written', () => {
  fc.assert(fc.property(colour, (hex) => assert.equal(writeColour(parseColour(hex)), hex)))
  assert.equal(writeColour(parseColour('#fc0')), '#ffcc00')
})

test('contrast is reckoned as WCAG says', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
})

function atLeast(ratio: number, palette: Palette, text: keyof Palette, ground: keyof Palette): void {
  const found = contrast(palette[text], palette[ground])
  assert.ok(found >= ratio, `${text} ${palette[text]} on ${ground} ${palette[ground]} has ${found.toFixed(2)}`)
}
