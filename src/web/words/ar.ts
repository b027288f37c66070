import { api } from './ar/api.ts'
import { apply } from './ar/apply.ts'
import { desk } from './ar/desk.ts'
import { kit } from './ar/kit.ts'
import type { Words } from './tables.ts'

export const ar: Words = { api, apply, desk, kit }
