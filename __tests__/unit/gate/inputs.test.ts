import { describe, expect, it } from '@jest/globals'
import { readInputs } from '../../../src/gate/given.js'
import {
  choice,
  count,
  duration,
  flag,
  type Input,
  list,
  outputPath,
  percent,
  structured,
  text,
  words,
} from '../../../src/gate/inputs.js'
import { givenAs, mistakeTexts } from '../../support/inputs.js'

/** Reads one input as an action would be given it. */
function read<T>(input: Input<T>, value: string | string[]): T {
  return readInputs({ it: input }, [givenAs('input', { it: value })]).it
}

describe('each kind of input', () => {
  it.each<[string, Input<unknown>, string, unknown]>([
    ['text', text('Text.'), '  as it is ', 'as it is'],
    ['path', outputPath('Path.'), ' out/report.json ', 'out/report.json'],
    ['percent', percent('Percent.'), '99.95%', { text: '99.95', numerator: 9995n, denominator: 10000n }],
    ['duration', duration('Duration.'), '1m30s', 90_000],
    ['count', count('Count.'), '1000000', 1_000_000],
    ['count', count('Count.'), '0', 0],
    ['list', list('List.'), 'src/{a,{b,c}}/*.ts, b\nc,{d},', ['src/{a,{b,c}}/*.ts', 'b', 'c', '{d}']],
    ['list', list('List.'), 'a{b,c', ['a{b', 'c']],
    ['list', list('List.'), 'a}b,c{', ['a}b', 'c{']],
    ['flag', flag('Flag.'), 'TRUE', true],
    ['flag', flag('Flag.'), 'False', false],
    ['choice', choice(['a', 'b'], 'Choice.', 'a'), 'b', 'b'],
    ['list', list('List.'), 'a, b\nc', ['a', 'b', 'c']],
    ['words', words('Words.'), 'http://a/?x=1,2 http://b\nhttp://c', ['http://a/?x=1,2', 'http://b', 'http://c']],
  ])('%s reads %#', (_, input, value, expected) => {
    expect(read(input, value)).toEqual(expected)
  })

  it.each<[Input<unknown>, string, string]>([
    [percent('P.'), '101', 'input it: "101" is not a percentage from 0 to 100, such as 80 or 99.5'],
    [percent('P.'), '-1', 'input it: "-1" is not a percentage from 0 to 100, such as 80 or 99.5'],
    [duration('D.'), 'soon', 'input it: "soon" is not a duration of at most 24h, such as 500ms, 30s, 2m or 1m30s'],
    [count('C.'), '1000001', 'input it: "1000001" is not a whole number from 0 to 1000000'],
    [count('C.'), '1.5', 'input it: "1.5" is not a whole number from 0 to 1000000'],
    [count('C.'), '0x10', 'input it: "0x10" is not a whole number from 0 to 1000000'],
    [flag('F.'), 'yes', 'input it: "yes" is not true or false'],
    [choice(['a', 'b'], 'C.', 'a'), 'A', 'input it: "A" is not one of a, b'],
    [choice(['a', 'b'], 'C.', 'a'), 'toString', 'input it: "toString" is not one of a, b'],
  ])('refuses what is not expected %#', async (input, value, message) => {
    expect(await mistakeTexts(() => read(input, value))).toEqual([message])
  })
})

describe('lists', () => {
  it('drops comments and empty items, by line and by comma', () => {
    expect(read(list('L.'), '# heading\na.xml,, b.xml ,\n\n   # c.xml, d.xml\ne#1.xml\r\n')).toEqual([
      'a.xml',
      'b.xml',
      'e#1.xml',
    ])
  })

  it('joins a repeated flag, each taken apart', () => {
    expect(read(list('L.'), ['a,b', 'c'])).toEqual(['a', 'b', 'c'])
  })

  it('keeps the items of a sequence whole: commas, # and line breaks are theirs', () => {
    const section = new Map([['it', { values: ['a,b', '# c', 'd\ne', '', ' '], listed: true, place: { where: 'it' } }]])
    expect(readInputs({ it: list('L.') }, [section]).it).toEqual(['a,b', '# c', 'd\ne'])
  })

  it('takes an empty sequence for an empty list, not for the default', () => {
    const section = new Map([['it', { values: [], listed: true, place: { where: 'it' } }]])
    expect(readInputs({ it: list('L.', '2xx') }, [section]).it).toEqual([])
  })

  it('hands a sequence of texts to an input with a shape of its own as what it is: a list', () => {
    const section = (values: string[]) => new Map([['it', { values, listed: true, place: { where: 'it' } }]])
    const it = structured('S.', 'a list', { type: 'array' })
    expect(readInputs({ it }, [section(['a: b', '- "c"\nd'])]).it).toBe('["a: b","- \\"c\\"\\nd"]')
    expect(readInputs({ it }, [section([])]).it).toBe('[]')
  })
})

describe('readInputs', () => {
  const spec = {
    'min-coverage': percent('Least.', '80'),
    files: list('Files.'),
    badge: outputPath('Badge.'),
    summary: flag('Summary.', 'true'),
  }

  it('gives the defaults where nothing is given', () => {
    expect(readInputs(spec, [])).toEqual({
      'min-coverage': { text: '80', numerator: 80n, denominator: 100n },
      files: [],
      badge: undefined,
      summary: true,
    })
  })

  it.each(['', '   ', '\n'])('takes %j for not given', blank => {
    const inputs = readInputs(spec, [
      givenAs('input', { 'min-coverage': blank, files: blank, badge: blank }),
      givenAs('flag', { 'min-coverage': '70', files: 'a', badge: 'b.svg' }),
    ])
    expect(inputs['min-coverage'].text).toBe('70')
    expect(inputs.files).toEqual(['a'])
    expect(inputs.badge).toBe('b.svg')
  })

  it('lets the first source win, lists not joined', () => {
    const inputs = readInputs(spec, [
      givenAs('input', { 'min-coverage': '90', files: 'a' }),
      givenAs('input', { 'min-coverage': '70', files: 'b', badge: 'c' }),
    ])
    expect(inputs['min-coverage'].text).toBe('90')
    expect(inputs.files).toEqual(['a'])
    expect(inputs.badge).toBe('c')
  })

  it('tells every mistake of every source at once, at its place', async () => {
    const section = new Map([
      ['summry', { values: ['x'], listed: false, place: { where: 'summry', file: 'c.yml', line: 3, column: 5 } }],
    ])
    const door = givenAs('flag', { 'min-coverage': 'much', summary: ['true', 'false'], 'entirely-else': '1' })
    const inputs = spec
    expect(
      await mistakeTexts(() => readInputs(inputs, [door, section], [{ where: 'x', message: 'was known' }])),
    ).toEqual([
      'x: was known',
      '--entirely-else: there is no such input; known are: min-coverage, files, badge, summary',
      'c.yml:3:5: summry: there is no such input; did you mean "summary"?',
      '--min-coverage: "much" is not a percentage from 0 to 100, such as 80 or 99.5',
      '--summary: takes one value, true or false, but 2 are given',
    ])
  })

  it.each([
    { values: ['80', '90'], count: 2 },
    { values: ['80'], count: 1 },
    { values: [], count: 0 },
  ])('refuses a sequence of $count where one value is due', async ({ values, count }) => {
    const section = new Map([['min-coverage', { values, listed: true, place: { where: 'min-coverage' } }]])
    expect(await mistakeTexts(() => readInputs(spec, [section]))).toEqual([
      `min-coverage: takes one value, a percentage from 0 to 100, such as 80 or 99.5, but ${count} are given`,
    ])
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('knows no input %s', async name => {
    const given = new Map([[name, { values: ['1'], listed: false, place: { where: name } }]])
    const [message] = await mistakeTexts(() => readInputs(spec, [given]))
    expect(message).toMatch(/there is no such input/)
  })
})
