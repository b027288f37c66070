import { test } from 'node:test'
import { answers } from './answers.ts'

test('a context is made of entries that each have a key of their own and a value', () =>
  answers({
    'context([{key: "a", value: 1}, {key: "b", value: null, ignored: 2}])': '{a: 1, b: null}',
    'context([{key: "a", value: 1}, {key: "a", value: 2}])': 'wrong-argument',
    'context([{key: "a"}])': 'wrong-argument',
    'context([{value: 1}])': 'wrong-argument',
    'context([{key: null, value: 1}])': 'wrong-argument',
    'context("foo")': 'wrong-argument',
    'context([])': '{}',
    'context(get entries({a: 1, b: [2]}))': '{a: 1, b: [2]}',
  }))

test('context put makes another context, as deep as its keys go', () =>
  answers({
    'context put({a: 1}, "a", 2)': '{a: 2}',
    'context put({x: 1, y: {a: 0}}, ["y", "b"], 2)': '{x: 1, y: {a: 0, b: 2}}',
    'context put({x: 1, y: {a: 0}}, ["y", "a", "b"], 2)': 'wrong-argument',
    'context put({x: 1}, ["y", "a"], 2)': 'wrong-argument',
    'context put({}, [], 2)': 'wrong-argument',
    'context put({}, ["a", null], 2)': 'wrong-argument',
    'context put({}, null, 2)': 'wrong-argument',
  }))

test('the last of the merged contexts wins, and a missing value is null', () =>
  answers({
    'context merge([{a: {aa: 1}}, {a: {bb: 2}}])': '{a: {bb: 2}}',
    'context merge({a: 1})': '{a: 1}',
    'context merge([1, {a: 1}])': 'wrong-argument',
    'context merge([null])': 'wrong-argument',
    'get value({a: 1}, "b")': 'null',
    'get value({a: 1}, "constructor")': 'null',
    'get value({a: 1}, null)': 'wrong-argument',
  }))
