import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Answers, Stored } from '#engines/form'

/** Answers that lie in the visitor's own browser and nowhere else: nobody there can read or change them. */
export interface SealedAnswers {
  /** Undefined where they do not fit into a cookie. */
  seal(service: string, answers: Answers, now: Temporal.Instant): string | undefined
  /** Undefined for anything that was not sealed here for this service within the hour. */
  open(service: string, text: string | undefined, now: Temporal.Instant): Answers | undefined
}

// Browsers keep 4,096 bytes of a cookie, its name and attributes included.
const mostCharacters = 3800
const lasts = { hours: 1 }
const lengths = { nonce: 12, tag: 16 }
const mostInflated = 64 * 1024

export function sealedAnswers(secret: Uint8Array): SealedAnswers {
  return {
    seal(service, answers, now) {
      const until = now.add(lasts).epochMilliseconds
      const text = seal(secret, service, JSON.stringify([until, ...answers]))
      return text.length > mostCharacters ? undefined : text
    },
    open(service, text, now) {
      const opened = text && open(secret, service, text)
      if (!opened) return undefined
      const [until, ...answers] = JSON.parse(opened) as [number, ...[string, Stored][]]
      return until < now.epochMilliseconds ? undefined : new Map(answers)
    },
  }
}

function seal(secret: Uint8Array, service: string, text: string): string {
  const nonce = randomBytes(lengths.nonce)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(service))
  const sealed = Buffer.concat([cipher.update(deflateRawSync(text)), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

function open(secret: Uint8Array, service: string, text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length <= lengths.nonce + lengths.tag) return undefined
  const [nonce, rest] = [bytes.subarray(0, lengths.nonce), bytes.subarray(lengths.nonce)]
  const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: lengths.tag })
    .setAAD(Buffer.from(service))
    .setAuthTag(rest.subarray(0, lengths.tag))
  try {
    const plain = Buffer.concat([decipher.update(rest.subarray(lengths.tag)), decipher.final()])
    return inflateRawSync(plain, { maxOutputLength: mostInflated }).toString()
  } catch {
    return undefined
  }
}
