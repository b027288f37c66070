import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FeelDate } from '#engines/feel'
import type { FieldTypeName } from '#engines/form'
import { readPage } from '#engines/form'
import { wordsIn } from '#web/words'
import { formAsking } from './asking.ts'

const today = FeelDate.parse('2026-05-01')!

/** What is kept of this, typed where that type of question is asked; undefined where it is turned away. */
function kept(type: FieldTypeName, typed: string, language: string) {
  const { form, page } = formAsking([{ name: 'it', type, label: 'It' }], { language })
  const boxes =
    type === 'date'
      ? typed.split(' ').map((text, box) => [`it-${['day', 'month', 'year'][box]}`, text])
      : [['it', typed]]
  const posted = new Map(boxes.map(([name, text]) => [name!, [text!]]))
  return readPage(page, posted, { form, answers: new Map(), today }).answers.get('it')
}

for (const language of ['en', 'fr', 'ar']) {
  const { numbers, problems } = wordsIn(language).fields
  const offered: [FieldTypeName, string, string[]][] = [
    ['number', numbers.number['not-a-number'], ['3.5']],
    ['whole number', numbers['whole number']['not-a-number'], ['12']],
    ['money', numbers.money['not-a-number'], ['1250.5']],
    ['date', problems['not-a-date'], ['1985-03-27']],
    ['phone', problems['not-a-phone'], ['20 555 0100', '+999 20 555 0100']],
  ]
  for (const [type, message, meant] of offered)
    test(`an example that is offered in ${language} to whoever got a ${type} wrong is taken when it is typed`, () => {
      const examples = message.match(/\+?\d[\d .,]*\d|\d/g) ?? []
      assert.deepEqual(
        examples.map((example) => kept(type, example, language)),
        meant,
      )
      if (language === 'fr') assert.doesNotMatch(message, /\d\.\d/)
    })
}
