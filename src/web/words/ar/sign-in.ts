import type { Words } from '../tables.ts'

export const signIn: Words['signIn'] = {
  choose: 'من تريد أن تكون؟',
  forTryingOut: 'تسجيل الدخول هذا للتجربة فقط. الأشخاص متخيّلون ولا أحد يثبت هويته.',
  warning: 'تنبيه',
  officerOf: (agencies) => `يعمل لدى ${agencies}`,
  resident: 'من السكان',
  failed: 'لم يتم تسجيل الدخول',
  failedWhy: 'استغرق وقتًا طويلًا أو أُوقف في الطريق أو بدأ في متصفح آخر. لم تسجّل الدخول، وما حفظته ما زال موجودًا.',
  tryAgain: 'تسجيل الدخول مرة أخرى',
  unreachable: 'لا يمكن تسجيل الدخول في هذه اللحظة',
  unreachableWhy: 'لا تستجيب الجهة التي تثبت هويتك. حاول مرة أخرى بعد بضع دقائق، وما حفظته ما زال موجودًا.',
  signOutNow: 'هل تريد تسجيل الخروج؟',
  signedOut: 'سجّلت الخروج',
  signedOutMeans: 'لا يستطيع من يستخدم هذا المتصفح بعدك أن يرى ما فعلته.',
  toFirstPage: 'إلى الصفحة الأولى',
}
