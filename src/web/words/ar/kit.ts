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
  sendAgain: 'إرسال مرة أخرى',
  typedIsKept: 'ما كتبته للتو لم يضع، فهو محفوظ في هذه الصفحة. أبقِها مفتوحة وأرسله مرة أخرى بعد لحظات.',
  tryAgainIn: (number) => `حاول مرة أخرى بعد ${inSeconds(number)}.`,
  reference: 'إذا اتصلت بنا بهذا الشأن فاذكر هذا الرقم:',
}
