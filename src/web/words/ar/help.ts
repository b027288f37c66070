import type { Words } from '../tables.ts'

export const help: Words['help'] = {
  title: 'المساعدة',
  callUs: 'اتصل بنا أو راسلنا أو زرنا. لست ملزمًا باستخدام هذه الصفحات: يمكننا أخذ طلبك بالهاتف أو على الورق.',
  councils: 'بشأن طلب أرسلته',
  councilsWhy: 'اسأل المكتب الذي يبتّ فيه. جهّز رقمك المرجعي، وهو يشبه \u2066K7QM2-9XW4C\u2069.',
  privacy: 'الخصوصية',
  accessibility: 'إمكانية الوصول',
  complaints: 'الشكاوى',
}
