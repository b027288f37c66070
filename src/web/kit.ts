/** What all pages have in common: the frame, the guard at the door, languages, sessions, and how the state says no. */
export { type House, type Limits, openApp, type Route, routesOf } from './kit/app.ts'
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
} from './kit/page.ts'
export { anyone, holdsDraft, officer, officerOfCase, ownsCase, signedIn } from './kit/policies.ts'
export type { Rooms, Session, Visit } from './kit/visit.ts'
