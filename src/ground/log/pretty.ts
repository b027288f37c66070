import type { DestinationStream } from 'pino'

interface Line {
  level: string
  time: string
  msg?: string
  err?: { message?: string; stack?: string }
}

const pretty = (line: string): string => {
  const { level, time, msg = '', err, pid: _, ...rest }: Line & { pid?: number } = JSON.parse(line)
  const more = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : ''
  const trace = err ? `\n  ${(err.stack ?? err.message ?? '').replaceAll('\n', '\n  ')}` : ''
  return `${time.slice(11, 19)} ${level.padEnd(5)} ${msg}${more}${trace}\n`
}

export const prettyTo = (to: DestinationStream): DestinationStream => ({
  write: (line) => void to.write(pretty(line)),
})
