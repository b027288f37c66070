import { spokenIn } from '#engines/definition'
import type { rules as english } from '../en/rules.ts'

export const rules: typeof english = {
  ...spokenIn('fr').rules,
  outcomeName: 'Issue',
  exactly: 'Exactement',
  named: (name) => `${name} :`,
  formula: 'Formule',
  ruleHead: 'Règle',
  result: 'Résultat',
  hitPolicies: {
    U: 'Une seule règle peut s’appliquer.',
    A: 'Plusieurs règles peuvent s’appliquer, toutes avec le même résultat.',
    P: 'Parmi les règles qui s’appliquent, celle dont le résultat pèse le plus compte.',
    F: 'La première règle qui s’applique compte.',
    R: 'Les résultats de toutes les règles qui s’appliquent comptent, dans l’ordre des règles.',
    O: 'Les résultats de toutes les règles qui s’appliquent comptent, ceux qui pèsent le plus d’abord.',
    C: 'Les résultats de toutes les règles qui s’appliquent comptent ensemble.',
  },
  sources: 'Loi',
  amount: 'Montant',
}
