import { api } from './en/api.ts'
import { apply } from './en/apply.ts'
import { desk } from './en/desk.ts'
import { kit } from './en/kit.ts'

export const en = { api, apply, desk, kit }
