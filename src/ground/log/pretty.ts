import type { DestinationStream } from 'pino'

interface Failure {
  type?: string
  message?: string
  stack?: string
  cause?: Failure
}

interface Line {
  level: string
  time: string
  pid?: number
  msg?: string
  err?: Failure
}

// A terminal takes some characters for commands, and a reader takes a line's end for the next line.
const plain = (text: string) => text.replace(/\p{Cc}+/gu, ' ')

const told = ({ type = 'Error', message = '', stack = '', cause }: Failure): string =>
  `\n  ${plain(`${type}: ${message}`)}\n${stack.replace(/^ +/gm, '    ')}${cause ? told(cause) : ''}`

const pretty = (line: string): string => {
  const { level, time, msg = '', err, pid: _, ...rest }: Line = JSON.parse(line)
  const more = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : ''
  return `${time.slice(11, 19)} ${level.padEnd(5)} ${plain(msg + more)}${err ? told(err) : ''}\n`
}

export const prettyTo = (to: DestinationStream): DestinationStream => ({
  write: (line) => void to.write(pretty(line)),
})
