import type { MadeUpPerson } from '#domain/place'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { html, warningText } from '#engines/page'
import type { Shown, Visit } from '#web/kit'

export function choosing(visit: Visit): Shown {
  const { words, place } = visit
  const body = html`<h1 class="govuk-heading-l">${words.signIn.choose}</h1>
${warningText({ text: words.signIn.forTryingOut, iconFallbackText: words.kit.warning })}
<form method="post" novalidate>${visit.token()}
<ul class="govuk-list govuk-list--spaced publica-people">${place.madeUpPeople.map((person) => entry(visit, person))}</ul>
</form>`
  return { title: words.signIn.choose, body }
}

const entry = (visit: Visit, person: MadeUpPerson): Html =>
  html`<li><button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" name="person" value="${person.subject}"><bdi>${person.name}</bdi></button> <span class="govuk-hint publica-people__role">${roleOf(visit, person)}</span></li>`

function roleOf({ place, language, words }: Visit, { subject }: MadeUpPerson): string {
  const agencies = place.officers.filter((entry) => entry.subject === subject).map(({ agency }) => agency)
  const names = place.agencies.filter(({ id }) => agencies.includes(id)).map(({ name }) => say(name, language))
  return names.length > 0 ? words.signIn.officerOf(names.join(', ')) : words.signIn.resident
}
