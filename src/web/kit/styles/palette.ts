import type { Oklch } from './colour.ts'
import { contrast, parseColour, writeColour } from './colour.ts'

/** The colours of the design system that we set, and a few of our own, by the names of their custom properties. */
export type Palette = Readonly<Record<keyof ReturnType<typeof lightOf>, string>>

/** All colours of the place in light and in dark rooms, worked out from its one accent so that everything can be read. */
export function paletteOf(accent: string): { light: Palette; dark: Palette } {
  const base = parseColour(accent)
  return { light: lightOf(base), dark: darkOf(base) }
}

/** Style rules that give the palettes to the page; paper is always light, and black is black there. */
export function paletteRules(accent: string): string {
  const { light, dark } = paletteOf(accent)
  const own = (palette: Palette) =>
    `:root{${Object.entries(palette)
      .map(([name, value]) => `--${name}:${value}`)
      .join(';')}}`
  const paper = '@media print{:root{--govuk-text-colour:#000;--govuk-input-border-colour:#000}}'
  return `${own(light)}${paper}@media screen and (prefers-color-scheme:dark){${own(dark)}}`
}

function lightOf(base: Oklch) {
  const grey = neutrals(base)
  const accent = readable(base, '#ffffff', -0.01)
  const { lightness } = parseColour(accent)
  const shade = (by: number) => writeColour({ ...base, lightness: Math.max(0.18, lightness - by) })
  return {
    'govuk-brand-colour': accent,
    'govuk-text-colour': grey(0.24),
    'govuk-inverse-text-colour': '#ffffff',
    'govuk-body-background-colour': '#ffffff',
    'govuk-template-background-colour': grey(0.965),
    'govuk-secondary-text-colour': grey(0.45),
    'govuk-border-colour': grey(0.88),
    'govuk-input-border-colour': grey(0.5),
    'govuk-hover-colour': grey(0.86),
    'govuk-focus-colour': tint(base, 0.9),
    'govuk-focus-text-colour': grey(0.2),
    'govuk-error-colour': '#b3261e',
    'govuk-success-colour': '#1c6b45',
    'govuk-link-colour': accent,
    'govuk-link-visited-colour': '#5f3f80',
    'govuk-link-hover-colour': shade(0.12),
    'govuk-link-active-colour': grey(0.24),
    'govuk-surface-background-colour': grey(0.965),
    'govuk-surface-text-colour': grey(0.24),
    'govuk-surface-border-colour': grey(0.88),
    'accent-hover': shade(0.08),
    'accent-tint': tint(base, 0.945),
    'on-accent': '#ffffff',
    'desk-ground': accent,
    'on-desk': '#ffffff',
    'error-tint': '#fdf3f2',
    'success-tint': '#eff7f2',
    'tag-red': '#f8dfdc',
    'tag-red-text': '#6e1510',
    'tag-green': '#d8ecdf',
    'tag-green-text': '#0f4429',
    'tag-yellow': '#fbeabf',
    'tag-yellow-text': '#5a3d00',
    'tag-grey': grey(0.92),
    'tag-grey-text': grey(0.32),
  }
}

function darkOf(base: Oklch): Palette {
  const grey = neutrals(base)
  const ground = grey(0.2)
  const accent = readable({ ...base, lightness: 0.8, chroma: Math.min(base.chroma, 0.11) }, grey(0.26), 0.01)
  const { lightness } = parseColour(accent)
  return {
    'govuk-brand-colour': accent,
    'govuk-text-colour': grey(0.93),
    'govuk-inverse-text-colour': grey(0.17),
    'govuk-body-background-colour': ground,
    'govuk-template-background-colour': grey(0.24),
    'govuk-secondary-text-colour': grey(0.77),
    'govuk-border-colour': grey(0.36),
    'govuk-input-border-colour': grey(0.65),
    'govuk-hover-colour': grey(0.4),
    'govuk-focus-colour': accent,
    'govuk-focus-text-colour': grey(0.15),
    'govuk-error-colour': '#ffa198',
    'govuk-success-colour': '#7fd3a4',
    'govuk-link-colour': accent,
    'govuk-link-visited-colour': '#cbb2ee',
    'govuk-link-hover-colour': writeColour({
      ...base,
      chroma: Math.min(base.chroma, 0.07),
      lightness: Math.min(0.95, lightness + 0.09),
    }),
    'govuk-link-active-colour': grey(0.93),
    'govuk-surface-background-colour': grey(0.24),
    'govuk-surface-text-colour': grey(0.93),
    'govuk-surface-border-colour': grey(0.36),
    'accent-hover': writeColour({
      ...base,
      chroma: Math.min(base.chroma, 0.1),
      lightness: Math.min(0.95, lightness + 0.06),
    }),
    'accent-tint': tint(base, 0.28),
    'on-accent': grey(0.17),
    'desk-ground': writeColour({ ...base, chroma: Math.min(base.chroma, 0.06), lightness: 0.34 }),
    'on-desk': '#ffffff',
    'error-tint': '#351c1a',
    'success-tint': '#16291f',
    'tag-red': '#5a1d18',
    'tag-red-text': '#ffd9d5',
    'tag-green': '#164a30',
    'tag-green-text': '#cdf0dc',
    'tag-yellow': '#4f3a08',
    'tag-yellow-text': '#fbe4a8',
    'tag-grey': grey(0.36),
    'tag-grey-text': grey(0.93),
  }
}

/** Greys with a breath of the accent in them. */
function neutrals({ chroma, hue }: Oklch): (lightness: number) => string {
  return (lightness) => writeColour({ lightness, chroma: Math.min(chroma, 0.016) * (lightness > 0.94 ? 0.5 : 1), hue })
}

function tint(base: Oklch, lightness: number): string {
  return writeColour({ ...base, chroma: Math.min(base.chroma, 0.022), lightness })
}

/** The colour itself where it can be read on the ground, or the nearest one darker or lighter that can. */
function readable(colour: Oklch, ground: string, step: number): string {
  let { lightness } = colour
  while (contrast(writeColour({ ...colour, lightness }), ground) < 5.5 && lightness > 0 && lightness < 1)
    lightness += step
  return writeColour({ ...colour, lightness })
}
