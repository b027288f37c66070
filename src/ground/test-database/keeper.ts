// A process of its own that keeps the test databases for all test processes of a run. It knows by their connections who
// is alive, drops what a dead one left, and ends itself when nobody is there.
import { rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import type { Answer, Asked } from './meeting.ts'
import { address } from './meeting.ts'
import { openTestServer } from './server.ts'

// From the end of one test file to the beginning of the next.
const linger = 1500

const guests = new Set<Socket>()
let leaving: NodeJS.Timeout | undefined
let dropping = Promise.resolve()

const street = createServer((socket) => {
  clearTimeout(leaving)
  guests.add(socket)
  serve(socket)
})
street.on('error', () => process.exit())
// A socket file of a keeper that was killed; nobody answered at it, or this keeper would not have been started.
if (address.startsWith('/')) rmSync(address, { force: true })
street.listen(address)

const server = openTestServer()
server.catch(() => {})

const leave = async () => {
  street.close()
  await dropping
  await server.then((open) => open.end()).catch(() => {})
}

const leaveSoon = (wait: number) => {
  clearTimeout(leaving)
  leaving = setTimeout(() => leave().finally(() => process.exit()), wait)
}
leaveSoon(linger * 10)

const answer = async (request: Asked, mine: Set<string>): Promise<unknown> => {
  if (request.want === 'end') return guests.size === 1 ? leave() : undefined
  const { create, drop } = await server
  if (request.want === 'drop') {
    mine.delete(request.name)
    dropping = dropping.then(() => drop(request.name)).catch(() => {})
    return
  }
  const made = await create(request.empty)
  mine.add(made.name)
  return made
}

const serve = (socket: Socket) => {
  const mine = new Set<string>()
  const reply = (text: Answer) => socket.write(`${JSON.stringify(text)}\n`)
  createInterface(socket).on('line', async (text) => {
    const request: Asked = JSON.parse(text)
    await answer(request, mine).then(
      (value) => reply({ id: request.id, value }),
      (error) => reply({ id: request.id, fault: error.message }),
    )
  })
  socket.on('error', () => {})
  socket.once('close', () => {
    guests.delete(socket)
    if (guests.size === 0) leaveSoon(linger)
    for (const name of mine) dropping = dropping.then(async () => (await server).drop(name)).catch(() => {})
  })
}
