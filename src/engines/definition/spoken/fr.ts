import type { Spoken } from '../explained/telling.ts'
import { explained } from './fr/explained.ts'
import { feel } from './fr/feel.ts'
import { spaced } from './spaced.ts'

export const fr: Spoken = spaced({
  explained,
  feel,
  rules: { yes: 'oui', no: 'non', nothing: 'néant', noSureAnswer: 'pas de réponse sûre' },
})
