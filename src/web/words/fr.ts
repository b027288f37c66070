import { api } from './fr/api.ts'
import { apply } from './fr/apply.ts'
import { desk } from './fr/desk.ts'
import { failures } from './fr/failures.ts'
import { frame } from './fr/frame.ts'
import { kit } from './fr/kit.ts'
import type { Words } from './tables.ts'

export const fr: Words = { api, apply, desk, failures, frame, kit }
