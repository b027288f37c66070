import { api } from './en/api.ts'
import { apply } from './en/apply.ts'
import { desk } from './en/desk.ts'
import { failures } from './en/failures.ts'
import { fields } from './en/fields.ts'
import { frame } from './en/frame.ts'
import { help } from './en/help.ts'
import { inbox } from './en/inbox.ts'
import { kit } from './en/kit.ts'
import { notices } from './en/notices.ts'
import { signIn } from './en/sign-in.ts'

export const en = { api, apply, desk, failures, fields, frame, help, inbox, kit, notices, signIn }
