import type { apply as english } from '../en/apply.ts'
import { inItsOwnDirection, leftToRight } from '../isolated.ts'

const plural = new Intl.PluralRules('ar')

const services = (count: number) => {
  switch (plural.select(count)) {
    case 'zero':
      return 'لم يُعثر على أي خدمة'
    case 'one':
      return 'عُثر على خدمة واحدة'
    case 'two':
      return 'عُثر على خدمتين'
    case 'few':
      return `عُثر على ${count} خدمات`
    case 'many':
      return `عُثر على ${count} خدمة`
    default:
      return `عُثر على ${count} خدمة`
  }
}

export const apply: typeof english = {
  findAService: 'ابحث عن خدمة',
  search: 'البحث عن خدمة',
  searchButton: 'بحث',
  found: (count, query) => `${services(count)} عند البحث عن «${inItsOwnDirection(query)}»`,
  foundNear: (count, query) => `${services(count)} بكلمات قريبة من «${inItsOwnDirection(query)}»`,
  foundNearHelp: 'لا شيء هنا فيه الكلمات التي كتبتها كما هي. وهذا أقرب ما وُجد إليها.',
  nothingFound: (query) => `لم يُعثر على أي خدمة عند البحث عن «${inItsOwnDirection(query)}»`,
  nothingFoundHelp:
    'تحقّق من الإملاء، أو جرّب كلمات أخرى أو أقل: قل في كلمة أو كلمتين ما تحتاج إليه، مثل «تخفيض» أو «رخصة». أو تصفّح جميع الخدمات.',
  allServices: 'جميع الخدمات',
  noServices: 'لا تُقدَّم هنا أي خدمة بعد.',

  whoMayApply: 'من يحق له التقديم',
  whatYouNeed: 'ما تحتاج إليه',
  howLongItTakes: 'كم يستغرق الأمر',
  timeToDecide: 'متى يأتيك الرد',
  youMayStop: 'يمكنك أن تتوقف عند أي صفحة وتتابع لاحقًا، على هذا الجهاز أو على جهاز آخر.',
  youSignInToSend: 'لا تحتاج إلى تسجيل الدخول إلا عند الإرسال.',
  theLaw: 'القانون الذي تستند إليه',
  offeredBy: 'الجهة التي تقدّمها',
  startNow: 'ابدأ الآن',
  checkWhatYouWouldGet: 'اعرف ما الذي ستحصل عليه',
  checkStoresNothing: 'بلا تسجيل دخول، ولا يُحفظ شيء.',
  draftOnItsWay: 'سبق أن بدأت طلبًا لهذه الخدمة.',
  goOnWithIt: 'تابِع الطلب',

  whereToApply: 'إلى أي جهة تريد أن تقدّم طلبك؟',
  whereToApplyHint: 'اختر الجهة المسؤولة عنك.',
  whereToApplyMissing: 'اختر الجهة التي تريد أن تقدّم إليها طلبك',
  goesTo: (agency) => `يُقدَّم طلبك إلى ${agency}`,
  checkCarriedOver: 'تُنقل إلى طلبك الإجابات التي أعطيتها أثناء التجربة.',
  continue: 'متابعة',

  thereIsAProblem: 'هناك مشكلة',
  progress: (page, about) => (page < about ? `الصفحة ${page} من نحو ${about}` : `الصفحة ${page} من ${page}`),
  saveForLater: 'احفظ وعُد لاحقًا',
  changedElsewhere: 'عُدّلت هذه الصفحة على جهاز آخر أو في نافذة أخرى',
  changedElsewhereHelp: 'ما كتبته ما زال ظاهرًا أدناه ولم يُحفظ بعد. تابِع إن أردت أن يحل محل ما حُفظ هناك.',
  savedElsewhere: 'ما حُفظ في هذه الأثناء',
  notAnswered: 'بلا إجابة',

  formChanged: 'تغيّر النموذج منذ أن ملأته',
  formChangedHelp: 'صدرت نسخة جديدة من النموذج. يتواصل طلبك وفقها ومع ما أجبت به من قبل.',
  formChangedTyped: 'ما كتبته للتو ما زال في الأسفل ولم يُحفظ بعد.',
  askedAnew: 'أسئلة تنتظر جوابك',
  askedAnewHelp: 'هذه أسئلة جديدة، أو لم يعد جوابك عنها مناسبًا.',
  askedOtherwise: 'أسئلة تغيّرت صياغتها',
  askedOtherwiseHelp: 'أجوبتك محفوظة. تحقّق من أنها ما زالت صحيحة.',
  noLongerAsked: 'أسئلة لم تعد تُطرح',
  noLongerAskedHelp: 'لن تُرسل هذه الأجوبة.',
  keptAnswers: 'أجوبة بقيت كما هي',
  keptAnswersHelp: 'لا يلزمك أن تجيب عنها مرة أخرى.',

  writtenIn: (languages) => `كُتب بعض هذا بلغة أخرى: ${languages}.`,

  checkYourAnswers: 'راجع إجاباتك',
  change: 'تعديل',
  changeWhat: (question) => `تعديل: ${question}`,
  yourAnswers: 'إجاباتك',
  sentTo: 'الجهة المرسَل إليها',
  nowSend: 'أرسل طلبك الآن',
  agreeAndSend: 'أوافق وأرسل',
  signInToSend: 'سجّل الدخول لإرساله',
  signInToSendHelp: 'قبل الإرسال نحتاج إلى أن نعرف من صاحب الطلب. تبقى إجاباتك محفوظة، وتعود بعدها إلى هذه الصفحة.',
  checkAgain: 'عُدّلت إجاباتك على جهاز آخر أو في نافذة أخرى',
  checkAgainHelp: 'لم يُرسل شيء. راجع إجاباتك مرة أخرى قبل أن ترسلها.',

  sent: 'أُرسل الطلب',
  serviceAt: (service, agency) => `${service}، ${agency}`,
  yourReference: 'رقمك المرجعي',
  keepTheReference: 'احتفظ بالرقم المرجعي، واجعله في متناولك حين تتصل أو تكتب بشأن طلبك.',
  whatHappensNext: 'ماذا بعد',
  mailedTo: (address) => `نرسل تأكيدًا إلى ${leftToRight(address)}.`,
  weWillWrite: 'سنكتب إليك بالبريد الإلكتروني حين يصدر القرار.',
  seeWhereItStands: 'اعرف أين وصل الطلب',

  myApplications: 'طلباتك',
  noApplications: 'ليس لديك أي طلب هنا.',
  signInForMore: 'سجّل الدخول لترى الطلبات التي بدأتها أو أرسلتها على جهاز آخر.',
  signIn: 'تسجيل الدخول',
  notSentYet: 'لم تُرسل بعد',
  alreadySent: 'أُرسلت',
  reference: 'الرقم المرجعي',
  service: 'الخدمة',
  office: 'الجهة',
  state: 'الحالة',
  decidedAs: (outcome) => `صدر القرار: ${outcome}`,
  lastChanged: 'آخر تعديل',
  sentOn: 'تاريخ الإرسال',
  goOn: 'متابعة',
  see: 'عرض',

  applicationFor: (service) => `طلبك: ${service}`,
  states: { draft: 'مسودة', received: 'تم الاستلام', waiting: 'لدى موظف', decided: 'صدر القرار' },
  stateSentences: {
    received: 'وصلنا طلبك، وتُطبَّق عليه الآن قواعد القانون.',
    waiting: 'ينظر موظف في طلبك. ليس عليك أن تفعل شيئًا.',
    decided: 'صدر القرار في طلبك.',
  },
  answeredBy: (date) => `يأتيك الرد في موعد أقصاه ${date}.`,
  lookAgain: 'تحديث الصفحة',
  versionUnreadable:
    'أسئلة طلبك وقواعده تالفة في سجلاتنا، لذلك تظهر إجاباتك هنا بأسماء قصيرة. لم يضع شيء. الخطأ خطؤنا ونحن نصلحه.',
  whereItStands: 'ما جرى حتى الآن',
  acts: {
    opened: 'استلمنا طلبك',
    found: 'طُبّقت قواعد القانون',
    referred: 'أُحيل طلبك إلى موظف',
    decided: 'صدر القرار في طلبك',
  },
  told: {
    sent: 'أكدنا لك بالبريد الإلكتروني أننا استلمنا طلبك',
    decided: 'أبلغناك بالبريد الإلكتروني أن القرار صدر',
  },
  notTold: 'تعذّر تسليم رسالة إلى بريدك الإلكتروني',
  amount: 'المبلغ',
  restsOn: 'ما يستند إليه ذلك',
  whyAnOfficer: 'لماذا ينظر فيه موظف',
  why: 'الأسباب',
  rule: 'القاعدة:',
  ruleNumber: (number) => `، رقم ${number}`,
  decidedFor: (name, agency) => `قرار بشأن طلب ${inItsOwnDirection(name)}، صادر عن ${agency}`,
  decidedBy: (agency) => `قرار صادر عن ${agency}`,
  decidedByMachine: 'أعطت قواعد القانون جوابًا مؤكدًا، فاتخذت الآلة هذا القرار.',
  decidedByOfficer: (name) => `اتخذ هذا القرار أحد الموظفين: ${inItsOwnDirection(name)}.`,
  decidedOn: (date) => `صدر القرار في ${date}`,
  ifItIsWrong: 'إن رأيت أنه خاطئ',
  disagreeUntil: (date) => `يمكنك ذلك حتى ${inItsOwnDirection(date)}.`,
  disagreeEnded: (date) => `انتهت المهلة لذلك في ${inItsOwnDirection(date)}.`,
  whoToAsk: 'لمن تتوجّه بسؤالك',
  howWorkedOut: 'كيف حُسب هذا',
  whatYouSent: 'ما أرسلته',

  savedSoFar: 'حُفظت إجاباتك حتى الآن. اختر كيف تريد أن تعود إليها.',
  keptUntil: (date) => `أرسل الطلب أو احفظ فيه شيئًا من جديد حتى ${date}، فبعد ذلك يُمحى.`,
  byLink: 'برابط يصلك بالبريد الإلكتروني',
  yourEmail: 'عنوان بريدك الإلكتروني',
  yourEmailHint: 'نرسل إليك رابطًا يفتح طلبك على أي جهاز. لا نستعمل العنوان لأي غرض آخر.',
  yourEmailMissing: 'أدخل عنوان بريدك الإلكتروني',
  sendTheLink: 'أرسل الرابط',
  bySigningIn: 'بتسجيل الدخول',
  bySigningInHelp: 'تجد طلبك عندئذ تحت «طلباتك» حيثما سجّلت الدخول.',
  savedForPerson: 'حُفظت إجاباتك حتى الآن. سجّل الدخول على أي جهاز واختر «طلباتك» لتتابع.',
  lookAtYourEmail: 'انظر في بريدك الإلكتروني',
  linkOnItsWay: 'إن كان العنوان صحيحًا فالرابط في طريقه إليه. يفتح الرابط طلبك مرة واحدة، وتذكر الرسالة حتى متى.',
  noEmail: 'لم يصل شيء بعد دقائق؟ انظر في البريد غير المرغوب فيه.',
  anotherLink: 'اطلب رابطًا آخر',
  goOnNow: 'تابِع الطلب الآن',

  newLink: 'اطلب رابطًا جديدًا',
  newLinkHelp: 'أدخل العنوان الذي أُرسل إليه هذا الرابط. إن كان طلبك ما زال محفوظًا فالرابط الجديد يفتحه.',
  orSignIn: 'إن كنت قد حفظت طلبك بتسجيل الدخول فستجده تحت «طلباتك».',
  openYourApplication: 'افتح طلبك',
  openHelp: 'يمكنك أن تتابعه على هذا الجهاز.',
  opensUntil: (date) => `يُستعمل الرابط مرة واحدة، حتى ${date}.`,
  open: 'افتح الطلب',

  whatYouWouldGet: 'ما الذي ستحصل عليه',
  wouldBeDecided: (outcome) => `سيكون القرار على الأرجح: ${outcome}`,
  noDecisionYet: 'هذا ليس قرارًا، بل ما تقوله القواعد في الإجابات التي أعطيتها. لم يُحفظ شيء ولم يُرسل شيء.',
  officerWouldLook: 'سيلزم أن ينظر موظف في هذا',
  officerWouldLookHelp: 'لا تعطي القواعد هنا جوابًا مؤكدًا، ولذلك يقرّر موظف في طلبك.',
  applyNow: 'قدّم الطلب الآن',
  applyNowHelp: 'تُنقل الإجابات أدناه إلى طلبك، فلا تحتاج إلى إعطائها مرة أخرى.',
  startAgain: 'ابدأ من جديد بإجابات فارغة',
  tooMuchToKeep: 'إجاباتك أطول مما تتسع له هذه التجربة',
  tooMuchToKeepHelp:
    'تحتفظ التجربة بإجاباتك في متصفّحك وحده، وليس فيه متسع كافٍ لها. اختصر هذه الإجابة، أو قدّم الطلب مباشرة ففيه متسع.',
}
