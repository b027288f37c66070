import { test } from 'node:test'
import { answers } from './answers.ts'

test('each way of rounding rounds its way, from either side of zero', () =>
  answers({
    'decimal(2.675, 2)': '2.68',
    'decimal(0.515, 2)': '0.52',
    'decimal(1/3, 2.5)': '0.33',
    'decimal(1250, -2)': '1200',
    'floor(-1.5)': '-2',
    'ceiling(-0.3333)': '0',
    'round up(-5.5, 0)': '-6',
    'round up(5.000001, 0)': '6',
    'round down(-5.5, 0)': '-5',
    'round half up(1.005, 2)': '1.01',
    'round half up(-5.5, 0)': '-6',
    'round half down(-5.5, 0)': '-5',
    'round half down(-1.126, 2)': '-1.13',
    'round up(1, -6111) = 1e6111': 'true',
  }))

test('a scale beyond what decimals have is an error', () =>
  answers({
    'round up(5.5, 6176)': '5.5',
    'round up(5.5, 6177)': 'out-of-range',
    'round half up(5.5, -6112)': 'out-of-range',
    'floor(1.5, 1e30)': 'out-of-range',
    'floor(1.56, null)': 'wrong-argument',
  }))

test('modulo has the sign of its divisor', () =>
  answers({
    'modulo(12, -5)': '-3',
    'modulo(-10.1, 4.5)': '3.4',
    'modulo(-10.1, -4.5)': '-1.1',
    'modulo(10, 0)': 'division-by-zero',
  }))

test('roots, logarithms and powers are right to the last of 34 digits', () =>
  answers({
    'sqrt(2)': '1.414213562373095048801688724209698',
    'sqrt(16)': '4',
    'sqrt(-1)': 'out-of-range',
    'log(10)': '2.302585092994045684017991454684364',
    'log(0)': 'out-of-range',
    'exp(1)': '2.718281828459045235360287471352662',
    'exp(-1)': '0.3678794411714423215955237701614609',
    'exp(100000)': 'too-large',
  }))

test('only whole numbers are odd or even', () =>
  answers({
    'odd(-1)': 'true',
    'even(0)': 'true',
    'odd(1.5)': 'false',
    'even(1.5)': 'false',
    'even(1e40)': 'true',
  }))

test('durations have a size too', () =>
  answers({ 'abs(@"-P1D")': '@"P1D"', 'abs(@"-P1Y")': '@"P1Y"', 'abs(null)': 'wrong-argument' }))
