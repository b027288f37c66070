// What may hold a person's data, by its name anywhere in a line. The last four are what `pg` hangs on an error.
const left = new Set(
  (
    'body,query,querystring,params,headers,cookie,cookies,authorization,password,token,secret,answers,answer,name,email,' +
    'to,address,text,input,posted,payload,detail,where,internalquery,parameters'
  ).split(','),
)

const query = /(\/[^\s"'?<>]*)\?[^\s"'<>)]*/g
// The token of a link that was sent by e-mail opens what it leads to.
const token = /\/[\w-]{40,}/g
const mail = /[^\s"'<>:;,()/\\]+@[^\s"'<>:;,()/\\]+\.\p{L}{2,}/gu
const credentials = /:\/\/[^\s/@]+@/g

// PostgreSQL quotes the value in an error of class 22, and JSON.parse the text around the fault.
const quotes = (error: Record<string, unknown>) =>
  (typeof error.code === 'string' && /^(22...|P0001|23514)$/.test(error.code)) || error.type === 'SyntaxError'

const cleanText = (text: string) =>
  text.replace(query, '$1').replace(token, '/…').replace(credentials, '://').replace(mail, '(an e-mail address)')

const withoutMessage = ({ message: _, stack, ...rest }: Record<string, unknown>) => ({
  ...rest,
  stack:
    typeof stack === 'string'
      ? stack
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .join('\n')
      : undefined,
})

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(clean)
  const kept = 'stack' in value && quotes(value as Record<string, unknown>) ? withoutMessage({ ...value }) : value
  return Object.fromEntries(
    Object.entries(kept)
      .filter(([key]) => !left.has(key.toLowerCase()))
      .map(([key, inner]) => [key, clean(inner)]),
  )
}

/** The last look at a line on its way out: here nothing can get past, whichever logger it came through. */
export const cleanLine = (line: string): string => {
  try {
    return `${JSON.stringify(clean(JSON.parse(line)))}\n`
  } catch {
    return `${JSON.stringify({ level: 'error', msg: 'a log line could not be read, and was left out' })}\n`
  }
}
