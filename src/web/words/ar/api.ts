import type { api as english } from '../en/api.ts'
import { leftToRight } from '../isolated.ts'

const plural = new Intl.PluralRules('ar')

const answers = (count: number) => {
  switch (plural.select(count)) {
    case 'one':
      return 'إجابة واحدة ناقصة أو خاطئة.'
    case 'two':
      return 'إجابتان ناقصتان أو خاطئتان.'
    case 'few':
      return `${count} إجابات ناقصة أو خاطئة.`
    default:
      return `${count} إجابة ناقصة أو خاطئة.`
  }
}

const inputs = (count: number) => {
  switch (plural.select(count)) {
    case 'one':
      return 'مُدخل واحد ناقص أو خاطئ.'
    case 'two':
      return 'مُدخلان ناقصان أو خاطئان.'
    case 'few':
      return `${count} مُدخلات ناقصة أو خاطئة.`
    default:
      return `${count} مُدخلًا ناقصًا أو خاطئًا.`
  }
}

export const api: typeof english = {
  notJsonAt: (what) => `المحتوى ليس بصيغة JSON: ${what}`,
  repeatedKey: (key) => `ورد الاسم «${key}» مرتين في الكائن نفسه.`,
  tooDeep: (most) => `المحتوى متداخل بأكثر من ${most} مستويات.`,
  tooBig: (most) => `حجم المحتوى يتجاوز ${most} بايت.`,
  wrongType: 'يجب أن يكون نوع المحتوى application/json.',
  noAnswers: 'يجب أن يكون المحتوى كائنًا فيه الإجابات تحت «answers»؛ وإن ورد «explain» فقيمته true أو false.',
  problems: answers,
  notAnswer: (question) => `الإجابة عن «${question}» ليست من النوع الذي يبيّنه الوصف.`,
  noQuestion: (name) => `ليس في الخدمة سؤال باسم «${name}» تحتاج إليه التجربة.`,
  noInput: 'يجب أن يكون المحتوى كائنًا فيه اسم قرار تحت «decision» والمُدخلات تحت «input».',
  lawEnded: (day: string, rules: string) =>
    `انتهى العمل بهذا القانون في ${day} ولا يُقرَّر بموجبه شيء بعد ذلك. قواعده كما كانت: ${leftToRight(rules)}`,
  noDecision: (name, known) => `ليس في القانون قرار باسم «${name}»؛ فيه ${known.map((one) => `«${one}»`).join('، ')}.`,
  inputProblems: inputs,
  unknownInput: (name) => `ليس في القانون مُدخل باسم «${name}».`,
  unknownEntry: (name, known) => `لا يعرف القانون «${name}»؛ فيه هناك ${known.map((one) => `«${one}»`).join('، ')}.`,
  missingInput: (name, type) => `«${name}» ناقص (${type})؛ تعني null أنه غير موجود.`,
  wrongInput: (name, type) => `يجب أن يكون «${name}» من النوع ${type}.`,
  inputNotAllowed: (name, why) => `لا يمكن أن يأخذ «${name}» هذه القيمة: ${why}`,
  inputTooLong: (name) => `في «${name}» أكثر من 34 رقمًا، وهو أقصى ما يمكن حفظه بدقة.`,
  tooMuch: 'يتطلّب القانون خطوات أكثر مما يُسمح به مع هذه المُدخلات.',
  noValue: (decision, why) => `لا يعطي القانون قيمة للقرار «${decision}»: ${why}`,
  noRule: (decisions) => `لا قاعدة في ${decisions.map((one) => `«${one}»`).join('، ')} تنطبق على هذه المُدخلات.`,
  errorIn: (message, decision, rule) =>
    `${message}${decision === undefined ? '' : ` (في «${decision}»${rule === undefined ? '' : `، القاعدة «${rule}»`}.)`}`,
  notFound: 'لا شيء في هذا العنوان. يعدّد /api/services و/api/laws ما هو موجود، ويبيّن /api/openapi.json ما يمكن طلبه.',
  wrongMethod: (allowed) => `لا يقبل هذا العنوان إلا ${allowed}.`,
  malformed: 'تتعذّر قراءة الطلب: عنوانه أو ترويساته ليست مكتوبة كما يقتضي HTTP.',
  tooLarge: 'حجم المحتوى يتجاوز كل ما يقبله هذا العنوان.',
  tooMany: 'وردت من عنوانك طلبات كثيرة جدًا.',
  unavailable: 'يتعذّر الوصول إلى سجلاتنا الآن.',
  fault: (reference) => `هذا خطأ من جانبنا، وهو مسجّل لدينا برقم ${reference}.`,
}
