/** Who may pass which door of the house. A new route needs its line here. */
import type { State, Who } from './townspeople.ts'
import { ownerOf } from './townspeople.ts'

/** A status; a path that it leads to; 'sign in' and back again; or 'let in', for a form that would be taken. */
export type Expected = number | string
export type Door = (who: Who, state: State) => Expected

const toEverybody =
  (is: Expected): Door =>
  () =>
    is
/** To anybody else there is no such application. */
const toApplicant =
  (is: Partial<Record<State, Expected>>): Door =>
  (who, state) =>
    who === 'nobody' ? 'sign in' : who === ownerOf[state] ? is[state]! : 404
const hasRole = (who: Who) => ['Ingrid', 'Mateo', 'Rosa'].includes(who)
const toOfficers: Door = (who) => (who === 'nobody' ? 'sign in' : hasRole(who) ? 200 : 403)
/** Ingrid and Rosa work on Port Calder's rates rebates, Mateo on another council's. A draft is no case. */
const toOfficersOfCase =
  (is: (who: Who, state: State) => Expected): Door =>
  (who, state) => {
    if (who === 'nobody') return 'sign in'
    if (!hasRole(who)) return 403
    return who === 'Mateo' || state === 'draft' || state === 'absent' ? 404 : is(who, state)
  }
const signedInOnly =
  (is: Expected, otherwise: Expected): Door =>
  (who) =>
    who === 'nobody' ? otherwise : is

const asked = '/services/rates-rebate/check/rating-year'
const toStatus = { waiting: '/applications/REF', decided: '/applications/REF', rosas: '/applications/REF' }
const seenBySender = { waiting: 200, decided: 200, rosas: 200 }
const formOfSender = { draft: 'let in', waiting: 'let in', decided: 'let in', rosas: 'let in' }

export const doors: Record<string, Door> = {
  'GET /health': toEverybody(200),
  'GET /': toEverybody(200),
  'GET /services/:service': toEverybody(200),
  'GET /services/:service/how-we-decide': toEverybody(200),
  'GET /services/:service/how-we-decide/versions/:version': toEverybody(200),
  'GET /laws': toEverybody(200),
  'GET /laws/:law': toEverybody(200),
  'GET /laws/:law/versions/:version': toEverybody(200),
  'GET /services/:service/begin': toEverybody(200),
  'POST /services/:service/begin': toEverybody('let in'),
  'GET /services/:service/check': toEverybody(asked),
  'POST /services/:service/check': toEverybody('let in'),
  'GET /services/:service/check/result': toEverybody(asked),
  'GET /services/:service/check/:page': toEverybody(200),
  'POST /services/:service/check/:page': toEverybody('let in'),
  'GET /applications': toEverybody(200),
  'GET /applications/:ref': toApplicant({ draft: '/applications/REF/check-answers', ...seenBySender }),
  'GET /applications/:ref/check-answers': toApplicant({ draft: 200, ...toStatus }),
  'POST /applications/:ref/check-answers': toApplicant(formOfSender),
  'GET /applications/:ref/sent': toApplicant({ draft: '/applications/REF/check-answers', ...seenBySender }),
  'GET /applications/:ref/save': toApplicant({ draft: 200, ...toStatus }),
  'POST /applications/:ref/save': toApplicant(formOfSender),
  'GET /applications/:ref/agency': toApplicant({ draft: 200, ...toStatus }),
  'POST /applications/:ref/agency': toApplicant(formOfSender),
  'GET /applications/:ref/form-changed': toApplicant({ draft: '/applications/REF/check-answers', ...toStatus }),
  'POST /applications/:ref/form-changed': toApplicant(formOfSender),
  'GET /applications/:ref/:page': toApplicant({ draft: 200, ...toStatus }),
  'POST /applications/:ref/:page': toApplicant(formOfSender),
  // Whoever holds the draft is led on to it.
  'GET /links/:token': (who) => (who === ownerOf.draft ? 303 : 200),
  'POST /links/:token': toEverybody('let in'),
  'GET /desk': toOfficers,
  'GET /desk/decided': toOfficers,
  'GET /desk/cases/:ref': toOfficersOfCase(() => 200),
  'GET /desk/cases/:ref/decision': toOfficersOfCase((who, state) =>
    state === 'waiting' || (state === 'rosas' && who === 'Ingrid') ? 200 : '/desk/cases/REF',
  ),
  'POST /desk/cases/:ref/decision': toOfficersOfCase(() => 'let in'),
  'GET /api/openapi.json': toEverybody(200),
  'GET /api/services': toEverybody(200),
  'GET /api/services/:service': toEverybody(200),
  'GET /api/services/:service/rules': toEverybody(200),
  'GET /api/services/:service/rules/versions/:version': toEverybody(200),
  'GET /api/laws/:law/rules': toEverybody(200),
  'GET /api/laws/:law/rules/versions/:version': toEverybody(200),
  'GET /api/laws': toEverybody(200),
  'GET /api/laws/:law': toEverybody(200),
  // No cookie is looked at there, so there is nothing that another site could have done in somebody's name.
  'POST /api/laws/:law/decide': toEverybody(415),
  'POST /api/services/:service/check': toEverybody(415),
  'GET /help': toEverybody(200),
  'GET /privacy': toEverybody(200),
  'GET /accessibility': toEverybody(200),
  'GET /complaints': toEverybody(200),
  'GET /sign-in': toEverybody('/made-up-people/auth'),
  'GET /sign-in/return': toEverybody(400),
  'GET /sign-in/failed': toEverybody(400),
  'GET /sign-in/unreachable': toEverybody(503),
  'GET /sign-in/choose/:uid': toEverybody('/sign-in/failed'),
  'POST /sign-in/choose/:uid': toEverybody('let in'),
  'GET /sign-out': signedInOnly(200, '/signed-out'),
  'POST /sign-out': toEverybody('let in'),
  'GET /signed-out': toEverybody(200),
  // Everybody's mail is everybody's while everybody may be anybody; the last test has it shut where they may not.
  'GET /inbox': toEverybody(200),
  'GET /inbox/:id': toEverybody(200),
}
