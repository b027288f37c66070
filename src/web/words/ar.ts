import { api } from './ar/api.ts'
import { apply } from './ar/apply.ts'
import { desk } from './ar/desk.ts'
import { failures } from './ar/failures.ts'
import { frame } from './ar/frame.ts'
import { kit } from './ar/kit.ts'
import type { Words } from './tables.ts'

export const ar: Words = { api, apply, desk, failures, frame, kit }
