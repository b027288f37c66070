import type { ExplainedWords } from '../../explained/words.ts'

/* A title has its own gender and number, so nothing here agrees with it: a colon stands where English says "is". */
export const explained: ExplainedWords = {
  quoted: '«\u00a0{a}\u00a0»',
  fact: '{name} : {value}',
  noValue: '{name} : sans valeur',
  answered: '{fact}, selon la réponse donnée.',
  given: '{fact}, selon la demande.',
  notGiven: '{name} : non indiqué.',
  workedOut: '{fact}, ainsi calculé : {formula}.',
  workedOutIf: '{fact}, ainsi calculé : oui si {formula} ; sinon non.',
  workedOutFrom: '{fact}, calculé à partir de ceci : {inputs}.',
  result: '{fact}.',
  byRule: '{fact}, par la règle {rule} ({conditions}).',
  byRuleAlways: '{fact}, par la règle {rule}, qui vaut dans tous les cas.',
  noRule: '{fact} ; aucune règle ne s’applique.',
  ruleHolds: 'La règle {rule} s’applique : {conditions}.',
  ruleHoldsAlways: 'La règle {rule} s’applique dans tous les cas.',
  comesAfter:
    'La règle {rule} donnerait {output}, mais elle n’a pas été atteinte : la règle {chosen} vient avant elle.',
  weighsLess: 'La règle {rule} s’applique aussi et donnerait {output}, mais la règle {chosen} l’emporte.',
  nearest: 'La règle {rule} donnerait {output}, mais elle ne s’applique pas : {failed}.',
  wentWrong: 'Un calcul n’a pas pu se faire. Message d’origine : «\u00a0{message}\u00a0»',
  is: '{column} : {value}',
  isWithin: '{column} : {value}, soit {test}',
  isNot: '{column} : {value}, alors qu’il faut : {test}',
  isNotSo: '{column} : {value}, alors qu’il faut ceci : {test}',
  isMissing: '{column} : sans valeur, alors qu’il faut : {test}',
  isExcluded: '{column} : {value}, ce qui est exclu ({test})',
  isExcludedSo: '{column} : {value}, alors que ceci est exclu : {test}',
  withLaw: '{a} ({b})',
}
