import { test } from 'node:test'
import { answers } from './answers.ts'

test('positions count from 1, or from the end, and outside there are none', () =>
  answers({
    'sublist([1, 2, 3], -1)': '[3]',
    'sublist([1, 2, 3], 2, 2)': '[2, 3]',
    'sublist([1, 2, 3], 2, 3)': 'out-of-range',
    'sublist([1, 2, 3], 0)': 'out-of-range',
    'insert before([1, 3], -1, 2)': '[1, 2, 3]',
    'insert before([1, 3], 3, 2)': 'out-of-range',
    'remove([1, 2, 3], -3)': '[2, 3]',
    'remove([1, 2, 3], 4)': 'out-of-range',
    'list replace([1, 2, 3], -1, 4)': '[1, 2, 4]',
    'list replace([1, 2, 3], 2.5, 4)': '[1, 4, 3]',
    'list replace([1, 2, 3], 0, 4)': 'out-of-range',
    'list replace(1, 1, 5)': '[5]',
  }))

test('list replace with a function replaces what it matches, and asks it for true or false', () =>
  answers({
    'list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)': '[5, 5, 7, 8]',
    'list replace([2, 4], function(item, newItem) item, 5)': 'wrong-argument',
    'list replace([2, 4], function(item) item = 2, 5)': 'wrong-argument',
    'list replace(match: function(item, newItem) item = 2, newItem: 4, list: [1, 2, 3])': '[1, 4, 3]',
  }))

test('min and max compare whatever can be compared', () =>
  answers({
    'min(["b", "a", "C"])': '"C"',
    'max(@"2026-01-01", @"2025-12-31")': '@"2026-01-01"',
    'max([])': 'null',
    'min([1, "a"])': 'not-comparable',
    'min([1, null])': 'not-comparable',
    'min([null])': 'not-comparable',
  }))

test('all and any are sure as soon as one item makes them so', () =>
  answers({
    'all([])': 'true',
    'any([])': 'false',
    'all([true, null])': 'null',
    'all([null, false])': 'false',
    'any(null, true)': 'true',
    'any([false, null])': 'null',
    'all([true, 123])': 'wrong-argument',
    'all(123)': 'wrong-argument',
    'all(null)': 'wrong-argument',
  }))

test('lists are joined, made flat and freed of doubles', () =>
  answers({
    'append([1], [2, 3])': '[1, [2, 3]]',
    'append(1, 2)': '[1, 2]',
    'concatenate([1], [[2]], 3)': '[1, [2], 3]',
    'concatenate([1], null)': 'wrong-argument',
    'flatten([1, [], [[2, [3]], null]])': '[1, 2, 3, null]',
    'union([1, 1.0, "1"], [null, null, @"P1D", @"PT24H", true])': '[1, "1", null, @"P1D", true]',
    'distinct values([[1], [1], {a: 1}, {a: 1}])': '[[1], {a: 1}]',
    'index of([1, "1", 1.0], 1)': '[1, 3]',
    'index of([null, 1], null)': '[1]',
    'list contains([null], null)': 'true',
    'list contains(["1"], 1)': 'false',
    'reverse([])': '[]',
    'count(null)': 'wrong-argument',
  }))

test('sort keeps the order of what neither precedes, and asks its function for true or false', () =>
  answers({
    'sort([{k: 2, v: "a"}, {k: 1, v: "b"}, {k: 2, v: "c"}, {k: 1, v: "d"}], function(x, y) x.k < y.k).v':
      '["b", "d", "a", "c"]',
    'sort([5, 1, 4, 1, 3], function(x, y) x > y)': '[5, 4, 3, 1, 1]',
    'sort([], function(x, y) x < y)': '[]',
    'sort([1, 2], function(x, y) x)': 'wrong-argument',
    'sort([1, 2], function(x) true)': 'wrong-argument',
  }))

test('of no numbers there is no sum, and what is no number has none', () =>
  answers({
    'sum([])': 'null',
    'sum([0.1, 0.2])': '0.3',
    'sum([1, null])': 'wrong-argument',
    'sum([1, "2"])': 'wrong-argument',
    'sum()': 'faulty',
    'product([])': 'null',
    'mean([1, 2, 2])': '1.666666666666666666666666666666667',
    'median([8, 2, 5, 7])': '6',
    'median([])': 'null',
    'mode([])': '[]',
    'mode([3, 6, 1, 9, 6, 1, 3.0])': '[1, 3, 6]',
    'stddev([47])': 'wrong-argument',
    'stddev([1e30, 1e30 + 1])': '0.707106781186547524400844362104849',
    'sum([9e6144, 9e6144])': 'too-large',
  }))

test('the function that orders or matches items is given what its parameters want', () =>
  answers({
    'sort([[2], 1], function(x: number, y: number) x < y)': '[1, [2]]',
    'sort(["b", "a"], function(x: number, y: number) true)': 'wrong-argument',
    'list replace(["b"], function(item: number, new: Any) true, 1)': 'wrong-argument',
    'sort([3, 1, 2], before)': '[1, 2, 3]',
  }))
