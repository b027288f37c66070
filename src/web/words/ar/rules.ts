import { spokenIn } from '#engines/definition'
import type { rules as english } from '../en/rules.ts'

export const rules: typeof english = {
  ...spokenIn('ar').rules,
  outcomeName: 'النتيجة النهائية',
  exactly: 'القيمة الدقيقة',
  named: (name) => `${name}:`,
  formula: 'الصيغة',
  ruleHead: 'القاعدة',
  result: 'النتيجة',
  hitPolicies: {
    U: 'لا يمكن أن تنطبق إلا قاعدة واحدة.',
    A: 'قد تنطبق عدة قواعد، ونتيجتها كلها واحدة.',
    P: 'من بين القواعد المنطبقة، يُؤخذ بالقاعدة ذات النتيجة الأثقل وزنًا.',
    F: 'يُؤخذ بأول قاعدة تنطبق.',
    R: 'يُؤخذ بنتائج كل القواعد المنطبقة، بترتيب القواعد.',
    O: 'يُؤخذ بنتائج كل القواعد المنطبقة، والأثقل وزنًا أولًا.',
    C: 'يُؤخذ بنتائج كل القواعد المنطبقة معًا.',
  },
  sources: 'القانون',
  amount: 'المبلغ',
}
