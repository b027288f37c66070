import type { Spoken } from '../explained/telling.ts'
import { explained } from './en/explained.ts'
import { feel } from './en/feel.ts'

export const en: Spoken = {
  explained,
  feel,
  rules: { yes: 'yes', no: 'no', nothing: 'none', noSureAnswer: 'no sure answer' },
}
