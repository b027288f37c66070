import { Type } from 'typebox'
import { closed, duration, optional, words } from './parts.ts'

const start = closed({
  'who may apply': Type.Array(words('One condition, as a sentence'), { minItems: 1 }),
  'what you need': Type.Array(words('One thing to have at hand'), { minItems: 1 }),
  'how long it takes': words('How long the questions take'),
  'time to decide': words('How long an answer takes'),
})

export const serviceSchema = closed(
  {
    name: words('What people call it: "Rates rebate"'),
    summary: words('What it is for, in one or two sentences; shown in the catalogue'),
    language: Type.String({
      pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
      description: 'The tag of the main language, in which these files are written: en',
    }),
    law: closed({
      name: words('The law that the service rests on'),
      link: Type.String({
        pattern: '^https?://\\S+$',
        description: 'Where it can be read: an address that begins with https://',
      }),
    }),
    start,
    keywords: optional(Type.Array(words('A word that people search by'))),
    declaration: words('What people declare when they send their application'),
    'if you disagree': words('What people can do about a decision they think is wrong'),
    'time to disagree': optional(
      duration('How long they have for it from the day of the decision, which says until when: P3M for three months'),
    ),
    'sign in': Type.Enum(['to send', 'no'], { description: 'When a person must sign in' }),
  },
  'What a service is: name, law, who may apply. One file a service; see form.yaml and process.yaml beside it.',
)
