import { api } from './en/api.ts'
import { apply } from './en/apply.ts'
import { desk } from './en/desk.ts'
import { failures } from './en/failures.ts'
import { frame } from './en/frame.ts'
import { kit } from './en/kit.ts'

export const en = { api, apply, desk, failures, frame, kit }
