import type { KeyObject } from 'node:crypto'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

// version (1 byte), key id (16), nonce (12), ciphertext, tag (16). NIST SP 800-38D; the head is authenticated too.
const version = 1
const keyIdEnd = 17
const headEnd = 29
const tagLength = 16
const algorithm = 'aes-256-gcm'

/** What belongs to the value without being in it, in a form that no two of them share. */
const aside = (head: Uint8Array, about: readonly string[]) => Buffer.concat([head, Buffer.from(JSON.stringify(about))])

export const seal = (key: KeyObject, keyId: string, content: Uint8Array, about: readonly string[]): Buffer => {
  const id = Buffer.from(keyId.replaceAll('-', ''), 'hex')
  const head = Buffer.concat([Buffer.of(version), id, randomBytes(headEnd - keyIdEnd)])
  const cipher = createCipheriv(algorithm, key, head.subarray(keyIdEnd)).setAAD(aside(head, about))
  return Buffer.concat([head, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/** The id of the key that an envelope was sealed under, or nothing where it is no envelope. */
export const keyIdOf = (envelope: Buffer): string | undefined => {
  if (envelope.length < headEnd + tagLength || envelope[0] !== version) return undefined
  const hex = envelope.subarray(1, keyIdEnd).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Throws when a bit of the envelope, the key or `about` is another. */
export const open = (key: KeyObject, envelope: Buffer, about: readonly string[]): Buffer => {
  const head = envelope.subarray(0, headEnd)
  const decipher = createDecipheriv(algorithm, key, head.subarray(keyIdEnd), { authTagLength: tagLength })
  decipher.setAAD(aside(head, about)).setAuthTag(envelope.subarray(-tagLength))
  return Buffer.concat([decipher.update(envelope.subarray(headEnd, -tagLength)), decipher.final()])
}
