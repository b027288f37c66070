import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, Request } from './meeting.ts'
import { address } from './meeting.ts'

interface Waiting {
  settle(answer: Answer): void
}

interface Line {
  ask(request: Request): Promise<unknown>
}

const startKeeper = () =>
  spawn(process.execPath, [join(import.meta.dirname, 'keeper.ts')], {
    detached: true,
    stdio: 'ignore',
    cwd: '/',
  }).unref()

const dial = async () => {
  const socket = connect(address)
  await once(socket, 'connect')
  return socket
}

const reach = async (): Promise<Socket> => {
  for (let round = 0; round < 500; round++) {
    const socket = await dial().catch(() => undefined)
    if (socket) return socket
    if (round % 100 === 0) startKeeper()
    await pause(20)
  }
  throw new Error('The keeper of the test databases did not start')
}

const open = async (): Promise<Line> => {
  const socket = await reach()
  const waiting = new Map<number, Waiting>()
  let last = 0
  const settle = (answer: Answer) => {
    waiting.get(answer.id)?.settle(answer)
    waiting.delete(answer.id)
    if (waiting.size === 0) socket.unref()
  }
  createInterface(socket).on('line', (text) => settle(JSON.parse(text)))
  socket.on('error', () => {})
  socket.once('close', () => {
    line = undefined
    for (const id of [...waiting.keys()]) settle({ id, fault: 'The keeper of the test databases went away' })
  })
  socket.unref()
  return {
    ask(request) {
      const id = ++last
      socket.ref()
      socket.write(`${JSON.stringify({ ...request, id })}\n`)
      return new Promise((done, failed) => {
        waiting.set(id, { settle: ({ fault, value }) => (fault ? failed(new Error(fault)) : done(value)) })
      })
    },
  }
}

let line: Promise<Line> | undefined

/** Asks the keeper of the test databases, which is started where there is none; it notices when this process is gone. */
export const askKeeper = async <R>(request: Request): Promise<R> => {
  line ??= open()
  return (await (await line).ask(request)) as R
}
