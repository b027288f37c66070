import { once } from 'node:events'
import { connect } from 'node:net'

interface Posted {
  status: number
  location?: string
}

/** One connection that posts and reads the head of what comes back: a load that costs next to nothing beside what it measures. */
export interface Wire {
  post(bytes: string): Promise<Posted>
  close(): void
}

const lengthOf = (head: string) => Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN)

function read(answer: string): (Posted & { whole: boolean }) | undefined {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = answer.slice(0, end)
  const length = lengthOf(head)
  if (Number.isNaN(length)) throw new Error(`an answer that does not say how long it is:\n${head}`)
  const location = /\r\nlocation: ([^\r]*)/i.exec(head)?.[1]
  return { status: Number(head.slice(9, 12)), location, whole: answer.length >= end + 4 + length }
}

export async function openWire(port: number): Promise<Wire> {
  const socket = connect({ port, host: 'localhost', noDelay: true }).setEncoding('latin1')
  await once(socket, 'connect')
  let answer = ''
  let waiting: PromiseWithResolvers<Posted> | undefined
  const fail = (reason: Error) => waiting?.reject(reason)
  socket.on('data', (part: string) => {
    answer += part
    try {
      const posted = read(answer)
      if (!posted?.whole) return
      answer = ''
      waiting?.resolve(posted)
    } catch (reason) {
      fail(reason as Error)
    }
  })
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the connection was closed')))
  return {
    post(bytes) {
      waiting = Promise.withResolvers()
      socket.write(bytes, 'latin1')
      return waiting.promise
    },
    close: () => socket.destroy(),
  }
}
