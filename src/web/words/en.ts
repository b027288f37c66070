import { spokenIn } from '#engines/definition'
import { api } from './en/api.ts'
import { apply } from './en/apply.ts'
import { desk } from './en/desk.ts'
import { failures } from './en/failures.ts'
import { fields } from './en/fields.ts'
import { frame } from './en/frame.ts'
import { help } from './en/help.ts'
import { howWeDecide } from './en/how-we-decide.ts'
import { inbox } from './en/inbox.ts'
import { kit } from './en/kit.ts'
import { notices } from './en/notices.ts'
import { rules } from './en/rules.ts'
import { signIn } from './en/sign-in.ts'

export const en = {
  ...spokenIn('en'),
  api,
  apply,
  desk,
  failures,
  fields,
  frame,
  help,
  howWeDecide,
  inbox,
  kit,
  notices,
  rules,
  signIn,
}
