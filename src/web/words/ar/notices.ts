import type { Told } from '../en/notices.ts'
import { inItsOwnDirection, leftToRight } from '../isolated.ts'
import type { Words } from '../tables.ts'

const greeting = ({ person }: Told) => (person ? `مرحبًا ${inItsOwnDirection(person)}` : 'مرحبًا')

const ifWrong = ({ ifYouDisagree, disagreeUntil }: Told) =>
  ifYouDisagree &&
  `إن رأيت أنه خطأ: ${ifYouDisagree}${disagreeUntil && ` يمكنك ذلك حتى ${inItsOwnDirection(disagreeUntil)}.`}\n\n`

const closing = ({ agency, telephone, place }: Told) =>
  `إذا كان لديك سؤال فاتصل بالجهة التالية: ${agency}، هاتف ${leftToRight(telephone)}.\n\n${agency}، ${place}`

export const notices: Words['notices'] = {
  sent: (told) => ({
    subject: `وصلنا طلبك ${leftToRight(told.reference)}`,
    text: `${greeting(told)}،

وصلنا طلبك بشأن: ${told.service}.
رقمك المرجعي هو ${leftToRight(told.reference)}.

يمكنك أن ترى هنا ما وصل إليه:
${told.address}

سنكتب إليك مرة أخرى حين يصدر القرار.

${closing(told)}`,
  }),
  decided: (told) => ({
    subject: `صدر القرار في طلبك ${leftToRight(told.reference)}`,
    text: `${greeting(told)}،

صدر القرار (${told.agency}) في طلبك ${leftToRight(told.reference)} بشأن: ${told.service}.

سجّل الدخول لقراءة القرار وأسبابه وما يمكنك فعله إذا رأيت أنه خطأ:
${told.address}

${ifWrong(told)}${closing(told)}`,
  }),
  'draft-link': (told) => ({
    subject: `تابع طلبك: ${told.service}`,
    text: `${greeting(told)}،

بهذا الرابط يمكنك متابعة طلبك بشأن: ${told.service}.
يعمل مرة واحدة، حتى ${told.until}، على أي جهاز:
${told.address}

من يملك هذا الرابط يستطيع قراءة إجاباتك، فلا تعطه لأحد.
إذا لم تطلبه فلا يلزمك أن تفعل شيئًا.

${closing(told)}`,
  }),
}
