import type { Stored } from '../../answers.ts'

export const addressLines = ['line 1', 'line 2', 'town', 'postcode'] as const
export type AddressLine = (typeof addressLines)[number]

/** 'line 1' is in the field 'home-line-1'. */
export const suffixOf = (line: AddressLine) => line.replace(' ', '-')

export function isAddress(stored: Stored): stored is Readonly<Record<string, string>> {
  return typeof stored === 'object' && !Array.isArray(stored)
}
