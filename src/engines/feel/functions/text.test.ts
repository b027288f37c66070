import { test } from 'node:test'
import { answers } from './answers.ts'

test('substring counts characters from 1, or from the end, and does not reach outside', () =>
  answers({
    'substring("foobar", 3)': '"obar"',
    'substring("foobar", -2, 1)': '"a"',
    'substring("foobar", 3, 3.8)': '"oba"',
    'substring("\\U01F40Efoo", 2)': '"foo"',
    'substring("foobar", 0)': 'out-of-range',
    'substring("foobar", 7)': 'out-of-range',
    'substring("foobar", -7)': 'out-of-range',
    'substring("foobar", 5, 3)': 'out-of-range',
    'substring("foobar", 1, 0)': 'out-of-range',
    'substring("foobar", 1e300)': 'out-of-range',
    'substring(start position: 3, string: "foobar")': '"obar"',
  }))

test('a character beyond the first plane is one character', () =>
  answers({
    'string length("\\uD83D\\uDCA9")': '1',
    'string length("\\U01F40E\\U01F600")': '2',
    'string length("")': '0',
  }))

test('what is not found has nothing before or after it', () =>
  answers({
    'substring before("foobar", "x")': '""',
    'substring before("abc", "")': '""',
    'substring after("abc", "")': '"abc"',
    'substring after("foobar", "x")': '""',
    'contains("abc", "")': 'true',
    'starts with("abc", "")': 'true',
    'ends with("abc", "bc")': 'true',
  }))

test('replace puts groups in, and refuses what XPath refuses', () =>
  answers({
    'replace("0123456789", "(\\d{3})(\\d{3})(\\d{4})", "($1) $2-$3")': '"(012) 345-6789"',
    'replace("facetiously", "[iouy]", "[$0]")': '"facet[i][o][u]sl[y]"',
    'replace("abracadabra", "a.*?a", "*")': '"*c*bra"',
    'replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")': '"[1=ab][2=]cd"',
    'replace("abc", "b", "$9")': '"ac"',
    'replace("abc", "(b)", "$12")': '"ab2c"',
    'replace("abc", "b", "\\\\$")': '"a$c"',
    'replace("abc", "b", "$")': 'wrong-argument',
    'replace("abc", "b", "\\\\x")': 'wrong-argument',
    'replace("abc", "x*", "-")': 'wrong-argument',
    'replace("a.c", ".", "$", "q")': '"a$c"',
    'replace("abc", "(", "-")': 'not-readable',
    'replace("abc", "[A-Z]", "#", "i")': '"###"',
    'replace("abc", "b", "#", "g")': 'wrong-argument',
  }))

test('split and string join are each other’s reverse', () =>
  answers({
    'split("a;b;c;;", ";")': '["a", "b", "c", "", ""]',
    'split("John Doe", "\\s")': '["John", "Doe"]',
    'split("abc", ";")': '["abc"]',
    'split("", ";")': '[""]',
    'split("abc", "")': 'wrong-argument',
    'string join(split("a,b,c", ","), ",")': '"a,b,c"',
    'string join(["a", null, "c"])': '"ac"',
    'string join(["a", null, "c"], null)': '"ac"',
    'string join([], "X")': '""',
    'string join("a", "X")': '"a"',
  }))

test('null for a text is an error, for flags it is none', () =>
  answers({
    'contains(null, "bar")': 'wrong-argument',
    'matches("abracadabra", "bra", null)': 'true',
    'matches("input", null)': 'wrong-argument',
    'upper case(null)': 'wrong-argument',
  }))
