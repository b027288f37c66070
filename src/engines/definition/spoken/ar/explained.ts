import type { ExplainedWords } from '../../explained/words.ts'

/* A title has its own gender and number, so nothing here agrees with it: a colon stands where English says "is". */
export const explained: ExplainedWords = {
  quoted: '«{a}»',
  fact: '{name}: {value}',
  answered: '{fact}، حسب الإجابة.',
  given: '{fact}، حسب ما ورد في الطلب.',
  notGiven: '{name}: غير مذكور.',
  workedOut: '{fact}، وحسابه كما يلي: {formula}.',
  result: '{fact}.',
  byRule: '{fact}، بموجب القاعدة {rule} ({conditions}).',
  byRuleAlways: '{fact}، بموجب القاعدة {rule} التي تسري في كل الحالات.',
  noRule: '{fact}؛ لا تنطبق أي قاعدة.',
  ruleHolds: 'تنطبق القاعدة {rule}: {conditions}.',
  ruleHoldsAlways: 'تنطبق القاعدة {rule} في كل الحالات.',
  comesAfter: 'القاعدة {rule} نتيجتها {output}، لكن لم يُوصل إليها لأن القاعدة {chosen} تسبقها.',
  weighsLess: 'تنطبق القاعدة {rule} أيضًا ونتيجتها {output}، لكن القاعدة {chosen} ترجح عليها.',
  nearest: 'القاعدة {rule} نتيجتها {output}، لكنها لا تنطبق: {failed}.',
  wentWrong: 'تعذّر حساب شيء هنا: {message}',
  is: '{column}: {value}',
  isWithin: '{column}: {value}، أي {test}',
  isNot: '{column}: {value}، وليس {test}',
  isNotSo: '{column}: {value}، وليس صحيحًا أن {test}',
  isExcluded: '{column}: {value}، وهذا مستثنى ({test})',
  isExcludedSo: '{column}: {value}، وهذا مستثنى ({test})',
  withLaw: '{a} ({b})',
}
