/* For tests: expressions that were made to take the machine's time, memory or stack; what they would do, and the text. */

const times = (text: string, count: number) => text.repeat(count)
const each = (count: number, write: (index: number) => string) => Array.from({ length: count }, (_, i) => write(i))
const within = (entries: string, result: string) => `{${entries}, result: ${result}}.result`
const long = 'string join(for i in 1..100000 return "abcdefghijklmnopqrstuvwxyz")'
const doubled = (first: string) =>
  `(for i in 1..60 return if count(partial) = 0 then ${first} else [partial[-1], partial[-1]])[-1]`
const nested = (first: string) =>
  `(for i in 1..100000 return [if count(partial) = 0 then ${first} else partial[-1]])[-1]`
const sharing = each(60, (i) => (i === 0 ? 'k0: {p: a}' : `k${i}: {p: k${i - 1}, q: k${i - 1}}`)).join(', ')

/** What takes its time when it is read. */
const whenRead: Readonly<Record<string, string>> = {
  'a sum that goes wrong at its first of 900': `null${times('+1', 900)}`,
  'a fault under 60 brackets': `${times('1+(', 60)}x-"a"${times(')', 60)}`,
  'tests in brackets in brackets': `${times('x in (', 60)}1${times(') + 1', 60)}`,
  '100 000 brackets': `${times('(', 100_000)}1${times(')', 100_000)}`,
  '100 000 lists': times('[', 100_000),
  '100 000 conditions': `${times('if true then 1 else ', 40_000)}1`,
  '100 000 negations': `${times('-', 100_000)}1`,
  '100 000 nots': `${times('not(', 100_000)}true`,
  '100 000 contexts': `${times('{a:', 100_000)}1`,
  '100 000 functions': `${times('function(x) ', 50_000)}1`,
  '100 000 types of lists': `x instance of ${times('list<', 100_000)}`,
  '100 000 types of functions': `x instance of ${times('function<', 100_000)}`,
  '100 000 types of contexts': `x instance of ${times('context<a:', 90_000)}`,
  'a context of 60 000 entries': `{${each(60_000, (i) => `k${i}: 1`)}}`,
  'a loop over 10 000 variables': `for ${each(10_000, (i) => `i${i} in [1]`)} return 1`,
  'a function of 20 000 parameters': `function(${each(20_000, (i) => `i${i}`)}) 1`,
  '100 000 unknown names': `[${each(100_000, (i) => `name${i}`)}]`,
  'an unknown name of a million letters': times('x', 1_000_000),
  'a number of a million digits': times('9', 1_000_000),
  'a fraction of a million digits': `0.${times('9', 1_000_000)}`,
  'an exponent of a million digits': `1e${times('9', 999_000)}`,
  'a text of a million letters': `"${times('x', 900_000)}"`,
  'two million letters': times(' ', 2_000_000),
  'powers of powers': '9 ** (9 ** (9 ** 9))',
  'a constant loop without end': 'for i in 1..1000000000 return i',
  'a type that doubles at every step, shown': within(sharing, 'k59 + 1'),
  'types that double at every step, compared': within(`${sharing}, ${sharing.replaceAll('k', 'j')}`, 'k59 = j59'),
}

/** What takes its time, its memory or its stack when it is run. */
const whenRun: Readonly<Record<string, string>> = {
  'a loop to 1e30': 'for i in 1..1e30 return a',
  'three loops in each other': 'for i in 1..1000, j in 1..1000, k in 1..1000 return 1',
  'some of very many': 'some i in 1..1e12 satisfies i < 0',
  'a wide body': `count(for i in 1..990000 return a${times('+a', 900)})`,
  'a wide condition': `some i in 1..990000 satisfies (a${times('+a', 900)}) = 1`,
  'a wide filter': `count((for i in 1..400000 return i)[(item${times('+a', 900)}) = 1])`,
  'a wide function': within(`f: function(n) a${times('+a', 900)}`, 'count(for i in 1..400000 return f(i))'),
  'long divisions': `count(for i in 1..990000 return i/3/7/11/13)`,
  'contexts without end': `count(for i in 1..990000 return {${each(100, (i) => `k${i}: i`)}})`,
  'lists without end': `count(for i in 1..990000 return [${times('i,', 900)}1])`,
  'functions that keep much': within(
    `${each(500, (i) => `k${i}: i`)
      .join()
      .replaceAll(': i', ': a')}`,
    'count(for i in 1..990000 return function(x) x)',
  ),
  'a list many times': within('l: for i in 1..100000 return i', `count(concatenate(${times('l,', 900)}l))`),
  'a union of many': within('l: for i in 1..100000 return i', `count(union(${times('l,', 900)}l))`),
  'contexts put together': within(
    'c: context(for i in 1..20000 return {key: string(i), value: i})',
    'count(for i in 1..100000 return context put(c, "k", i))',
  ),
  'contexts merged': within(
    'c: context(for i in 1..20000 return {key: string(i), value: i})',
    'count(for i in 1..100000 return context merge([c, c]))',
  ),
  'a long list asked for its type': within(
    'l: for i in 1..100000 return i',
    'count(for i in 1..300000 return l instance of list<number>)',
  ),
  'a long list handed over': within(
    'l: for i in 1..100000 return i, f: function(p: list<number>) 1',
    'count(for i in 1..300000 return f(l))',
  ),
  'a list that doubles':
    'for i in 1..40 return if count(partial) = 0 then [1, 1] else concatenate(partial[-1], partial[-1])',
  'a text that doubles': 'for i in 1..40 return if count(partial) = 0 then "ab" else partial[-1] + partial[-1]',
  'long texts compared': within(`s: ${long}, t: s + "a", u: s + "b"`, 'count(for i in 1..300000 return t < u)'),
  'long texts held equal': within(`s: ${long}, t: s + "a", u: s + "b"`, 'count(for i in 1..300000 return t = u)'),
  'long texts in ranges': within(`s: ${long}, t: s + "a"`, 'count(for i in 1..300000 return overlaps([s..t], [s..t]))'),
  'a long text in a long text': within(
    `s: ${long}, t: replace(s, "[b-z]", "a"), p: substring(t, 1, 1000) + "b" + substring(t, 1, 500)`,
    'count(for i in 1..1000 return contains(t, p))',
  ),
  'a text split into millions': within(
    's: string join(for i in 1..200000 return ",,,,,,,,,,,,,,,,")',
    'count(split(s, ","))',
  ),
  'a text replaced a million times': within(
    's: string join(for i in 1..200000 return ",,,,,,,,,,,,,,,,")',
    'replace(s, ",", ";;")',
  ),
  'a pattern that goes back':
    'count(for i in 1..300000 return matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "(a*)*b"))',
  'a pattern that refers back':
    'count(for i in 1..1000 return matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "(a*)(a*)(a*)(a*)(a*)\\\\1\\\\2b"))',
  'a pattern on a long text': within(`s: ${long}`, 'matches(s, "([a-z]|[b-y])*!")'),
  'a new pattern every time': 'count(for i in 1..300000 return matches("a", "[a-z]{100}" + string(i)))',
  'a pattern that repeats too much':
    'count(for i in 1..3000 return matches("a", "((((a{10}){10}){10}){19})?" + string(i)))',
  'a long text split by choices': within(
    's: string join(for i in 1..100000 return "a,")',
    'count(split(s, "(,|;|a?b|c?d)"))',
  ),
  'powers of e': 'count(for i in 1..990000 return exp(i/1000000))',
  logarithms: 'count(for i in 1..990000 return log(i))',
  'roots of nearly nothing': 'count(for i in 1..990000 return sqrt(a*1e-6000*i))',
  'broken powers': 'count(for i in 1..990000 return i ** 0.3)',
  'high powers': 'count(for i in 1..990000 return (a + 1e-33) ** -9999)',
  'the rest of a huge number': 'count(for i in 1..990000 return modulo(9e6111, a*1e-6000))',
  deviations: within('l: for i in 1..10000 return i/7', 'count(for i in 1..90 return stddev(l))'),
  'time zones': 'count(for i in 1..490000 return date and time("2021-03-28T02:30:00@Europe/Paris") + duration("P1D"))',
  'every day there is': 'count(for d in @"-999999999-01-01"..@"999999999-12-31" return d)',
  'a function that calls itself for ever': within('f: function(n) f(n + 1)', 'f(0)'),
  'a function that calls itself twice': within('f: function(n) if n = 0 then 1 else f(n-1) + f(n-1)', 'f(60)'),
  'functions that hand each other on': within('f: function(g, n) g(g, n + 1)', 'f(f, 0)'),
  'a deep function that calls itself': within(`f: function(n) ${times('[', 100)}f(n + 1)${times(']', 100)}`, 'f(0)'),
  'an order that puts all before all': 'count(sort(for i in 1..100000 return i, function(x, y) true))',
  'an order that takes long':
    'count(sort(for i in 1..100000 return i, function(x, y) count(for k in 1..1000 return k) > 0))',
  'a shared list as a text': `string(${doubled('[1, 1]')})`,
  'shared lists as texts': within(`x: ${doubled('[1, 1]')}`, 'count(for i in 1..1000 return string(x))'),
  'a shared list made flat': `flatten(${doubled('[1, 1]')})`,
  'an entry of a shared list': `${doubled('[{a: 1}, {a: 1}]')}.a`,
  'shared lists held equal': within(`x: ${doubled('[1, 1]')}, y: ${doubled('[1, 1]')}`, 'x = y'),
  'a shared list asked for its type': `${doubled('[1, 1]')} instance of ${times('list<', 60)}number${times('>', 60)}`,
  'lists in lists without end': `string(${nested('1')})`,
  'lists in lists without end, held equal': within(`x: ${nested('1')}, y: ${nested('1')}`, 'x = y'),
  'all results at every step': 'count(for i in 1..990000 return partial)',
  'a long list added up again and again': within(
    'l: for i in 1..100000 return i',
    'count(for i in 1..990000 return sum(l))',
  ),
  'a long list looked through again and again': within(
    'l: for i in 1..100000 return i',
    'count(for i in 1..990000 return -1 in (l))',
  ),
}

export const attacks: Readonly<Record<string, string>> = { ...whenRead, ...whenRun }
