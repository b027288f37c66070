import { spaced, spokenIn } from '#engines/definition'
import { api } from './fr/api.ts'
import { apply } from './fr/apply.ts'
import { desk } from './fr/desk.ts'
import { failures } from './fr/failures.ts'
import { fields } from './fr/fields.ts'
import { frame } from './fr/frame.ts'
import { help } from './fr/help.ts'
import { howWeDecide } from './fr/how-we-decide.ts'
import { inbox } from './fr/inbox.ts'
import { kit } from './fr/kit.ts'
import { notices } from './fr/notices.ts'
import { rules } from './fr/rules.ts'
import { signIn } from './fr/sign-in.ts'
import type { Words } from './tables.ts'

export const fr: Words = spaced({
  ...spokenIn('fr'),
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
})
