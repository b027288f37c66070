// What may hold a person's data, by its name anywhere in a line.
const left = new Set(
  (
    'body,query,querystring,params,headers,cookie,cookies,authorization,password,token,secret,answers,answer,name,email,' +
    'to,address,text,input,posted,payload'
  ).split(','),
)

// Each of these is tried where a word begins and nowhere else in it: whoever has a long word logged must not keep us busy.
const query = /(?<![^\s"'?<>])([^\s"'?<>]+)\?[^\s"'<>)]*/g
// The token of a link that was sent by e-mail opens what it leads to.
const token = /\/[\w-]{32,}/g
const credentials = /:\/\/[^\s/@]+@/g
const mail = /(?<![^\s"'<>:;,()/\\])@*(?:[^\s"'<>:;,()/\\@]+@+)+[^\s"'<>:;,()/\\@]+\.\p{L}{2,}/gu

const withoutQuery = (whole: string, path: string) => (path.includes('/') ? path : whole)

const cleanText = (text: string) =>
  text
    .replace(query, withoutQuery)
    .replace(token, '/…')
    .replace(credentials, '://')
    .replace(mail, '(an e-mail address)')

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(clean)
  const kept = Object.entries(value).filter(([key]) => !left.has(key.toLowerCase()))
  return Object.fromEntries(kept.map(([key, inner]) => [key, clean(inner)]))
}

/** The last look at a line on its way out: here nothing gets past, whichever logger it came through. */
export const cleanLine = (line: string): string => {
  try {
    return `${JSON.stringify(clean(JSON.parse(line)))}\n`
  } catch {
    return `${JSON.stringify({ level: 'error', msg: 'a log line could not be read, and was left out' })}\n`
  }
}
