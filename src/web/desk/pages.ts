import type { Page } from '#web/kit'
import { officer, officerOfCase } from '#web/kit'
import { decide, showDecision } from './decision.ts'
import { typedDecision } from './decision-form.ts'
import { showFile } from './file.ts'
import { decidedCases, waitingCases } from './list.ts'

export const deskPages: readonly Page[] = [
  { path: '/desk', mayVisit: officer, get: waitingCases },
  { path: '/desk/decided', mayVisit: officer, get: decidedCases },
  { path: '/desk/cases/:ref', mayVisit: officerOfCase, get: showFile },
  { path: '/desk/cases/:ref/decision', mayVisit: officerOfCase, get: showDecision, post: decide, typed: typedDecision },
]
