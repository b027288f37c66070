import { say } from '#engines/form'
import { inLanguage } from '#web/words'
import type { Assets } from './assets.ts'
import { anewAs, anewField } from './frame/speaking-anew.ts'
import type { FrameOptions } from './frame.ts'
import { frame } from './frame.ts'
import { signInPath } from './guard.ts'
import type { Shown, TypedIn } from './page.ts'
import type { Setting } from './setting.ts'
import type { Visit } from './visit.ts'

/** Whoever a page is shown to: at least in a language, at best a person. */
type Viewer = Setting & Partial<Pick<Visit, 'person' | 'token'>>

/** The whole document of a page, in the frame that all of them have. */
export function framed(assets: Assets, viewer: Viewer, { agency, back, typedIn, onlyHere, ...shown }: Shown): string {
  const { language, direction, words, href } = viewer
  const options: FrameOptions = {
    ...shown,
    typedIn: typeof typedIn === 'string' ? formOf(typedIn, shown) : typedIn,
    language,
    direction,
    back: back && href(back),
    place: placeOf(viewer),
    contact: contactOf(viewer, agency),
    languages: onlyHere ? [] : languagesOf(viewer),
    person: personOf(viewer),
    paths: pathsOf(viewer),
    assets: { ...assets, style: assets.style[direction] },
    words: words.frame,
  }
  return frame(options).toString()
}

const formOf = (form: string, { problems }: Shown): TypedIn => ({
  form,
  name: anewField,
  value: problems ? anewAs.problems : anewAs.typed,
})

const placeOf = ({ place, language }: Viewer): FrameOptions['place'] => ({
  name: say(place.name, language),
  kind: say(place.kind, language),
  crest: place.crest,
  banner: place.banner && { tag: say(place.banner.tag, language), text: say(place.banner.text, language) },
})

function contactOf({ place, language }: Viewer, agency: Shown['agency']): FrameOptions['contact'] {
  const { name } = agency ?? place
  const { telephone, hours, email, address } = agency ?? place.contact
  return { name: say(name, language), telephone, hours: say(hours, language), email, address: say(address, language) }
}

/** The same page in each language, its query kept. */
function languagesOf({ place, path, query }: Viewer): FrameOptions['languages'] {
  const rest = query.size > 0 ? `?${query}` : ''
  return place.languages.map((language) => ({ ...language, href: inLanguage(language.tag, path, place) + rest }))
}

function personOf({ person, token }: Viewer): FrameOptions['person'] {
  if (!person || !token) return undefined
  return { name: person.name, isOfficer: person.roles.length > 0, token: token() }
}

/** Whoever signs in from a page comes back to it, unless it was about signing in. */
const toSignIn = ({ path, query }: Viewer): string => (/^\/($|sign)/.test(path) ? '/sign-in' : signInPath(path, query))

const pathsOf = (viewer: Viewer): FrameOptions['paths'] => {
  const { href } = viewer
  return {
    home: href('/'),
    applications: href('/applications'),
    signIn: href(toSignIn(viewer)),
    signOut: href('/sign-out'),
    desk: href('/desk'),
    help: href('/help'),
    privacy: href('/privacy'),
    accessibility: href('/accessibility'),
    complaints: href('/complaints'),
  }
}
