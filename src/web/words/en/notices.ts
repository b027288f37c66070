/** What a notice is told: names in its language, and the address to go to. */
export interface Told {
  person: string | undefined
  reference: string
  service: string
  agency: string
  place: string
  telephone: string
  address: string
  /** Of a link: until when it opens, with the time zone's hour. */
  until: string
  /** Of a decision: the outcome's name. */
  outcome: string
  /** Of a decision: what to do about it, and the last day for it; perhaps ''. */
  ifYouDisagree: string
  disagreeUntil: string
}

interface Written {
  subject: string
  text: string
}

const greeting = ({ person }: Told) => (person ? `Dear ${person}` : 'Hello')

const ifWrong = ({ ifYouDisagree, disagreeUntil }: Told) =>
  ifYouDisagree &&
  `If you think that it is wrong: ${ifYouDisagree}${disagreeUntil && ` You can do this until ${disagreeUntil}.`}\n\n`

const closing = ({ agency, telephone, place }: Told) =>
  `If you have a question, call ${agency}: ${telephone}.\n\n${agency}, ${place}`

export const notices = {
  sent: (told: Told): Written => ({
    subject: `We have received your application ${told.reference}`,
    text: `${greeting(told)},

We have received your application for: ${told.service}.
Your reference is ${told.reference}.

You can see where it stands here:
${told.address}

We will write again when it has been decided.

${closing(told)}`,
  }),
  decided: (told: Told): Written => ({
    subject: `Your application ${told.reference} has been decided`,
    text: `${greeting(told)},

${told.agency} has decided your application ${told.reference} for: ${told.service}.

Sign in to read the decision, its reasons, and what you can do if you think it is wrong:
${told.address}

${ifWrong(told)}${closing(told)}`,
  }),
  'draft-link': (told: Told): Written => ({
    subject: `Go on with your application: ${told.service}`,
    text: `${greeting(told)},

With this link you can go on with your application for: ${told.service}.
It works once, until ${told.until}, on any device:
${told.address}

Whoever has this link can read your answers, so do not pass it on.
If you did not ask for it, you need do nothing.

${closing(told)}`,
  }),
}
