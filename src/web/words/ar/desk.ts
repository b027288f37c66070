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
  answerBy: 'الرد في أجل أقصاه',
  overdue: 'متأخر',
  dueToday: 'اليوم',
  decidedCases: 'الملفات التي صدر القرار فيها',
  nothingDecided: 'لم يصدر أي قرار بعد.',
  decidedOn: 'تاريخ القرار',
  lists: 'قوائم الملفات',
  findCase: 'البحث عن ملف برقمه المرجعي',
  find: 'بحث',
  noSuchCase: 'لا ملف من ملفاتك يحمل هذا الرقم المرجعي. تحقّق منه ثم حاول من جديد.',
  allServices: 'كل الخدمات',
  byService: 'حسب الخدمة',
  further: 'الملفات التالية',
  fromTheStart: 'العودة إلى أول الملفات',
  pages: 'صفحات الملفات',

  caseOf: (reference) => `الملف ${reference}`,
  applicant: 'مقدّم الطلب',
  readsLanguage: 'لغة القراءة',
  version: 'القواعد والأسئلة',
  versionNumber: (ordinal) => `الإصدار ${ordinal}`,
  states: { received: 'تم الاستلام', waiting: 'في الانتظار', decided: 'صدر القرار' },
  state: 'الحالة',
  answers: 'الإجابات',
  asKept: 'بالأسماء التي حُفظت بها، لأن الأسئلة لا يمكن قراءتها.',
  notReadable: 'لا يمكن قراءته',
  versionUnreadable: 'تعذّرت قراءة الإصدار الذي أُرسل به هذا الطلب',
  versionUnreadableHelp:
    'ملفاته المحفوظة تالفة. إلى أن يستعيدها القائمون على النظام من نسخة احتياطية، تظهر الإجابات هنا بأسمائها القصيرة ولا يمكن لأحد أن يقرّر في الملف. يذكر السجلّ هذا الإصدار.',
  referredSince: {
    'no-finding': 'لم تصل القواعد إلى نتيجة.',
    'version-unreadable': 'تعذّرت قراءة الإصدار الذي أُرسل به.',
  },
  asAsked: 'الأسئلة كما طُرحت على مقدّم الطلب.',
  finding: 'النتيجة',
  notFoundYet: 'لم تُطبَّق القواعد على هذا الملف بعد.',
  forAnOfficer: 'لا تعطي القواعد جوابًا مؤكدًا: يقرّر موظف.',
  amount: 'المبلغ',
  howItCameAbout: 'كيف جاءت النتيجة',
  howItCameAboutHelp: 'كل قرار من قرارات النموذج بالترتيب الذي حُسب به. افتح أيًّا منها لترى قواعده.',
  inSentences: 'قراءته في جُمل',
  nearest: 'أقرب القواعد الأخرى',
  inputs: 'ما حُسب استنادًا إليه',
  inputHead: 'الاسم',
  valueHead: 'القيمة',
  fromHead: 'المصدر',
  fromDecision: 'محسوب',
  fromAnswer: 'إجابات مقدّم الطلب',
  matched: 'تنطبق',
  notMatched: 'لا تنطبق',
  notReached: 'لم يُنظر فيها',
  leftOut: (count) =>
    `عدد قواعد هذا الجدول غير المحفوظة مع الملف: ${count}. والمحفوظ منها ما انطبق وما كان الأقرب إلى الانطباق.`,
  cellHeld: 'تحقّق',
  cellFailed: 'لم يتحقّق',

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
  amountHintFound: (found) => `حسبت القواعد ${found}.`,
  amountHint: (outcome) => `مطلوب مع هذا القرار: ${outcome}. اتركه فارغًا مع أي قرار آخر.`,
  amountMissing: 'أدخل المبلغ',
  warning: 'تنبيه',
  goOn: 'متابعة',
  checkDecision: 'راجع قرارك',
  youDecide: 'قرارك',
  rulesCameTo: 'ما توصلت إليه القواعد',
  rulesWorkedOut: 'المبلغ وفق القواعد',
  restedOn: 'يستند إلى',
  outcomeDiffers: 'قرارك يخالف ما توصلت إليه القواعد. تأكد من أن أسبابك توضح لماذا.',
  amountDiffers: (given, found) => `المبلغ ليس ما حسبته القواعد: قرارك ${given}، والقواعد ${found}.`,
  amountFarBeyond: (given, found) => `المبلغ أكبر بكثير مما حسبته القواعد: قرارك ${given}، والقواعد ${found}.`,
  sure: 'تحققت من هذا المبلغ، وهو ما أقرّره',
  sureMissing: 'أكّد صحة المبلغ، أو غيّره',
  applicantReads: 'ما سيقرؤه مقدّم الطلب',
  changeDecision: 'تغيير',
  amountNotHere: (outcome) => `اترك المبلغ فارغًا: لا مبلغ مع «${outcome}»`,
  restsOn: 'إلى أيٍّ من نتائج القواعد يستند القرار؟',
  restsOnHint: 'تُرسل إلى مقدّم الطلب، كل منها مع سندها القانوني.',
  reasons: 'أسبابك',
  reasonsHint: (language) => `يقرأ مقدّم الطلب بهذه اللغة: ${language}. اكتب بها إن استطعت. كل فقرة تصبح سببًا واحدًا.`,
  reasonsLanguage: 'بأي لغة كتبت أسبابك؟',
  reasonsLanguageMissing: 'اختر اللغة التي كتبت بها أسبابك',
  reasonsMissing: 'اكتب أسباب قرارك',
  law: 'المادة من القانون',
  lawHint: 'ما تستند إليه أسبابك. أضف المادة إلى القانون المذكور هنا.',
  lawHintFindings:
    'ما تستند إليه أسبابك أنت. أضف المادة إلى القانون المذكور هنا، أو اترك الحقل فارغًا إن كانت نتيجة اخترتها تذكرها.',
  lawMissing: 'أدخل المادة من القانون التي يستند إليها قرارك',
  lawMissingFindings: 'أدخل المادة من القانون، أو اختر نتيجة يستند إليها قرارك',
  makeDecision: 'أصدر هذا القرار',
  cannotBeUndone: 'يُبلَّغ مقدّم الطلب فورًا. ولا يمكن سحب القرار من هنا.',
  decidedNow: 'أصدرت القرار في هذا الملف',
  applicantToldNow: 'يُبلَّغ مقدّم الطلب الآن.',
  nextCase: (reference: string) => `الملف التالي: ${reference}`,
  changedMeanwhile: 'تغيّر الملف منذ أن فتحت هذه الصفحة',
  changedMeanwhileHelp: 'لم يصدر قرارك. انظر فيما جرى ثم قرّر من جديد.',
  decidedMeanwhile: 'سبق أن صدر القرار في هذا الملف',
  decidedMeanwhileHelp: 'لم يصدر قرارك. ما كتبته محفوظ أدناه كي تتمكن من نسخه.',
  whatYouTyped: 'ما كتبته',
  backToCase: 'العودة إلى الملف',
}
