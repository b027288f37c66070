import type { DefinitionFault, Place } from '#ground/source'
import { DefinitionFaults, nearestWord } from '#ground/source'

/** Gathers faults as a definition is read, so that its author hears of all of them at once. */
export class Faults {
  readonly all: DefinitionFault[] = []
  /** Whether a version is read that was published: then only its gaps count. */
  readonly asPublished: boolean
  readonly #gaps = new Set<DefinitionFault>()

  constructor({ asPublished = false } = {}) {
    this.asPublished = asPublished
  }

  fault(at: Place, code: string, message: string, remedy: string): void {
    this.all.push({ severity: 'fault', at, code, message, remedy })
  }

  warning(at: Place, code: string, message: string, remedy: string): void {
    this.all.push({ severity: 'warning', at, code, message, remedy })
  }

  /** A fault where something is missing without which nothing can run: it could not be read, bound or compiled. */
  gap(...[at, code, message, remedy]: Parameters<Faults['fault']>): void {
    this.gaps([{ severity: 'fault', at, code, message, remedy }])
  }

  gaps(faults: readonly DefinitionFault[]): void {
    this.all.push(...faults)
    for (const fault of faults) this.#gaps.add(fault)
  }

  /** Runs what throws DefinitionFaults, and keeps them. */
  keeping<T>(read: () => T, moved: (fault: DefinitionFault) => DefinitionFault = (fault) => fault): T | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof DefinitionFaults)) throw error
      this.gaps(error.faults.map(moved))
      return undefined
    }
  }

  get any(): boolean {
    return this.all.some(({ severity }) => severity === 'fault')
  }

  get warnings(): DefinitionFault[] {
    return this.all.filter(({ severity }) => severity === 'warning')
  }

  /** Throws what was gathered, in the order of the files, if there is a fault among it that counts. */
  throwIfAny(): void {
    if (this.asPublished ? this.#gaps.size > 0 : this.any) throw new DefinitionFaults(this.all.toSorted(inOrder))
  }
}

function inOrder(a: DefinitionFault, b: DefinitionFault): number {
  return a.at.file === b.at.file ? a.at.line - b.at.line || a.at.column - b.at.column : a.at.file < b.at.file ? -1 : 1
}

/** "Did you mean `x`?" where a known word is near, else the words that are known. */
export function meant(word: string, known: readonly string[]): string {
  const near = nearestWord(word, known)
  if (near !== undefined) return `Did you mean \`${near}\`?`
  return `Use one of these: ${known.map((name) => `\`${name}\``).join(', ')}.`
}
