import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { readModel } from '#engines/rules'
import { Decimal } from '#ground/decimal'
import { closedLoop, median, perSecond } from './load.ts'
import type { Row } from './rows.ts'
import type { Ground } from './server.ts'

const body = JSON.stringify({
  answers: {
    'rating year': 2018,
    'named as ratepayer': true,
    'living there on 1 July': true,
    'use of the home': 'home',
    rates: '3500.00',
    'lives with partner': false,
    'own income': 42000,
    dependants: 0,
  },
})

const poster = (origin: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return () =>
    new Promise<string>((resolve, reject) => {
      const sent = request(
        `${origin}/api/services/rates-rebate/check`,
        { method: 'POST', agent, headers },
        async (answer) => {
          let text = ''
          for await (const part of answer) text += part
          if (answer.statusCode === 200) resolve(text)
          else reject(new Error(`${answer.statusCode} ${text}`))
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
}

/** Findings a second: through the API, and by the engine alone with and without a trace. */
export async function findings(ground: Ground): Promise<Row[]> {
  await ground.copy('prepared', 'asked')
  const { origin } = await ground.serve('asked')
  const post = poster(origin)
  const answer = JSON.parse(await post())
  if (answer.amount !== '124.67') throw new Error(`the worked example gives ${JSON.stringify(answer)}`)
  const tasks = Array.from({ length: 4000 })
  const round = () => closedLoop(tasks, 16, async () => void (await post()))
  await round()
  const api = median([await round(), await round(), await round()])

  const model = readModel(readFileSync('services/rates-rebate/rules.dmn', 'utf8'))
  const inputs = {
    'rating year': Decimal.of(2018),
    rates: Decimal.of(3500),
    'household income': Decimal.of(42000),
    dependants: Decimal.of(0),
    'named as ratepayer': true,
    'living there on 1 July': true,
    'use of the home': 'home',
  }
  return [
    { bench: 'findings', figure: 'POST /api/services/rates-rebate/check', value: api, unit: '/s' },
    {
      bench: 'findings',
      figure: 'engine alone, rebate',
      value: perSecond(() => model.decide('rebate', inputs)),
      unit: '/s',
    },
    {
      bench: 'findings',
      figure: 'engine alone, outcome',
      value: perSecond(() => model.decide('outcome', inputs)),
      unit: '/s',
    },
    {
      ...{ bench: 'findings', figure: 'engine alone, outcome with its trace', unit: '/s' },
      value: perSecond(() => model.decide('outcome', inputs, { explain: true })),
    },
  ]
}
