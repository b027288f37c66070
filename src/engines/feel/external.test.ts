import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DefinitionFaults } from '#ground/source'
import { compileExpression } from './compile.ts'
import type { EvaluationError } from './errors.ts'
import { methodNames } from './external/methods.ts'
import { showValue } from './values/text.ts'

const where = { file: 'rules.dmn', line: 1, column: 1 }

const calling = (method: string, args: string) => {
  const [, className, signature] = /^(.*)\.(\w+\(.*\))$/.exec(method)!
  const names = args.split(', ').map((_, index) => `p${index}`)
  const java = `{java: {class: "${className}", method signature: "${signature}"}}`
  return `{f: function(${names.join(', ')}) external ${java}, r: f(${args})}.r`
}

function run(method: string, args: string) {
  const errors: EvaluationError[] = []
  const value = compileExpression(calling(method, args), new Map(), where).run(new Map(), (error) => errors.push(error))
  return errors.length > 0 ? errors[0]!.code : showValue(value)
}

const examples: [method: string, args: string, result: string][] = [
  ['java.lang.Math.max(double,double)', '123.45, 456.78', '456.78'],
  ['java.lang.Math.max( double , double )', '-1, 0.1', '0.1'],
  ['java.lang.Math.max(double,double)', '"1", 2', 'wrong-argument'],
  ['java.lang.Math.max(float,float)', '123.46, 456.78', '456.78'],
  ['java.lang.Math.max(float,float)', '0.1, 16777217', '16777216'],
  ['java.lang.Math.max(long,long)', '9223372036854775807, 1', '9223372036854775807'],
  ['java.lang.Math.max(long,long)', '9223372036854775808, 1', 'wrong-argument'],
  ['java.lang.Math.max(int,int)', '123, 456', '456'],
  ['java.lang.Math.max(int,int)', '1.5, 1', 'wrong-argument'],
  ['java.lang.Math.max(int,int)', '2147483648, 1', 'wrong-argument'],
  ['java.lang.Math.cos(double)', '0', '1'],
  ['java.lang.Math.cos(double)', '123', '-0.8879689066918555'],
  ['java.lang.Short.valueOf(short)', '-32768', '-32768'],
  ['java.lang.Short.valueOf(short)', '32768', 'wrong-argument'],
  ['java.lang.Byte.valueOf(byte)', '127', '127'],
  ['java.lang.Byte.valueOf(byte)', 'null', 'wrong-argument'],
  ['java.lang.String.valueOf(char)', '"a"', 'a'],
  ['java.lang.String.valueOf(char)', '"abc"', 'wrong-argument'],
  ['java.lang.Integer.valueOf(java.lang.String)', '"+123"', '123'],
  ['java.lang.Integer.valueOf(java.lang.String)', '"12.5"', 'not-readable'],
  ['java.lang.Integer.valueOf(java.lang.String)', '"2147483648"', 'not-readable'],
  ['java.lang.Float.valueOf(java.lang.String)', '"1234.56"', '1234.56'],
  ['java.lang.Float.valueOf(java.lang.String)', '"NaN"', 'not-readable'],
  ['java.lang.Float.valueOf(java.lang.String)', '"1e39"', 'too-large'],
  ['java.lang.Double.valueOf(java.lang.String)', '" 1234.56d "', '1234.56'],
  ['java.lang.Double.valueOf(java.lang.String)', '""', 'not-readable'],
  ['java.lang.String.format(java.lang.String,[Ljava.lang.Object;)', '"foo %s", "bar"', 'foo bar'],
  [
    'java.lang.String.format(java.lang.String,[Ljava.lang.Object;)',
    '"%s of %s is 100 %%", 1.5, null',
    '1.5 of null is 100 %',
  ],
  ['java.lang.String.format(java.lang.String,[Ljava.lang.Object;)', '"%s", "%s"', '%s'],
  ['java.lang.String.format(java.lang.String,[Ljava.lang.Object;)', '"%s %s", "bar"', 'wrong-argument'],
  ['java.lang.String.format(java.lang.String,[Ljava.lang.Object;)', '"%1000000000d", 1', 'wrong-argument'],
]

for (const [method, args, result] of examples)
  test(`${method} of ${args} is ${result}`, () => assert.equal(run(method, args), result))

test('every method has an example', () => {
  const shown = new Set(examples.map(([method]) => method.replaceAll(' ', '')))
  assert.deepEqual([...shown].toSorted(), methodNames.toSorted())
})

for (const [method, args] of [
  ['java.lang.System.exit(int)', '1'],
  ['java.lang.Runtime.getRuntime()', '1'],
  ['java.lang.Math.foo(double)', '1'],
  ['java.lang.Math.max(java.lang.String,java.lang.String)', '"1", "2"'],
  ['java.lang.Math.cos(double)', '1, 2'],
  ['java.lang.Object.constructor()', '1'],
  ['__proto__.toString()', '1'],
] as const)
  test(`${method} of ${args} is refused when it is read: a model has no way to the host`, () =>
    assert.throws(
      () => compileExpression(calling(method, args), new Map(), where),
      (error: DefinitionFaults) => error.faults.some(({ code }) => code === 'external-function'),
    ))
