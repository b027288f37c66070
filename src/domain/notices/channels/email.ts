import type { Channel } from '../notices.ts'

/** E-mail through an SMTP server, told as "smtp://user:password@host:port" or "smtps://…". */
export function email(o: { smtp: string; from: string }): Channel {
  throw new Error(`not open yet: ${o.from}`)
}
