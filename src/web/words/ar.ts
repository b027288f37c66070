import { spokenIn } from '#engines/definition'
import { api } from './ar/api.ts'
import { apply } from './ar/apply.ts'
import { desk } from './ar/desk.ts'
import { failures } from './ar/failures.ts'
import { fields } from './ar/fields.ts'
import { frame } from './ar/frame.ts'
import { help } from './ar/help.ts'
import { howWeDecide } from './ar/how-we-decide.ts'
import { inbox } from './ar/inbox.ts'
import { kit } from './ar/kit.ts'
import { notices } from './ar/notices.ts'
import { rules } from './ar/rules.ts'
import { signIn } from './ar/sign-in.ts'
import type { Words } from './tables.ts'

export const ar: Words = {
  ...spokenIn('ar'),
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
