import { Type } from 'typebox'
import { closed, optional, words } from './parts.ts'

const act = closed({
  name: words('An Act, or the part of one, that the law rests on'),
  link: optional(
    Type.String({
      pattern: '^https://\\S+$',
      description: 'Where it can be read: an address that begins with https://',
    }),
  ),
})

const currency = closed({
  code: Type.String({ pattern: '^[A-Z]{3}$', description: 'The code of ISO 4217: GBP' }),
  symbol: words('What people write beside an amount: £'),
})

export const lawSchema = closed(
  {
    name: optional(words('What people call it; else what the model is called')),
    language: Type.String({
      pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
      description: 'The tag of the main language, in which rules.dmn and this file are written: en',
    }),
    acts: optional(Type.Array(act, { minItems: 1, description: 'What it rests on' })),
    currency: optional({
      ...currency,
      description: 'What its amounts are in. Whatever has the type `money` in rules.dmn is one.',
    }),
    money: optional(
      Type.Array(
        words(
          'A decision, an input, or a part of one (`figures.threshold`), that is an amount of money without its type saying so',
        ),
      ),
    ),
  },
  'What is said of a law once. The file may be missing; rules.dmn beside it is the law.',
)
