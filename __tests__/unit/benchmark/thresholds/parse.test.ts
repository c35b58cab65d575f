import { describe, expect, it } from '@jest/globals'
import { parseThresholds } from '../../../../src/benchmark/thresholds/parse.js'
import { mistakeTexts } from '../../../support/inputs.js'

const bound = (operator: string, value: number, unit: string | null, text: string) => ({ operator, value, unit, text })

describe('lines', () => {
  it('name a benchmark, its target and its alert', async () => {
    const [threshold] = await parseThresholds('api p95: target < 500 ms, alert > 1000 ms')
    expect(threshold).toMatchObject({
      text: 'api p95',
      name: 'api p95',
      metric: null,
      isLine: true,
      target: bound('<', 500, 'ms', '< 500 ms'),
      alert: bound('>', 1000, 'ms', '> 1000 ms'),
    })
  })

  it.each([
    ['a::b[c]: alert > 1e3ns', 'a::b[c]', '> 1e3ns', 1000, 'ns'],
    ['with: colon: alert >= .5', 'with: colon', '>= .5', 0.5, null],
    ['*: alert > 1_000 req/s', '*', '> 1_000 req/s', 1000, 'req/s'],
    ['errors: alert > 1%', 'errors', '> 1%', 1, '%'],
  ])('%s', async (line, name, text, value, unit) => {
    const [threshold] = await parseThresholds(`\n# a comment\n  ${line}  \n`)
    expect(threshold).toMatchObject({ name, target: null, alert: { text, value, unit } })
  })

  it.each([
    [
      'api p95',
      'thresholds, line 1: "api p95" is no threshold: a name, a colon, and `target` or `alert` with <, <=, > or >=, as in `api p95: target < 500 ms, alert > 1000 ms`',
    ],
    ['a: taget < 5', 'thresholds, line 1: "taget < 5" begins with neither target nor alert; did you mean "target"?'],
    ['a: target < 5, target < 6', 'thresholds, line 1: has two of target'],
    ['a: target < five', 'thresholds, line 1: "< five" is no comparison with a number, such as < 500 ms'],
    ['a: alert > 1e999', 'thresholds, line 1: "> 1e999" is no comparison with a number, such as < 500 ms'],
    [
      'a: target < 5, alert < 9',
      'thresholds, line 1: a: target < 5 is what must hold and alert < 9 what must not, and they look the same way',
    ],
  ])('refuse %s', async (line, message) => {
    expect(await mistakeTexts(() => parseThresholds(line))).toEqual([message])
  })

  it('are all read before any is refused', async () => {
    expect(await mistakeTexts(() => parseThresholds('a\nb: target < 1\nc'))).toHaveLength(2)
  })
})

describe('a list', () => {
  it('says more of each', async () => {
    const text =
      '- {name: "api *", metric: p95, unit: ms, direction: lower, alert: "> 1 s", max-regression: 12.5}\n- "x: target < 1"'
    const [first, second] = await parseThresholds(text)
    expect(first).toMatchObject({
      text: 'api * p95',
      metric: 'p95',
      unit: 'ms',
      direction: 'lower',
      maxRegression: 0.125,
      target: null,
    })
    expect(second).toMatchObject({ text: 'x', isLine: true })
  })

  it('refuses what it does not know, and what is missing', async () => {
    expect(await mistakeTexts(() => parseThresholds('- {nam: x}\n- {name: y, direction: up, target: fast}'))).toEqual([
      'thresholds[0].nam: is unknown; did you mean "name"?',
      'thresholds[0].name: is required',
      'thresholds[1].target: "fast" is no comparison with a number, such as < 500 ms',
      'thresholds[1].direction: "up" is not lower or higher',
    ])
  })

  it('says what YAML made of a line without quotation marks', async () => {
    const text = '- api p95: target < 500 ms, alert > 1 s\n- {web: 5}'
    expect(await mistakeTexts(() => parseThresholds(text))).toEqual([
      "thresholds[0]: is a map to YAML: write the line in quotation marks, 'api p95: target < 500 ms, alert > 1 s'",
      expect.stringMatching(/^thresholds\[1\]\.web: is unknown/),
      'thresholds[1].name: is required',
    ])
  })

  it('refuses what asks for nothing', async () => {
    expect(await mistakeTexts(() => parseThresholds('- {name: api, metric: p95}'))).toEqual([
      'thresholds[0]: asks for nothing: give `target`, `alert`, `max-regression`, `unit` or `direction`',
    ])
  })
})

it('is nothing where nothing is given', async () => {
  expect(await parseThresholds(undefined)).toEqual([])
  expect(await parseThresholds(' \n ')).toEqual([])
})
