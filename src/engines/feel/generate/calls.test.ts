import { test } from 'node:test'
import { answers } from '../functions/answers.ts'

test('a built-in that is handed on takes what it takes under its own name', () =>
  answers({
    '{f: substring, g: f("foobar", 3)}.g': '"obar"',
    '{f: sum, g: [f([1, 2]), f(1, 2)]}.g': '[3, 3]',
    '{f: abs, g: f(@"-P1D")}.g': '@"P1D"',
    '{f: floor, g: f(n: 1.5)}.g': '1',
    '{f: date, g: f(day: 3, month: 2, year: 2026)}.g': '@"2026-02-03"',
    '{f: floor, g: f(m: 1.5)}.g': 'wrong-argument',
    '{f: floor, g: f(1, 2, 3)}.g': 'wrong-number-of-arguments',
    '{f: function(g: function<number> -> number) g(-4), r: [f(abs), f(ceiling)]}.r': '[4, -4]',
    '{f: function(g: function<string> -> number) g("a"), r: f(abs)}.r': 'wrong-argument',
  }))

test('a built-in is of the type of each of its forms', () =>
  answers({
    'abs instance of function<number> -> number': 'true',
    'abs instance of function<years and months duration> -> years and months duration': 'true',
    'abs instance of function<string> -> number': 'false',
    'abs instance of function<number> -> string': 'false',
    'sum instance of function<list<number>> -> number': 'true',
    'sum instance of function<number, number, number> -> number': 'true',
    'floor instance of function<number> -> number': 'true',
    'floor instance of function<number, number> -> number': 'true',
    'floor instance of function<number, number, number> -> number': 'false',
    'floor instance of function<> -> number': 'false',
  }))

test('a schedule of thirty years goes through its months by calling itself', () =>
  answers({ '{left: function(month) if month = 0 then 0 else 1 + left(month - 1), all: left(360)}.all': '360' }))
