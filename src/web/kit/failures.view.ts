import type { Html } from '#engines/page'
import { button, html } from '#engines/page'
import { signInPath } from './guard.ts'
import type { Shown } from './page.ts'
import type { OpenVisit } from './receive.ts'
import type { Failure } from './refusals.ts'
import type { Setting } from './setting.ts'

interface Said {
  failure: Failure
  /** What people may name to us: the request's id, in the log beside the cause. */
  reference: string
  seconds: number | undefined
  /** The visit that failed, where it came so far. */
  again: OpenVisit | undefined
}

export function failurePage(setting: Setting, said: Said): Shown {
  const { title, says } = setting.words.failures[said.failure]
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${says.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}
${said.seconds && html`<p class="govuk-body">${setting.words.kit.tryAgainIn(said.seconds)}</p>`}
${said.failure === 'fault' && html`<p class="govuk-body">${setting.words.kit.reference} <strong>${said.reference}</strong></p>`}
${wayOn(setting, said)}`
  return { title, body }
}

function wayOn(setting: Setting, { failure, again }: Said): Html | undefined {
  if (failure === 'token-mismatch') return again && sendAgain(again)
  if (failure === 'sign-in-needed') return signIn(setting)
  return undefined
}

const signIn = ({ words, href, path }: Setting): Html =>
  button({ text: words.kit.signIn, href: href(signInPath(path)) })

/**
 * What was typed, with a token that holds now. Only where the browser says that the form was posted here: from
 * elsewhere, a button under our name would do what another site wanted.
 */
function sendAgain(visit: OpenVisit): Html | undefined {
  if (visit.postedFrom !== 'here') return undefined
  const { words, posted, href, path, query } = visit
  const action = href(path) + (query.size > 0 ? `?${query}` : '')
  const fields = [...posted].flatMap(([name, values]) =>
    values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
  )
  return html`<form method="post" action="${action}" novalidate>${visit.token()}${fields}${button({ text: words.kit.sendAgain })}</form>`
}
