import { test } from 'node:test'
import { answers } from './answers.ts'

test('numbers are read as a country writes them', () =>
  answers({
    'number("1.000.000,01", ".", ",")': '1000000.01',
    'number("1 000 000.01", " ", ".")': '1000000.01',
    'number("1,000,000", ",", null)': '1000000',
    'number("-12")': '-12',
    'number("1.000.000,01", ".")': 'not-readable',
    'number("1,000.01", null, ",")': 'not-readable',
    'number("1.5", ".", ".")': 'wrong-argument',
    'number("1.5", "\'", ".")': 'wrong-argument',
    'number("1.5", "", ".")': 'wrong-argument',
    'number("1,5,5", null, ",")': 'not-readable',
    'number("a lot")': 'not-readable',
  }))

test('dates and times are made of their parts, where there is such a day or time', () =>
  answers({
    'date(-2017, 12, 31)': '@"-2017-12-31"',
    'date(2017, 13, 31)': 'out-of-range',
    'date(2017.5, 1, 1)': 'out-of-range',
    'date(2017, 1, null)': 'wrong-argument',
    'date("2012-12-25T")': 'not-readable',
    'date(@"2017-08-03T10:15:30+01:00")': '@"2017-08-03"',
    'date(from: @"2017-08-03T10:15:30+01:00")': '@"2017-08-03"',
    'time(11, 59, 45.25)': '@"11:59:45.25"',
    'time(11, 59, 45, duration("-PT2H45M55S"))': '@"11:59:45-02:45:55"',
    'time(11, 59, 45, duration("PT18H1S"))': 'out-of-range',
    'time(11, 59, 45, duration("PT0.5S"))': 'out-of-range',
    'time(24, 0, 0)': 'out-of-range',
    'time(@"2017-08-10")': '@"00:00:00Z"',
    'time(@"2017-08-10T10:20:00@Europe/Paris")': '@"10:20:00@Europe/Paris"',
    'date and time(@"2017-08-10T10:20:00+02:00", @"23:59:01.987654321")': '@"2017-08-10T23:59:01.987654321"',
    'date and time("2012-12-24")': '@"2012-12-24T00:00:00"',
    'duration("P1Y1D")': 'not-readable',
  }))

test('the months between two dates are whole ones, whatever the time of day', () =>
  answers({
    'years and months duration(@"2013-08-24", @"2011-12-22")': '@"-P1Y8M"',
    'years and months duration(@"2014-12-31T23:59:59", @"2016-12-31T00:00:01")': '@"P2Y"',
    'years and months duration(@"2013-08-24", @"2017-12-15T00:59:59")': '@"P4Y3M"',
    'years and months duration(@"-2016-01-30", @"-2017-02-28")': '@"-P11M"',
    'years and months duration(@"2014-12-31T23:59:59", @"-2019-10-01T12:32:59")': '@"-P4033Y2M"',
  }))

test('string gives the text of anything', () =>
  answers({
    'string(1.10)': '"1.1"',
    'string("a")': '"a"',
    'string(null)': 'null',
    'string(@"P0D")': '"PT0S"',
    'string([1, "a", @"2026-11-21"])': '"[1, \\"a\\", @\\"2026-11-21\\"]"',
    'string({a: {"{": "b"}})': '"{a: {\\"{\\": \\"b\\"}}"',
    'string()': 'faulty',
  }))

test('a range is read from a text of two literals that are in order', () =>
  answers({
    'range("[18..21)") = [18..21)': 'true',
    'range(" ]1.5 .. -(2) ] ")': 'not-readable',
    'range("]-1.5..2.5[") = (-1.5..2.5)': 'true',
    'range("[\\"a..b\\"..\\"c\\"]") = ["a..b".."c"]': 'true',
    'range("[@\\"P1D\\"..duration(\\"P2D\\")]") = [@"P1D"..@"P2D"]': 'true',
    'range("[date and time(\\"1970-01-01T00:00:00\\")..@\\"1970-01-02T00:00:00\\"]") = [@"1970-01-01T00:00:00"..@"1970-01-02T00:00:00"]':
      'true',
    'range("(..2]") = (<=2)': 'true',
    'range("[..2]")': 'not-readable',
    'range("[1..]")': 'not-readable',
    'range("(..)")': 'not-readable',
    'range("[3..1]")': 'not-readable',
    'range("[1..\\"b\\"]")': 'not-readable',
    'range("[date(string(\\"1970-01-01\\"))..date(\\"1970-01-02\\")]")': 'not-readable',
    'range("[null..null]")': 'not-readable',
    'range(">=10")': 'not-readable',
    'range("")': 'not-readable',
  }))
