import { describe, expect, it } from '@jest/globals'
import { capturersOf, waitsOf } from '../../../../src/smoke/suite/order.js'
import {
  jsonEscaped,
  literal,
  resolveTemplate,
  templateOf,
  templateText,
} from '../../../../src/smoke/suite/templates.js'
import { valuesOf } from '../../../../src/smoke/suite/variables.js'
import { mistakesIn, read } from './reading.js'

const CHECK = 'checks: [{ name: a, tcp: "a:1" }]'

describe('a template', () => {
  it.each([
    ['a{{x}}b{{ y }}', 'a1b"2"'],
    ['{{x}}{{x}}', '11'],
    ['\\{{x}} {x} {{', '{{x}} {x} {{'],
    ['', ''],
  ])('%j becomes %j', (text, filled) => {
    expect(
      resolveTemplate(
        templateOf(text, {}),
        new Map([
          ['x', '1'],
          ['y', '"2"'],
        ]),
      ),
    ).toBe(filled)
  })

  it('has values in the form of where they land', () => {
    expect(resolveTemplate(templateOf('"{{y}}"', {}), new Map([['y', 'a"\n']]), jsonEscaped)).toBe('"a\\"\\n"')
  })

  it('is told as it is written, and may be taken as it is', () => {
    expect(templateText(templateOf('a{{ x }}', {}))).toBe('a{{x}}')
    expect(resolveTemplate(literal('{{x}}', {}), new Map())).toBe('{{x}}')
  })
})

describe('the variables of a suite', () => {
  it('are those that are given, none of which is anything else', async () => {
    const text = `variables: { base: a, port: 1 }\nchecks: [{ name: a, tcp: "{{base}}:{{more}}" }]`
    expect(await mistakesIn(text, { variables: { bse: 'b', more: '1', port: '2' } })).toEqual([
      'variables: bse is no variable of the suite; did you mean "base"?',
    ])
  })

  it('are named in full where none is near', async () => {
    const text = 'variables: { b: a }\nchecks: [{ name: a, tcp: "{{b}}:1" }]'
    expect(await mistakesIn(text, { variables: { x: '1' } })).toEqual([
      'variables: x is no variable of the suite; known are: b',
    ])
  })

  it('may use each other, in any order', async () => {
    const suite = await read(`variables: { url: "{{base}}/x", base: "http://{{host}}", host: a, port: 080 }\n${CHECK}`)
    expect(Object.fromEntries(valuesOf(suite))).toEqual({ host: 'a', port: '080', base: 'http://a', url: 'http://a/x' })
  })

  it('yield to those that are given, which are taken as they are', async () => {
    const suite = await read(`variables: { a: 1, b: "{{a}}{{d}}", c: { env: C } }\n${CHECK}`, {
      variables: { a: '{{b}}', c: 'given', d: 'more' },
    })
    expect(Object.fromEntries(valuesOf(suite))).toEqual({ a: '{{b}}', b: '{{b}}more', c: 'given', d: 'more' })
    expect([...suite.secrets]).toEqual(['c'])
  })

  it('are secret from the environment, or where it is said', async () => {
    const suite = await read(
      `variables: { t: { env: TOKEN }, s: { value: "x{{t}}", secret: true }, p: { value: 5 } }\n${CHECK}`,
      {
        environment: { TOKEN: '{{s}}' },
      },
    )
    expect(Object.fromEntries(valuesOf(suite))).toEqual({ t: '{{s}}', s: 'x{{s}}', p: '5' })
    expect([...suite.secrets]).toEqual(['t', 's'])
  })

  it.each([
    [
      '{ a: "{{b}}", b: "{{c}}", c: "{{a}}" }',
      '1:17 variables.a: needs itself: a, which needs b, which needs c, which needs a',
    ],
    ['{ a: "{{a}}" }', 'variables.a: needs itself: a, which needs a'],
    ['{ a: "{{bb}}", bbb: x }', '{{bb}}: is no variable; did you mean "bbb"?; what checks capture is not known here'],
    ['{ 1a: x }', 'variables.1a: is no name of a variable'],
    ['{ a: { env: TOKEN } }', 'variables.a.env: "TOKEN" is not in the environment: give it to the step under env'],
    ['{ a: { env: EMPTY } }', 'variables.a.env: "EMPTY" is empty in the environment'],
    ['{ a: { env: toString } }', 'variables.a.env: "toString" is not in the environment'],
    [
      '{ a: { secret: true } }',
      'variables.a: must have either env, the name of a variable of the environment, or value',
    ],
    ['{ a: [1] }', 'variables.a: must be a text'],
  ])('%s are refused', async (variables, said) => {
    expect(
      (await mistakesIn(`variables: ${variables}\n${CHECK}`, { environment: { EMPTY: '' } })).join('\n'),
    ).toContain(said)
  })

  it('do not grow beyond what can be sent', async () => {
    const doubling = Array.from({ length: 40 }, (_, index) => `v${index + 1}: "{{v${index}}}{{v${index}}}"`)
    const mistakes = await mistakesIn(`variables: { v0: xxxxxxxxxx, ${doubling.join(', ')} }\n${CHECK}`)
    expect(mistakes[0]).toContain('variables.v13: is longer than 64 KB with its variables filled in')
  })
})

describe('checks that use what others capture', () => {
  const suite = (...checks: string[]) => `checks:\n${checks.map(check => `- { ${check} }`).join('\n')}`
  const uses = (name: string, variable: string, captures = '') =>
    `name: ${name}, get: "http://a/{{${variable}}}"${captures && `, capture: { ${captures}: $.x }`}`
  const captures = (name: string, variable: string) => `name: ${name}, get: "http://a", capture: { ${variable}: $.x }`

  it('need them, wherever they use it', async () => {
    const { checks } = await read(
      suite(
        captures('a', 'x'),
        uses('b', 'x', 'y'),
        'name: c, post: "http://a", json: { v: "{{y}}" }, expect: { json: { $.v: { one-of: ["{{x}}"] } } }',
        'name: d, tcp: "a:1"',
      ),
    )
    expect([...capturersOf({ checks })].map(([name, check]) => [name, check.name])).toEqual([
      ['x', 'a'],
      ['y', 'b'],
    ])
    const waits = [...waitsOf({ checks }).values()]
    expect(waits.map(each => each.map(({ variable }) => variable).sort())).toEqual([[], ['x'], ['x', 'y'], []])
    expect(waits[2]?.map(({ check }) => check.name).sort()).toEqual(['a', 'b'])
  })

  it.each([
    [[uses('a', 'y', 'x'), uses('b', 'x', 'y')], '2:3 a: can never run: "a" uses {{y}} of "b", "b" uses {{x}} of "a"'],
    [[uses('a', 'x', 'x')], '2:3 a: can never run: "a" uses {{x}} of "a"'],
    [
      ['name: a, tcp: "a:1", after: c', `${captures('b', 'y')}, after: [a]`, uses('c', 'y')],
      '2:3 a: can never run: "a" comes after "c", "c" uses {{y}} of "b", "b" comes after "a"',
    ],
    [
      ['name: aa, tcp: "a:1", after: [bbb, aa]', 'name: bb, tpc: x'],
      '2:35 after: no check is called "bbb"; did you mean "bb"?',
    ],
    [[captures('a', 'x'), captures('b', 'x')], '3:42 x: is captured by "a" too'],
    [
      [captures('a', 'x'), uses('b', 'xx')],
      '{{xx}}: is no variable that has a value or is captured; did you mean "x"?',
    ],
  ])('are refused as %j', async (checks, said) => {
    expect((await mistakesIn(suite(...checks))).join('\n')).toContain(said)
  })

  it('capture no variable that has a value already', async () => {
    expect(await mistakesIn(suite(captures('a', 'x')), { variables: { x: '1' } })).toEqual([
      '2:42 x: is captured, and has a value under variables already',
    ])
  })

  it('are many', async () => {
    const chain = Array.from({ length: 3000 }, (_, index) => uses(`c${index + 1}`, `v${index}`, `v${index + 1}`))
    expect((await read(suite(captures('c0', 'v0'), ...chain))).checks).toHaveLength(3001)
    expect(await mistakesIn(suite(uses('c0', 'v3000', 'v0'), ...chain))).toEqual([
      expect.stringContaining('can never run'),
    ])
  })
})
