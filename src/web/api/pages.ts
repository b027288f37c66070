import type { Page } from '#web/kit'
import { anyone } from '#web/kit'
import { check } from './check.ts'
import { decide } from './decide-law.ts'
import { listLaws, showLaw } from './laws.ts'
import { openApi } from './openapi.ts'
import { showLawRules, showRules } from './rules.ts'
import { listServices, showService } from './services.ts'

export const apiPages: readonly Page[] = [
  { path: '/api/openapi.json', mayVisit: anyone, speaks: 'json', get: openApi },
  { path: '/api/services', mayVisit: anyone, speaks: 'json', get: listServices },
  { path: '/api/services/:service', mayVisit: anyone, speaks: 'json', get: showService },
  { path: '/api/services/:service/rules', mayVisit: anyone, speaks: 'json', get: showRules },
  { path: '/api/services/:service/rules/versions/:version', mayVisit: anyone, speaks: 'json', get: showRules },
  { path: '/api/laws', mayVisit: anyone, speaks: 'json', get: listLaws },
  { path: '/api/laws/:law', mayVisit: anyone, speaks: 'json', get: showLaw },
  { path: '/api/laws/:law/rules', mayVisit: anyone, speaks: 'json', get: showLawRules },
  { path: '/api/laws/:law/rules/versions/:version', mayVisit: anyone, speaks: 'json', get: showLawRules },
  { path: '/api/laws/:law/decide', mayVisit: anyone, speaks: 'json', post: decide },
  { path: '/api/services/:service/check', mayVisit: anyone, speaks: 'json', post: check },
]
