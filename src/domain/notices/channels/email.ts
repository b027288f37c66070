import { createTransport } from 'nodemailer'
import type { Log } from '#ground/log'
import { isLoopback } from '#ground/loopback'
import type { Channel, Delivered, Delivery } from '../notices.ts'

interface Needs {
  smtp: string
  /** Asked for each message; the Message-ID keeps the domain of the first answer, so that a second try bears the same one. */
  from: () => string
  log: Pick<Log, 'warn'>
}

/**
 * E-mail through an SMTP server, told as "smtp://user:password@host:port" or "smtps://…". It leaves this machine encrypted, or not at
 * all, unless the address ends in "?requireTLS=false".
 */
export function email({ smtp, from, log }: Needs): Channel {
  const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
  // RFC 3207 §6: whoever stands between can take the offer of TLS away, so that it must be insisted on.
  const requireTLS = !isLoopback(new URL(smtp).hostname)
  const transport = createTransport({ url: smtp, pool: true, maxConnections: 4, requireTLS, ...waits })
  const domain = from().split('@').at(-1)?.replace(/\W+$/, '') ?? 'localhost'

  async function deliver({ id, to, subject, text, html, language }: Delivery): Promise<Delivered> {
    // RFC 3834 §5: what a machine sends says so, so that no other machine answers it.
    const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': language }
    try {
      // As an object it is one address, whatever is in it; a text may hold a list of them.
      await transport.sendMail({
        from: from(),
        to: { name: '', address: to },
        subject,
        text,
        html,
        headers,
        messageId: `<${id}@${domain}>`,
      })
      return 'accepted'
    } catch (reason) {
      log.warn({ notice: id, ...told(reason) }, 'the mail server did not take a message')
      return isFinal(reason) ? 'refused' : 'unreachable'
    }
  }

  return { name: 'email', deliver, close: async () => transport.close() }
}

/** What may be logged: never what the server says, which names the address. */
function told(reason: unknown) {
  const { code, command, responseCode } = reason as { code?: string; command?: string; responseCode?: number }
  return { code, command, responseCode }
}

/** RFC 4954 §6: what a server answers to whom it does not know. */
const signInFirst = [530, 534, 535, 538]

/** RFC 5321 §4.2.1: 5yz to recipient or message is final; what it says to sign-in or sender is ours to mend, so the message waits. */
function isFinal(reason: unknown): boolean {
  const { code, command, responseCode } = told(reason)
  if (command === 'API') return code === 'EENVELOPE'
  if (!responseCode || signInFirst.includes(responseCode)) return false
  return responseCode >= 500 && ['RCPT TO', 'DATA'].includes(command ?? '')
}
