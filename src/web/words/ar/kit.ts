import type { Words } from '../tables.ts'

const counted = new Intl.PluralRules('ar')
const seconds: Readonly<Record<string, string>> = { one: 'ثانية واحدة', two: 'ثانيتين', few: 'ثوانٍ', other: 'ثانية' }

const inSeconds = (number: number) => {
  const plural = counted.select(number)
  const word = seconds[plural] ?? seconds.other
  return plural === 'one' || plural === 'two' ? word : `${number} ${word}`
}

export const kit: Words['kit'] = {
  signIn: 'تسجيل الدخول',
  signInAndSend: 'ما كتبته ما زال في هذه الصفحة. سجّل الدخول في علامة تبويب جديدة، ثم عد إلى هذه وأرسله مرة أخرى.',
  signInInNewTab: 'تسجيل الدخول (في علامة تبويب جديدة)',
  orByLink:
    'إذا بدأت من دون تسجيل الدخول فاستعمل الرابط الذي أرسلناه إليك بالبريد الإلكتروني. انسخ ما كتبته من الأسفل؛ وإن لم يكن لديك رابط فعليك أن تبدأ من جديد.',
  whatYouTyped: 'ما كتبته',
  warning: 'تنبيه',
  allServices: 'عرض جميع الخدمات',
  orCallUs: 'أو اسألنا:',
  sendAgain: 'إرسال مرة أخرى',
  typedIsKept: 'ما كتبته للتو لم يضع، فهو محفوظ في هذه الصفحة. أبقِها مفتوحة وأرسله مرة أخرى بعد لحظات.',
  typedIsBelow: 'ما كتبته لم يضع: تجده أدناه لتنسخه.',
  tryAgainIn: (number) => `حاول مرة أخرى بعد ${inSeconds(number)}.`,
  reference: 'إذا اتصلت بنا بهذا الشأن فاذكر هذا الرقم:',
}
