import type { Page } from '#web/kit'
import { anyone, holdsDraft } from '#web/kit'
import { mine } from './after/mine.ts'
import { showSent } from './after/sent.ts'
import { showStatus } from './after/status.ts'
import { answerCheckQuestions, restartCheck, showCheckQuestions, startCheck } from './check/question.ts'
import { showResult } from './check/result.ts'
import { openCheck } from './check/state.ts'
import { changeAgency, showAgency } from './draft/agency.ts'
import { begin, showBegin } from './draft/begin.ts'
import { goOnChanged, showChanged } from './draft/changed.ts'
import { checkAnswers, send } from './draft/check-answers.ts'
import { openLink, showLink } from './draft/link.ts'
import { answerQuestions, showQuestions } from './draft/question.ts'
import { sendLink, showSave, typedAddress } from './draft/save.ts'
import { catalogue } from './find/catalogue.ts'
import { start } from './find/start.ts'
import { holdsApplication } from './policies.ts'
import { typedOnPage } from './showing/typed.ts'

/**
 * The applicant's pages. `secret` (32 bytes, the same in every process of an installation) seals the answers of
 * "check what you would get" in the browser's own cookie.
 */
export function applyPages({ secret }: { secret: Uint8Array }): readonly Page[] {
  const check = openCheck(secret)
  const checking = '/services/:service/check'
  const application = '/applications/:ref'
  return [
    { path: '/', mayVisit: anyone, get: catalogue },
    { path: '/services/:service', mayVisit: anyone, get: start },
    { path: '/services/:service/begin', mayVisit: anyone, get: showBegin(check), post: begin(check) },
    { path: checking, mayVisit: anyone, get: startCheck(check), post: restartCheck(check) },
    { path: `${checking}/result`, mayVisit: anyone, get: showResult(check) },
    { path: `${checking}/:page`, mayVisit: anyone, get: showCheckQuestions(check), post: answerCheckQuestions(check) },
    { path: '/applications', mayVisit: anyone, get: mine },
    { path: application, mayVisit: holdsApplication, get: showStatus },
    { path: `${application}/check-answers`, mayVisit: holdsDraft, get: checkAnswers, post: send },
    { path: `${application}/sent`, mayVisit: holdsApplication, get: showSent },
    { path: `${application}/save`, mayVisit: holdsDraft, get: showSave, post: sendLink, typed: typedAddress },
    { path: `${application}/agency`, mayVisit: holdsDraft, get: showAgency, post: changeAgency },
    { path: `${application}/form-changed`, mayVisit: holdsDraft, get: showChanged, post: goOnChanged },
    {
      path: `${application}/:page`,
      mayVisit: holdsDraft,
      get: showQuestions,
      post: answerQuestions,
      typed: typedOnPage,
    },
    { path: '/links/:token', mayVisit: anyone, get: showLink, post: openLink },
  ]
}
