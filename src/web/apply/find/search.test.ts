import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testState } from '#test-state'
import { testApp, visitor } from '#test-web'
import { applyPages } from '#web/apply'
import { nearWords } from './near.ts'
import { searchServices } from './search.ts'

const rebate = ['rates-rebate']
const kite = ['kite-licence']
const both = ['kite-licence', 'rates-rebate']

test('the search for a service', async (t) => {
  const { catalogue } = await testState(t, { services: 'services' })
  const agenciesOf = (service: string) => catalogue.agenciesFor(service).map(({ name }) => name)
  const search = (query: string, language = 'en') => {
    const { services, nearly } = searchServices(catalogue.services(), query, language, agenciesOf)
    return { found: services.map(({ definition }) => definition.id), nearly }
  }
  const finds = (cases: readonly (readonly [string, string, readonly string[]])[], nearly: boolean) => {
    for (const [language, query, found] of cases) assert.deepEqual(search(query, language), { found, nearly }, query)
  }

  await t.test('finds what every word begins a word of, in any language', () => {
    finds(
      [
        ['en', 'rebate', rebate],
        ['en', 'Kites', kite],
        ['en', 'council rates', rebate],
        ['en', 'rats rebate', rebate],
        ['en', 'child', rebate],
        ['fr', 'cerf-volant', kite],
        ['fr', 'degrevement', rebate],
        ['ar', 'رخصة', kite],
        ['fr', 'rebate', rebate],
        ['en', 'رخصة', kite],
      ],
      false,
    )
  })

  await t.test('finds a word that is misspelt, and says that it comes near only', () => {
    finds(
      [
        ['en', 'rats rebaet', rebate],
        ['en', 'rebte', rebate],
        ['en', 'chidl', rebate],
        ['en', 'liscence', kite],
        ['en', 'kyte', kite],
        ['en', 'ktie', kite],
        ['en', 'retaes rebaet', rebate],
        ['fr', 'dégrevment', rebate],
        ['fr', 'permit de vool', kite],
        ['fr', 'cref-volant', kite],
        ['ar', 'رحصة', kite],
        ['ar', 'تخفيظ', rebate],
        ['fr', 'rebaet', rebate],
      ],
      true,
    )
  })

  await t.test(
    'takes Arabic without its marks, with other alefs and hamzas, the article or none, and a Persian keyboard',
    () => {
      finds(
        [
          ['ar', 'رُخْصَة', kite],
          ['ar', 'رخصه', kite],
          ['ar', 'الرخصة', kite],
          ['ar', 'اذن', kite],
          ['ar', 'إذن', kite],
          ['ar', 'شاطئ', kite],
          ['ar', 'شاطي', kite],
          ['ar', 'تطییر', kite],
          ['ar', 'بلدية', rebate],
          ['ar', 'بلديه', rebate],
          ['ar', 'والتخفيض', rebate],
        ],
        false,
      )
    },
  )

  await t.test('takes a word that is there for what was meant, whatever comes near it', () => {
    finds([['en', 'kite', kite]], false)
    assert.deepEqual(search(''), { found: both, nearly: false })
  })

  await t.test('finds nothing where nothing comes near', () => {
    for (const query of ['passport', 'xx', 'qqqqqqqq', 'جواز', '::', 'a'.repeat(200)])
      assert.deepEqual(search(query).found, [], query)
  })
})

test('a short word is near a whole word only, and a long one may be two slips away', () => {
  const known = ['child', 'children', 'rates', 'rate', 'benefit', 'international', 'rational', 'cat']
  const near = (word: string) => [...nearWords(word, known)]
  assert.deepEqual(near('chidl'), ['child', 'children'])
  assert.deepEqual(near('rats'), ['rates', 'rate'])
  assert.deepEqual(near('rato'), ['rates', 'rate'])
  assert.deepEqual(near('chlid'), ['child', 'children'])
  assert.deepEqual(near('benifit'), ['benefit'])
  assert.deepEqual(near('benifitt'), ['benefit'])
  assert.deepEqual(near('intrenatoinal'), ['international'])
  assert.deepEqual(near('cta'), [])
  assert.deepEqual(near('chxxd'), [])
})

test('the page says what comes near, and what to do where nothing does', async (t) => {
  const state = await testState(t, { services: 'services' })
  const app = await testApp(t, state, applyPages({ secret: new Uint8Array(32).fill(3) }))
  const see = async (path: string) => (await visitor(app).get(path)).text
  const near = await see('/?q=rebaet')
  assert.match(near, /<title>1 service with words near “rebaet”/)
  assert.match(near, /role="status"[\s\S]*This comes nearest[\s\S]*Rates rebate/)
  const nothing = await see('/?q=passport')
  assert.match(
    nothing,
    /No service was found for “passport”[\s\S]*Check the spelling[\s\S]*All services[\s\S]*href="tel:/,
  )
  assert.match(await see('/fr?q=passeprot'), /Vérifiez l’orthographe/)
  assert.match(await see('/ar?q=qqqqqqq'), /تحقّق من الإملاء/)
})
