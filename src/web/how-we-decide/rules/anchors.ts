import { slugOf } from '#engines/feel'
import type { RulesReading } from '../reading.ts'

interface Part {
  readonly name: string
  readonly namespace: string
  readonly kind?: string
}

/** Where on the page a part of the model stands; undefined where it does not. */
export function anchorOf({ subject }: RulesReading, { name, namespace, kind }: Part): string | undefined {
  const { rules, service } = subject
  if (kind === 'service') return undefined
  if (kind === 'input' && service && !service.needed.has(name) && !isComputed(service, name)) return undefined
  if (kind === 'input' || namespace === rules.rules.namespace) return slugOf(name)
  // A law may call its own parts by names that the service has, too.
  return `${slugOf(name)}-${slugOf(namespace.split('/').at(-1) ?? '')}`
}

const isComputed = ({ form }: NonNullable<RulesReading['subject']['service']>, name: string) =>
  form.computed.some((computed) => computed.name === name)
