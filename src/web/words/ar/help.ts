import type { Words } from '../tables.ts'

const inDays = new Intl.NumberFormat('ar-u-nu-latn', { style: 'unit', unit: 'day', unitDisplay: 'long' })

export const help: Words['help'] = {
  title: 'المساعدة',
  callUs: 'اتصل بنا أو راسلنا أو زرنا. لست ملزمًا باستخدام هذه الصفحات: يمكننا أخذ طلبك بالهاتف أو على الورق.',
  councils: 'بشأن طلب أرسلته',
  councilsWhy: 'اسأل المكتب الذي يبتّ فيه. جهّز رقمك المرجعي، وهو يشبه \u2066K7QM2-9XW4C\u2069.',
  privacy: 'الخصوصية',
  draftsKept: (days) =>
    `الطلب الذي تبدؤه ولا ترسله يُمحى بعد ${inDays.format(days)} من آخر مرة حفظت فيها شيئًا منه، ولا يستطيع أحد قراءته بعد ذلك.`,
  accessibility: 'إمكانية الوصول',
  complaints: 'الشكاوى',
}
