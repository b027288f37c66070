import type { howWeDecide as english } from '../en/how-we-decide.ts'

const plural = new Intl.PluralRules('ar')

const found = (count: number) => {
  switch (plural.select(count)) {
    case 'zero':
      return 'لم يُعثر على أي قاعدة'
    case 'one':
      return 'عُثر على قاعدة واحدة'
    case 'two':
      return 'عُثر على قاعدتين'
    case 'few':
      return `عُثر على ${count} قواعد`
    default:
      return `عُثر على ${count} قاعدة`
  }
}

export const howWeDecide: typeof english = {
  title: 'كيف نقرر',
  titleOf: (name) => `كيف نقرر: ${name}`,
  lead: 'هذه هي القواعد التي يُبَتّ بها في الطلب. أُعدّت هذه الصفحة من القواعد نفسها كما تطبقها الآلة، فلا ينقصها شيء.',
  leadOfLaw: 'هذا هو القانون كما يُحسب هنا. أُعدّت هذه الصفحة من القواعد نفسها كما تطبقها الآلة، فلا ينقصها شيء.',
  law: 'قانون',
  inForceSince: (day, ordinal) => `النسخة ${ordinal}، سارية منذ ${day}.`,
  wasInForce: (ordinal) => `هذه هي النسخة ${ordinal} من القواعد، ولم تعد سارية.`,
  fromUntil: (from, until) => `كانت سارية من ${from} إلى ${until}.`,
  wasInForceHelp: 'ما أُرسل أثناء سريانها يُبَتّ فيه بموجبها، حتى بعد ذلك.',
  seeNow: 'عرض القواعد السارية الآن',
  acts: 'القوانين التي يستند إليها',
  lawEnded: (day: string) => `انتهى العمل بهذا القانون في ${day}.`,
  lawEndedHelp: 'لا يُتخذ بموجبه أي قرار جديد. وما تقرر بموجبه يبقى قائمًا، وتبقى قواعده هنا للاطلاع عليها.',
  lastVersion: (ordinal: number) => `هذه نسخته الأخيرة، النسخة ${ordinal}.`,
  seeLast: 'انظر النسخة الأخيرة',
  lawsEnded: 'قوانين انتهى العمل بها',
  amountsIn: (name: string, code: string) => `المبالغ بهذه العملة: ${name} (${code}).`,
  onThisPage: 'في هذه الصفحة',

  whatComesOut: 'ما الذي قد ينتج عنه',
  forAnOfficer: 'حيث لا تعطي القواعد جوابًا مؤكدًا، يقرر موظف.',
  withAmount: 'مع مبلغ من المال.',
  restsOn: 'ما الذي يستند إليه القرار',
  restsOnHelp: 'الإجابات التي يُبنى عليها القرار. لا يؤثر فيه شيء آخر مما تخبرنا به.',
  restsOnOfLaw: 'ما يجب معرفته لحسابه.',
  options: 'الإجابات الممكنة:',
  askedIf: (condition) => `يُسأل عنه فقط إذا: ${condition}.`,
  takenIf: (condition) => `لا يُقبل إلا إذا: ${condition}.`,
  workedOutFrom: 'محسوب من إجاباتك:',
  mayBe: 'القيم الممكنة:',

  howWorkedOut: 'كيف يُحسب',
  howWorkedOutHelp: 'مما يُقرَّر نزولًا إلى ما يتكون منه.',
  ofTheLaw: (law) => `جزء من القانون «${law}»`,
  toLaw: 'عرض هذا القانون',
  restsOnThese: 'يتكون من:',
  functions: 'حسابات تستخدمها هذه القواعد',
  functionsHelp: 'يُعطى كل منها قيمًا ويعيد قيمة واحدة.',
  given: 'يُعطى:',
  anyRule: 'أيًّا كان',
  whatYouAreTold: 'ما يُقال لك، والقانون',
  youAreTold: 'يُقال لك:',
  rulesOf: (name) => `القواعد: ${name}`,
  weight: 'ابتداءً من الأثقل وزنًا:',
  noRuleHolds: 'إذا لم تنطبق أي قاعدة:',
  policies: {
    sum: 'تُجمع نتائج كل القواعد المنطبقة.',
    least: 'يُؤخذ بأصغر نتائج كل القواعد المنطبقة.',
    greatest: 'يُؤخذ بأكبر نتائج كل القواعد المنطبقة.',
    count: 'يُؤخذ بعدد النتائج المختلفة التي تعطيها القواعد المنطبقة.',
  },
  exactly: 'كما كُتب تمامًا',
  exactlyOf: (name) => `كما كُتب تمامًا: ${name}`,
  types: 'أنواع القيم، كما كُتبت تمامًا',
  rulesShown: (from, to, all) => `القواعد من ${from} إلى ${to} من أصل ${all}`,
  firstShown: (shown, all) => `هذه أول ${shown} من أصل ${all} من القواعد.`,
  allRules: (all) => `كل القواعد (${all})`,
  pagesOfRules: 'صفحات القواعد',
  pageNumber: (number) => `الصفحة ${number}`,
  findRule: 'ابحث عن القواعد التي تذكر',
  find: 'بحث',
  found,
  wholePage: 'العودة إلى الصفحة كاملة',
  of: (part, whole) => `${part} (${whole})`,

  entries: 'محسوبة واحدة بعد الأخرى:',
  theResult: 'النتيجة',
  calls: 'يستدعي',
  withValues: 'مع',
  if: 'إذا',
  thenGive: 'فإن',
  otherwise: 'وإلا',
  those: 'من بين',
  which: 'ما يتحقق له',
  forEach: (name) => `لكل ${name} من`,
  some: (name) => `هل يوجد ${name} واحد على الأقل من`,
  every: (name) => `هل كل ${name} من`,
  give: 'يُحسب هذا',
  holds: 'يتحقق هذا',
  list: 'كل ما يلي:',
  elsewhere: (language) => `دالة مكتوبة بلغة ${language}`,
  nothingSaid: 'لم يُذكر شيء هنا.',

  whoDecides: 'من يقرر',
  machineAlways: 'تقرر الآلة وحدها في كل طلب.',
  machineIf: 'تقرر الآلة وحدها إذا:',
  officerIf: 'يقرر موظف إذا:',
  officerElse: 'يقرر موظف في كل الحالات الأخرى.',
  officerAlways: 'يقرر موظف في كل طلب.',
  within: (time) => `المهلة: ${time}.`,
  howLong: 'كم يستغرق ذلك',
  ifYouDisagree: 'إذا لم توافق',
  timeToDisagree: (time) => `لديك ${time} من تاريخ القرار.`,

  versions: 'النسخ',
  versionsHelp: 'يُبَتّ في الطلب بموجب النسخة التي أُرسل في ظلها.',
  version: 'النسخة',
  from: 'سارية من',
  until: 'إلى',
  untilNow: 'ما زالت سارية',
  versionNumber: (ordinal) => `النسخة ${ordinal}`,
  thisVersion: 'هذه الصفحة',
  asData: 'كبيانات',
  asDataHelp: 'للأنظمة الأخرى: القواعد نفسها بصيغة JSON، وكل تعبير كما كُتب تمامًا.',
  dataOf: (ordinal) => `النسخة ${ordinal} بصيغة JSON`,
  apiOf: 'كيف يسأل برنامج عن القواعد',

  allTheRules: 'كل القواعد: كيف نقرر',
  rulesOfDecision: (ordinal) => `القواعد التي صدر بها هذا القرار (النسخة ${ordinal})`,
  laws: 'القوانين',
  lawsHelp: 'القوانين التي تستند إليها الخدمات، كما تُحسب هنا.',
  lawsBehind: 'القوانين وراء الخدمات',
}
