import type { Words } from '../tables.ts'

export const inbox: Words['inbox'] = {
  title: 'صندوق الوارد',
  what: 'كل رسالة بريد تُرسل أثناء التجربة تصل إلى هنا، أيًّا كان المرسل إليه. ولا تغادر هذا الجهاز أبدًا.',
  empty: 'لم تُرسل أي رسالة بعد.',
  subject: 'الموضوع',
  to: 'إلى',
  from: 'من',
  at: 'أُرسلت',
  noSubject: '(بلا موضوع)',
  older: 'رسائل أقدم',
  source: 'الرسالة نفسها بصيغة HTML كما أُرسلت',
}
