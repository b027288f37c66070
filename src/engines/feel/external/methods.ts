import { FeelError } from '../values/error.ts'
import type { JavaType, JavaValue } from './java-values.ts'

export interface Method {
  readonly takes: readonly JavaType[]
  readonly gives: JavaType
  run(args: readonly JavaValue[]): JavaValue | FeelError
}

const unreadable = (text: JavaValue, what: string) =>
  new FeelError('not-readable', `"${String(text)}" cannot be read as ${what}.`)

const FLOATING = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[fFdD]?$/

const floatingOf = (text: JavaValue, what: string) => {
  const written = String(text).trim()
  return FLOATING.test(written) ? Number(written.replace(/[fFdD]$/, '')) : unreadable(text, what)
}

const intOf = (text: JavaValue) => {
  const value = /^[+-]?[0-9]+$/.test(String(text)) ? BigInt(String(text).replace('+', '')) : undefined
  return value === undefined || BigInt.asIntN(32, value) !== value ? unreadable(text, 'an int') : value
}

const larger = ([one, other]: readonly JavaValue[]) => (one! > other! ? one! : other!)
const same = ([value]: readonly JavaValue[]) => value!

/** `%s` and `%%`; every other conversion of Java's is refused. */
function format([pattern, given]: readonly JavaValue[]): JavaValue | FeelError {
  const args = given as readonly string[]
  let [next, wrong] = [0, '']
  const text = String(pattern).replace(/%(.?)/gsu, (whole, sign: string) => {
    if (sign === '%') return '%'
    if (sign === 's' && next < args.length) return args[next++]!
    wrong ||= whole
    return ''
  })
  return wrong ? new FeelError('wrong-argument', `The pattern asks for ${wrong}, and nothing was given for it.`) : text
}

const methods: Readonly<Record<string, Method>> = {
  'java.lang.Math.max(double,double)': { takes: ['double', 'double'], gives: 'double', run: larger },
  'java.lang.Math.max(float,float)': { takes: ['float', 'float'], gives: 'float', run: larger },
  'java.lang.Math.max(long,long)': { takes: ['long', 'long'], gives: 'long', run: larger },
  'java.lang.Math.max(int,int)': { takes: ['int', 'int'], gives: 'int', run: larger },
  'java.lang.Math.cos(double)': { takes: ['double'], gives: 'double', run: ([angle]) => Math.cos(Number(angle)) },
  'java.lang.Short.valueOf(short)': { takes: ['short'], gives: 'short', run: same },
  'java.lang.Byte.valueOf(byte)': { takes: ['byte'], gives: 'byte', run: same },
  'java.lang.String.valueOf(char)': { takes: ['char'], gives: 'java.lang.String', run: same },
  'java.lang.Integer.valueOf(java.lang.String)': {
    takes: ['java.lang.String'],
    gives: 'int',
    run: ([text]) => intOf(text!),
  },
  'java.lang.Float.valueOf(java.lang.String)': {
    takes: ['java.lang.String'],
    gives: 'float',
    run([text]) {
      const value = floatingOf(text!, 'a float')
      return value instanceof FeelError ? value : Math.fround(value)
    },
  },
  'java.lang.Double.valueOf(java.lang.String)': {
    takes: ['java.lang.String'],
    gives: 'double',
    run: ([text]) => floatingOf(text!, 'a double'),
  },
  'java.lang.String.format(java.lang.String,[Ljava.lang.Object;)': {
    takes: ['java.lang.String', '[Ljava.lang.Object;'],
    gives: 'java.lang.String',
    run: format,
  },
}

/** What a model may call by the name of a Java method: nothing of it is Java's, and there is no other. */
export const findMethod = (className: string, signature: string): Method | undefined => {
  const name = `${className}.${signature.replaceAll(/\s+/g, '')}`
  return Object.hasOwn(methods, name) ? methods[name] : undefined
}

export const methodNames: readonly string[] = Object.keys(methods)
