import type { desk as english } from '../en/desk.ts'

const plural = new Intl.PluralRules('ar')

const cases = (count: number) => {
  switch (plural.select(count)) {
    case 'zero':
      return 'لا ملفات في الانتظار'
    case 'one':
      return 'ملف واحد في الانتظار'
    case 'two':
      return 'ملفان في الانتظار'
    case 'few':
      return `${count} ملفات في الانتظار`
    default:
      return `${count} ملفًا في الانتظار`
  }
}

export const desk: typeof english = {
  waitingCases: 'الملفات المنتظرة',
  count: cases,
  nothingWaits: 'لا شيء ينتظرك.',
  reference: 'الرقم المرجعي',
  service: 'الخدمة',
  office: 'الجهة',
  received: 'تاريخ الاستلام',
  answerBy: 'الرد قبل',
  overdue: 'متأخر',
  dueToday: 'اليوم',
  further: 'الملفات التالية',
  fromTheStart: 'العودة إلى أول الملفات',
  pages: 'صفحات الملفات',

  caseOf: (reference) => `الملف ${reference}`,
  applicant: 'مقدّم الطلب',
  version: 'القواعد والأسئلة',
  versionNumber: (ordinal) => `الإصدار ${ordinal}`,
  states: { received: 'تم الاستلام', waiting: 'في الانتظار', decided: 'صدر القرار' },
  state: 'الحالة',
  answers: 'الإجابات',
  finding: 'النتيجة',
  notFoundYet: 'لم تُطبَّق القواعد على هذا الملف بعد.',
  forAnOfficer: 'لا تعطي القواعد جوابًا مؤكدًا: يقرّر موظف.',
  amount: 'المبلغ',
  howItCameAbout: 'كيف جاءت النتيجة',
  howItCameAboutHelp: 'كل قرار من قرارات النموذج بالترتيب الذي حُسب به. افتح أيًّا منها لترى قواعده.',
  inputs: 'استنادًا إلى',
  fromDecision: 'محسوب',
  fromAnswer: 'إجابة',
  formula: 'الصيغة',
  matched: 'تنطبق',
  notMatched: 'لا تنطبق',
  notReached: 'لم يُنظر فيها',
  ruleHead: 'القاعدة',
  result: 'النتيجة',
  cellHeld: 'تحقّق',
  cellFailed: 'لم يتحقّق',
  hitPolicy: (policy) => `سياسة المطابقة ${policy}`,
  sources: 'القانون',
  nothing: 'لا شيء',
  yes: 'نعم',
  no: 'لا',

  history: 'السجل',
  machine: 'الآلة',
  acts: {
    opened: 'فُتح الملف',
    found: 'طُبّقت القواعد',
    referred: 'أُحيل إلى موظف',
    decided: 'صدر القرار',
  },
  told: { sent: 'أُكّد الاستلام لمقدّم الطلب', decided: 'أُبلغ مقدّم الطلب بالقرار' },
  notTold: 'تعذّر تسليم الرسالة إلى مقدّم الطلب',

  decide: 'اتخاذ القرار',
  decideCase: (reference) => `اتخاذ القرار في الملف ${reference}`,
  ownCase: 'هذا ملفك أنت',
  ownCaseHelp: 'لا يمكنك أن تقرّر في طلب قدّمته أنت. على زميل أن يفعل ذلك.',
  notReferred: 'هذا الملف ليس لدى موظف.',
  decision: 'القرار',
  outcome: 'ما قرارك؟',
  outcomeMissing: 'اختر قرارك',
  amountAsked: 'المبلغ',
  amountHint: (found) => `حسبت القواعد ${found}. اترك الحقل فارغًا إن لم يكن هناك مبلغ يُدفع أو يُستحق.`,
  amountHintNone: 'اترك الحقل فارغًا إن لم يكن هناك مبلغ يُدفع أو يُستحق.',
  amountMissing: 'أدخل المبلغ',
  amountNotHere: (outcome) => `اترك المبلغ فارغًا: لا مبلغ مع «${outcome}»`,
  restsOn: 'إلى أيٍّ من نتائج القواعد يستند القرار؟',
  restsOnHint: 'تُرسل إلى مقدّم الطلب، كل منها مع سندها القانوني.',
  reasons: 'أسبابك',
  reasonsHint: (language) => `اكتبها لمقدّم الطلب، وبهذه اللغة إن أمكن: ${language}. كل فقرة تصبح سببًا واحدًا.`,
  reasonsMissing: 'اكتب أسباب قرارك',
  makeDecision: 'أصدر هذا القرار',
  cannotBeUndone: 'يُبلَّغ مقدّم الطلب فورًا. ولا يمكن سحب القرار من هنا.',
  changedMeanwhile: 'تغيّر الملف منذ أن فتحت هذه الصفحة',
  changedMeanwhileHelp: 'لم يصدر قرارك. انظر فيما جرى ثم قرّر من جديد.',
  decidedMeanwhile: 'سبق أن صدر القرار في هذا الملف',
  decidedMeanwhileHelp: 'لم يصدر قرارك. ما كتبته محفوظ أدناه كي تتمكن من نسخه.',
  whatYouTyped: 'ما كتبته',
  backToCase: 'العودة إلى الملف',
}
