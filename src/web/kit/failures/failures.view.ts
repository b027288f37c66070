import type { Posted } from '#engines/form'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { button, details, html, summaryList } from '#engines/page'
import { callLink } from '../contact.view.ts'
import { signInPath } from '../guard.ts'
import type { Shown } from '../page.ts'
import type { OpenVisit } from '../receive.ts'
import type { Setting } from '../setting.ts'
import type { Failure } from './refusals.ts'

interface Said {
  failure: Failure
  /** What people may name to us: the request's id, in the log beside the cause. */
  reference: string
  seconds: number | undefined
  /** The visit that failed, where it came so far. */
  visit: OpenVisit | undefined
  /** What was posted here, token and all; undefined where another site may have posted it. */
  posted: Posted | undefined
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

function wayOn(setting: Setting, { failure, visit, posted }: Said): Html | undefined {
  if (failure === 'sign-in-needed') return posted ? signInAndSend(setting, visit, posted) : signIn(setting)
  if (failure === 'not-found') return elsewhere(setting)
  if (failure === 'token-mismatch') return posted && visit && sendAgain(visit, visit.posted, visit.token())
  if (failure === 'database-unavailable' || failure === 'fault') return posted && kept(setting, posted)
  return undefined
}

const signIn = ({ words, href, path }: Setting): Html =>
  button({ text: words.kit.signIn, href: href(signInPath(path)) })

/** Signed out meanwhile: what was typed stays here, while they sign in beside it. */
const signInAndSend = (setting: Setting, visit: OpenVisit | undefined, posted: Posted): Html => {
  const { words, href, path } = setting
  const { kit } = words
  return html`<p class="govuk-body">${kit.signInAndSend}</p>
<p class="govuk-body"><a class="govuk-link" href="${href(signInPath(path))}" target="_blank">${kit.signInInNewTab}</a></p>
${sendAgain(setting, posted)}
${visit?.policy.alsoByLink && html`<p class="govuk-body">${kit.orByLink}</p>`}
${typed(setting, visit, posted)}`
}

/** To be read and copied, under what it was asked as where that is known. What our own fields hold, which begin with an underscore, nobody typed. */
function typed({ words }: Setting, visit: OpenVisit | undefined, posted: Posted): Html | undefined {
  const asked = visit?.typed() ?? []
  const known = new Set(asked.flatMap(({ fields }) => fields))
  const others = [...posted]
    .filter(([name]) => !name.startsWith('_') && !known.has(name))
    .flatMap(([label, values]) => values.map((value) => ({ label, value })))
  const rows = [...asked, ...others]
    .filter(({ value }) => value.trim())
    .map(({ label, value }) => ({
      key: { text: label },
      value: { html: html`<bdi class="publica-typed">${value}</bdi>` },
    }))
  return rows.length > 0 ? details({ summaryText: words.kit.whatYouTyped, html: summaryList({ rows }) }) : undefined
}

const elsewhere = ({ words, href, place, language }: Setting): Html =>
  html`<p class="govuk-body"><a class="govuk-link" href="${href('/')}">${words.kit.allServices}</a></p>
<p class="govuk-body">${words.kit.orCallUs} ${callLink(place.contact)} (${say(place.contact.hours, language)})</p>`

/** Whoever waits in front of this page has lost nothing: the very form is posted again, and every form may be posted twice. */
const kept = (setting: Setting, posted: Posted): Html =>
  html`<p class="govuk-body">${setting.words.kit.typedIsKept}</p>${sendAgain(setting, posted)}`

function sendAgain({ words, href, path, query }: Setting, posted: Posted, token?: Html): Html {
  const action = href(path) + (query.size > 0 ? `?${query}` : '')
  const fields = [...posted].flatMap(([name, values]) =>
    values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
  )
  return html`<form method="post" action="${action}" novalidate>${token}${fields}${button({ text: words.kit.sendAgain })}</form>`
}
