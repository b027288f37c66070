import { createTransport } from 'nodemailer'
import type { Channel, Delivered, Delivery } from '../notices.ts'

/** E-mail through an SMTP server, told as "smtp://user:password@host:port" or "smtps://…". */
export function email({ smtp, from }: { smtp: string; from: string }): Channel {
  const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
  const transport = createTransport({ url: smtp, pool: true, maxConnections: 4, ...waits })
  const domain = from.split('@').at(-1)?.replace(/\W+$/, '') ?? 'localhost'

  async function deliver({ id, to, subject, text, html, language }: Delivery): Promise<Delivered> {
    // RFC 3834 §5: what a machine sends says so, so that no other machine answers it.
    const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': language }
    try {
      // As an object it is one address, whatever is in it; a text may hold a list of them.
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        html,
        headers,
        messageId: `<${id}@${domain}>`,
      })
      return 'accepted'
    } catch (reason) {
      return isFinal(reason) ? 'refused' : 'unreachable'
    }
  }

  return { name: 'email', deliver, close: async () => transport.close() }
}

/** RFC 4954 §6: what a server answers to whom it does not know. */
const signInFirst = [530, 534, 535, 538]

/** RFC 5321 §4.2.1: 5yz to recipient or message is final; what it says to sign-in or sender is ours to mend, so the message waits. */
function isFinal(reason: unknown): boolean {
  const { code, command, responseCode } = reason as { code?: string; command?: string; responseCode?: number }
  if (command === 'API') return code === 'EENVELOPE'
  if (!responseCode || signInFirst.includes(responseCode)) return false
  return responseCode >= 500 && ['RCPT TO', 'DATA'].includes(command ?? '')
}
