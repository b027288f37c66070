import type { Place } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import { mostCharacters, tooLarge } from '../limits.ts'

/** The text of a model's file: UTF-8, or UTF-16 where its first mark says so. Throws DefinitionFaults. */
export function textOfModel(bytes: Uint8Array, file: string): string {
  mustBeSmall(bytes.length, file)
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    return refuse({ file, ...firstWrong(bytes) }, 'not-utf-8', 'This is not text in UTF-8.', 'Save the file as UTF-8.')
  }
}

/** For a file that is about to be read: throws DefinitionFaults where it is larger than any law. */
export function mustBeSmall(size: number, file: string): void {
  if (size > mostCharacters)
    refuse({ file, line: 1, column: 1 }, 'too-large', tooLarge, 'Split it into several models.')
}

function refuse(at: Place, code: string, message: string, remedy: string): never {
  throw new DefinitionFaults([{ severity: 'fault', at, code, message, remedy }])
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** The first line that cannot be read, and what of it can. */
function firstWrong(bytes: Uint8Array): { line: number; column: number } {
  const shown = new TextDecoder(encodingOf(bytes)).decode(bytes)
  const lines = shown.slice(0, Math.max(0, shown.indexOf('\uFFFD'))).split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
