import type { FieldExamples } from '../examples.ts'

const day = (day: string, month: string, year: string) => ({ '-day': day, '-month': month, '-year': year })

export const examples: FieldExamples = {
  taken: [
    { typed: day('1', '7', '2018'), stored: '2018-07-01' },
    { typed: day(' 01 ', '07', '2018'), stored: '2018-07-01' },
    { typed: day('29', '2', '2024'), stored: '2024-02-29' },
    { typed: day('29', '2', '2000'), stored: '2000-02-29' },
    { typed: day('٢٩', '٢', '٢٠٢٤'), stored: '2024-02-29' },
    { typed: day('２９', '２', '２０２４'), stored: '2024-02-29' },
    { typed: day('\u200f1', '1', '2020'), stored: '2020-01-01' },
  ],
  turnedAway: [
    { typed: day('29', '2', '2023'), code: 'not-a-real-date' },
    { typed: day('29', '2', '1900'), code: 'not-a-real-date' },
    { typed: day('31', '4', '2024'), code: 'not-a-real-date' },
    { typed: day('0', '1', '2024'), code: 'not-a-real-date' },
    { typed: day('1', '13', '2024'), code: 'not-a-real-date' },
    { typed: day('1', '1', '24'), code: 'year-not-four-digits' },
    { typed: day('', '1', '2024'), code: 'date-incomplete-day' },
    { typed: day('1', '', '2024'), code: 'date-incomplete-month' },
    { typed: day('1', '1', ''), code: 'date-incomplete-year' },
    { typed: day('1', '1', 'MMXX'), code: 'not-a-date' },
    { typed: { '-day': ['1', '2'], '-month': '1', '-year': '2024' }, code: 'answered-twice' },
    { typed: day('30', '6', '2018'), code: 'too-early', question: { least: '2018-07-01' } },
    { typed: day('2', '7', '2018'), code: 'too-late', question: { most: '2018-07-01' } },
  ],
  notJson: [20180701, true, null, ['2018-07-01'], {}, '2018-7-1', '2023-02-29', '2018-07-01T00:00', '-2018-07-01'],
}
