import { button, html } from '#engines/page'
import type { Shown, Visit } from '#web/kit'

export const failed = ({ words, href }: Visit): Shown => ({
  title: words.signIn.failed,
  status: 400,
  body: html`<h1 class="govuk-heading-l">${words.signIn.failed}</h1>
<p class="govuk-body">${words.signIn.failedWhy}</p>
${button({ text: words.signIn.tryAgain, href: href('/sign-in') })}`,
})

export const unreachable = ({ words, href }: Visit): Shown => ({
  title: words.signIn.unreachable,
  status: 503,
  body: html`<h1 class="govuk-heading-l">${words.signIn.unreachable}</h1>
<p class="govuk-body">${words.signIn.unreachableWhy}</p>
${button({ text: words.signIn.tryAgain, href: href('/sign-in') })}`,
})

/** The name of the button that signs out of every browser. */
export const everywhereField = 'everywhere'

const everywhere = { name: everywhereField, value: 'yes', classes: 'govuk-button--secondary' }

export const confirmSignOut = ({ words, token }: Visit): Shown => ({
  title: words.frame.signOut,
  body: html`<h1 class="govuk-heading-l">${words.signIn.signOutNow}</h1>
<p class="govuk-body">${words.signIn.everywhereMeans}</p>
<form method="post" novalidate>${token()}<div class="govuk-button-group">${button({ text: words.frame.signOut })}${button({ text: words.signIn.everywhere, ...everywhere })}</div></form>`,
})

export const signedOut = ({ words, href }: Visit): Shown => ({
  title: words.signIn.signedOut,
  body: html`<h1 class="govuk-heading-l">${words.signIn.signedOut}</h1>
<p class="govuk-body">${words.signIn.signedOutMeans}</p>
<p class="govuk-body"><a class="govuk-link" href="${href('/')}">${words.signIn.toFirstPage}</a></p>`,
})
