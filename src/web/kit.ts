/** What all pages have in common: the frame, the guard at the door, languages, sessions, and how the state says no. */

export type { Limits } from './kit/app/limits.ts'
export { type Route, routesOf } from './kit/app/walk.ts'
export { openApp } from './kit/app.ts'
export { callLink, contactList } from './kit/contact.view.ts'
export type { Failure, FailureWords } from './kit/failures/refusals.ts'
export { speaksAnew } from './kit/frame/speaking-anew.ts'
export type { FrameWords } from './kit/frame.ts'
export { signInPath } from './kit/guard.ts'
export type { House } from './kit/house.ts'
export { isLocalPath } from './kit/languages.ts'
export {
  type Answer,
  goTo,
  type Handler,
  json,
  type Mount,
  type Page,
  type Policy,
  type Shown,
  show,
  type Typed,
} from './kit/page.ts'
export { anyone, holdsDraft, officer, officerOfCase, ownsCase, signedIn } from './kit/policies.ts'
export type { Rooms, Session, Visit } from './kit/visit.ts'
export { languageWanted } from './kit/wanted.ts'
