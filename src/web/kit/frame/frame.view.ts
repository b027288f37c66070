import type { Html } from '#engines/page'
import {
  backLink,
  genericHeader,
  html,
  languageNavigation,
  phaseBanner,
  raw,
  serviceNavigation,
  skipLink,
} from '#engines/page'
import type { FrameContact, FrameOptions } from '../frame.ts'

export function document(options: FrameOptions): Html {
  const { language, direction, desk, body, assets } = options
  return html`<!doctype html>
<html class="govuk-template" lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<title>${title(options)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style}">
<link rel="modulepreload" href="${assets.module}">
<script type="module" src="${assets.script}"></script>
</head>
<body class="govuk-template__body${desk && ' desk'}">
${skipLink({ href: '#main-content', text: options.words.skip })}
${header(options)}
<div class="govuk-width-container">
${back(options)}
<main class="govuk-main-wrapper" id="main-content" tabindex="-1">
${body}
</main>
</div>
${footer(options)}
</body>
</html>
`
}

function title({ title, problems, place, words }: FrameOptions): string {
  return `${problems ? words.problem(title) : title} – ${place.name}`
}

function trial({ place: { banner } }: FrameOptions): Html | undefined {
  return (
    banner && html`<div class="publica-trial">${phaseBanner({ tag: { text: banner.tag }, text: banner.text })}</div>`
  )
}

function header(options: FrameOptions): Html {
  const brand = genericHeader({ url: options.paths.home, logoHtml: name(options), containerClasses: 'publica-brand' })
  return html`<header>${trial(options)}<div class="publica-header"><div class="govuk-width-container publica-header__row">${brand}${languages(options)}</div>${navigation(options)}</div></header>`
}

function name({ place }: FrameOptions): Html {
  return html`<span class="publica-crest" aria-hidden="true">${raw(place.crest)}</span><span class="publica-whose"><span class="publica-name">${place.name}</span> <span class="publica-kind">${place.kind}</span></span>`
}

function languages({ languages, language, words, typedIn }: FrameOptions): Html | undefined {
  if (languages.length < 2) return undefined
  const items = languages.map(({ tag, name, direction, href }) => {
    return {
      text: name,
      href,
      lang: tag,
      dir: direction,
      current: tag === language,
      ...(typedIn && { button: typedIn }),
    }
  })
  return html`${typedIn && entersFirst(typedIn.form)}${languageNavigation({ ariaLabel: words.language, items })}`
}

/**
 * The key Enter in a field presses the first button of its form (HTML, implicit submission): without this one that would be a
 * language. Nobody sees it, reaches it with the keyboard or hears of it.
 */
const entersFirst = (form: string): Html =>
  html`<button class="govuk-visually-hidden" form="${form}" tabindex="-1" aria-hidden="true"></button>`

function navigation({ at, paths, person, place, words }: FrameOptions): Html {
  return serviceNavigation({
    ariaLabel: place.name,
    navigationLabel: words.menu,
    collapseNavigationOnMobile: false,
    navigation: [
      { text: words.services, href: paths.home, active: at === 'home' },
      { text: words.applications, href: paths.applications, active: at === 'applications' },
      person?.isOfficer && { text: words.desk, href: paths.desk, active: at === 'desk' },
    ],
    slots: { end: person ? signedIn(person, paths.signOut, words) : signIn(paths.signIn, words) },
  })
}

function signIn(href: string, words: FrameOptions['words']): Html {
  return html`<p class="publica-account"><a class="govuk-link govuk-link--no-underline" href="${href}">${words.signIn}</a></p>`
}

function signedIn(person: NonNullable<FrameOptions['person']>, signOut: string, words: FrameOptions['words']): Html {
  const who = html`<span class="govuk-visually-hidden">${words.signedInAs} </span><bdi>${person.name}</bdi>`
  return html`<form class="publica-account" method="post" action="${signOut}">${person.token}<span>${who}</span> <button class="publica-plain-button">${words.signOut}</button></form>`
}

function back({ back, words }: FrameOptions): Html | undefined {
  if (back === undefined) return undefined
  return html`<nav class="publica-back" aria-label="${words.back}">${backLink({ href: back, text: words.back })}</nav>`
}

function footer(options: FrameOptions): Html {
  const { contact, words, paths } = options
  const links = [
    [paths.help, words.helpPage],
    [paths.privacy, words.privacy],
    [paths.accessibility, words.accessibility],
    [paths.complaints, words.complaints],
  ] as const
  return html`<footer class="publica-footer"><div class="govuk-width-container publica-footer__row">
<p class="publica-footer__whose">${name(options)}</p>
<div class="publica-footer__call"><h2 class="publica-footer__heading">${words.help}</h2>${reach(contact, words)}</div>
<div class="publica-footer__about"><h2 class="publica-footer__heading">${words.about}</h2><ul>${links.map(([href, text]) => html`<li><a class="publica-footer__link" href="${href}">${text}</a></li>`)}</ul></div>
</div></footer>`
}

function reach(contact: FrameContact, words: FrameOptions['words']): Html {
  const { telephone, email } = contact
  const call = html`<a class="publica-footer__link" href="tel:${telephone.replace(/[^+\d]/g, '')}"><bdi dir="ltr">${telephone}</bdi></a>`
  const write = html`<a class="publica-footer__link" href="mailto:${email}"><bdi dir="ltr">${email}</bdi></a>`
  const rows = [
    [words.telephone, html`<span class="publica-footer__number">${call}</span>`],
    [words.hours, contact.hours],
    [words.email, write],
    [words.address, contact.address],
  ] as const
  return html`<p class="publica-footer__agency">${contact.name}</p><dl>${rows.map(([term, what]) => html`<div><dt class="govuk-visually-hidden">${term}</dt><dd>${what}</dd></div>`)}</dl>`
}
