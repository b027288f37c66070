import type { Posted } from '#engines/form'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html } from '#engines/page'
import { wordsIn } from '#web/words'
import { callLink } from '../contact.view.ts'
import { signInPath } from '../guard.ts'
import type { Shown } from '../page.ts'
import type { OpenVisit } from '../receive.ts'
import type { Setting } from '../setting.ts'
import { asFailed, failedField } from './failed-before.ts'
import { postedAgain, postedForm, sendAgain, typedOn } from './posted-again.view.ts'
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
  /** Something was posted, and it is not in our hands: it stands in the browser, on the page before this one. */
  leftBehind: boolean
}

export function failurePage(setting: Setting, said: Said): Shown {
  const { title, says } = setting.words.failures[said.failure]
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${says.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}
${said.seconds && html`<p class="govuk-body">${setting.words.kit.tryAgainIn(said.seconds)}</p>`}
${said.failure === 'fault' && html`<p class="govuk-body">${setting.words.kit.reference} <strong>${said.reference}</strong></p>`}
${wayOn(setting, said)}
${said.leftBehind && inOthers(setting, said.failure)}`
  if (said.leftBehind) return { title, body, onlyHere: true }
  return said.posted
    ? { title, body, typedIn: { form: postedForm, name: failedField, value: asFailed(said) } }
    : { title, body }
}

/**
 * Whoever went to another language from here would be led to a page without what they typed. So nothing leads there, and the
 * sentences stand here in every language.
 */
const inOthers = ({ place, language }: Setting, failure: Failure): Html[] =>
  place.languages
    .filter(({ tag }) => tag !== language)
    .map(({ tag, direction }) => {
      const { title, says } = wordsIn(tag).failures[failure]
      return html`<section lang="${tag}" dir="${direction}"><h2 class="govuk-heading-m">${title}</h2>
${says.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}</section>`
    })

function wayOn(setting: Setting, { failure, visit, posted }: Said): Html | undefined {
  if (failure === 'sign-in-needed') return posted ? signInAndSend(setting, visit, posted) : signIn(setting)
  if (failure === 'token-mismatch') return posted && visit && sendAgain(visit, visit.posted, visit.token())
  if (failure === 'database-unavailable' || failure === 'fault') return posted && kept(setting, posted)
  return html`${failure === 'not-found' && elsewhere(setting)}${posted && toCopy(setting, visit, posted)}`
}

/** What sending again would not mend: nothing of it is lost all the same. */
function toCopy(setting: Setting, visit: OpenVisit | undefined, posted: Posted): Html {
  const typed = typedOn(setting, visit, posted)
  const below = typed && html`<p class="govuk-body">${setting.words.kit.typedIsBelow}</p>${typed}`
  return html`${below}${postedAgain(setting, posted)}`
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
${typedOn(setting, visit, posted)}`
}

const elsewhere = ({ words, href, place, language }: Setting): Html =>
  html`<p class="govuk-body"><a class="govuk-link" href="${href('/')}">${words.kit.allServices}</a></p>
<p class="govuk-body">${words.kit.orCallUs} ${callLink(place.contact)} (${say(place.contact.hours, language)})</p>`

/** Whoever waits in front of this page has lost nothing: the very form is posted again, and every form may be posted twice. */
const kept = (setting: Setting, posted: Posted): Html =>
  html`<p class="govuk-body">${setting.words.kit.typedIsKept}</p>${sendAgain(setting, posted)}`
