import type { Spoken } from '../explained/telling.ts'
import { explained } from './ar/explained.ts'
import { feel } from './ar/feel.ts'

export const ar: Spoken = {
  explained,
  feel,
  rules: { yes: 'نعم', no: 'لا', nothing: 'لا شيء', noSureAnswer: 'لا جواب مؤكد' },
}
