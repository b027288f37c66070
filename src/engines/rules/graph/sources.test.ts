import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decision, literal, modelOf } from '../made-up-model.ts'
import { readXml } from '../xml.ts'
import { sourcesIn } from './sources.ts'

const answersTo = (id: string) =>
  `<authorityRequirement><requiredAuthority href="#${id}"/></authorityRequirement>${literal('1')}`

test('the sources of a model are looked through once, however many decisions answer to them', () => {
  const sources = '<knowledgeSource id="act" name="Kites Act"/><knowledgeSource id="rules" name="Kite Rules"/>'
  const parts = ['act', 'rules', 'gone'].map((id) => decision(`by ${id}`, answersTo(id)))
  const { children } = readXml(modelOf(sources + parts.join('')), 'rules.dmn', () => true)
  let looked = 0
  const watched = {
    get children() {
      looked++
      return children
    },
  }
  const sourcesOf = sourcesIn(watched)
  assert.deepEqual(children.slice(2).map(sourcesOf), [['Kites Act'], ['Kite Rules'], []])
  assert.equal(looked, 1)
})
