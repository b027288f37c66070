import { test } from 'node:test'
import { answers } from '../functions/answers.ts'

test('a bracket that is turned round ends a range, whatever its end is', () =>
  answers({
    '[1..5[': '[1..5)',
    ']-9..-5[': '(-9..-5)',
    '-5 in ]-9..-5[': 'false',
    '[1..-(-5)[': '[1..5)',
    '[1..2 + 3[': '[1..5)',
    '[1..abs(-5)[ instance of range<number>': 'true',
    '[-5..[-1, -2][1]]': '[-5..-1]',
  }))
