import { describe, expect, it } from '@jest/globals'
import { type Config, parseConfig } from '../../../src/gate/config.js'
import { type GivenInputs, readInputs } from '../../../src/gate/given.js'
import { percent } from '../../../src/gate/inputs.js'
import type { RepoPath } from '../../../src/gate/path.js'
import { readPolicy } from '../../../src/gate/policy-from.js'
import { mistakeTexts } from '../../support/inputs.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'

const PATH = 'ci.yml' as RepoPath
const GATES = ['coverage-gate', 'smoke-test', 'check']

async function read(text: string | Uint8Array): Promise<Config> {
  const policy = await readPolicy(memoryPorts({ files: new MemoryFiles({ [PATH]: text }) }), PATH, 'head')
  return parseConfig(policy.text as string, PATH, GATES)
}

async function valuesIn(text: string, gate: string, input: string): Promise<string[] | undefined> {
  return (await read(text)).get(gate)?.get(input)?.values
}

describe('a configuration that is right', () => {
  it('is empty where the file says nothing', async () => {
    for (const text of ['', '# only a comment\n', '---\n', '{}', '\n\n']) expect((await read(text)).size).toBe(0)
  })

  it.each(['coverage-gate:', 'coverage-gate: null', 'coverage-gate: ~', 'coverage-gate: {}', '? coverage-gate'])(
    'mentions a gate without inputs: %j',
    async text => {
      expect([...((await read(text)).get('coverage-gate') ?? ['absent'])]).toEqual([])
    },
  )

  it('holds each value with its place', async () => {
    const config = await read('# c\ncoverage-gate:\n  min-coverage: 81\n  files:\n    - a,b.xml\n    - c.info\n')
    expect(config?.get('coverage-gate')?.get('min-coverage')).toEqual({
      values: ['81'],
      listed: false,
      place: { where: 'min-coverage', file: PATH, line: 3, column: 17 },
    })
    expect(config?.get('coverage-gate')?.get('files')).toEqual({
      values: ['a,b.xml', 'c.info'],
      listed: true,
      place: { where: 'files', file: PATH, line: 5, column: 5 },
    })
  })

  it.each([
    ['80.50', '80.50'],
    ['080', '080'],
    ['1e2', '1e2'],
    ['0x50', '0x50'],
    ['90071992547409930001', '90071992547409930001'],
    ['"80.50"', '80.50'],
    ["'a # b'", 'a # b'],
    ['True', 'True'],
    ['yes', 'yes'],
    ['.inf', '.inf'],
    ['2026-01-02', '2026-01-02'],
    ['~', ''],
    ['', ''],
    ['"\\u0041"', 'A'],
    ['81 # so much', '81'],
  ])('keeps the scalar %s as it is written', async (written, value) => {
    expect(await valuesIn(`coverage-gate:\n  min-coverage: ${written}\n`, 'coverage-gate', 'min-coverage')).toEqual([
      value,
    ])
  })

  it('reads block text, CRLF line ends and a byte order mark', async () => {
    expect(await valuesIn('smoke-test:\n  url: |\n    http://a\n    http://b\n', 'smoke-test', 'url')).toEqual([
      'http://a\nhttp://b\n',
    ])
    expect(await valuesIn('\ufeffsmoke-test:\r\n  url: http://a\r\n', 'smoke-test', 'url')).toEqual(['http://a'])
  })
})

describe('a configuration that is wrong', () => {
  it.each<[string, string, string]>([
    [
      'a gate that is none',
      'smoke-tset:\n',
      'ci.yml:1:1: smoke-tset: there is no such gate; did you mean "smoke-test"?',
    ],
    [
      'a gate like no other',
      '\nunknown: {}\n',
      'ci.yml:2:1: unknown: there is no such gate; known are: coverage-gate, smoke-test, check',
    ],
    [
      'a gate called __proto__',
      '__proto__: {}\n',
      'ci.yml:1:1: __proto__: there is no such gate; known are: coverage-gate, smoke-test, check',
    ],
    ['a list at the top', '- coverage-gate\n', 'ci.yml:1:1: must be a map of gates, one key each'],
    ['text at the top', 'coverage-gate\n', 'ci.yml:1:1: must be a map of gates, one key each'],
    ['text for a section', 'check:\ncoverage-gate: 80\n', 'ci.yml:2:16: coverage-gate: must be a map of inputs'],
    [
      'a list for a section',
      'coverage-gate:\n  - min-coverage\n',
      'ci.yml:2:3: coverage-gate: must be a map of inputs',
    ],
    ['a key twice in a map', 'coverage-gate:\n  components: [{ a: 1, a: 2 }]\n', 'ci.yml:2:24: a: is given twice'],
    ['a key that is a list', '? [a]\n: {}\n', 'ci.yml:1:3: must be a value or a list of values'],
    ['a gate twice', 'check:\nsmoke-test: {}\ncheck: {}\n', 'ci.yml:3:1: check: is given twice'],
    ['an input twice', 'check:\n  sarif: a\n  sarif: b\n', 'ci.yml:3:3: sarif: is given twice'],
    ['two documents', 'check:\n---\nsmoke-test:\n', 'ci.yml:2:1: holds more than one document'],
  ])('tells %s', async (_, text, message) => {
    expect(await mistakeTexts(() => read(text))).toEqual([message])
  })

  it.each<[string, string, RegExp]>([
    ['a tab that indents', 'check:\n\tsarif: x\n', /^ci\.yml:2:1: Tabs are not allowed as indentation/],
    ['an open quote', 'check:\n  sarif: "x\n', /^ci\.yml:2:10: a text that begins with " must end with it$/],
    ['an open bracket', 'check: [1\n', /^ci\.yml:2:1: /],
    ['bad indentation', 'check:\n  sarif: x\n annotations: 1\n', /^ci\.yml:3:\d/],
    ['a directive without an end', '%YAML 1.2\ncheck:\n', /^ci\.yml:\d:\d: Missing directives-end/],
  ])('tells %s with its place', async (_, text, message) => {
    expect((await mistakeTexts(() => read(text)))[0]).toMatch(message)
  })

  it('tells all of it at once', async () => {
    const text = 'covrage-gate: {}\nsmoke-test: 5\ncheck:\n  leg: [{ [a]: b }]\n  sarif: a\n  sarif: b\n'
    expect((await mistakeTexts(() => read(text))).map(line => line.slice(0, 10))).toEqual([
      'ci.yml:1:1',
      'ci.yml:2:1',
      'ci.yml:4:1',
      'ci.yml:6:3',
    ])
  })
})

describe('a configuration that is hostile', () => {
  it('does not expand aliases', async () => {
    const bomb = ['check:', '  leg: &a0 [x, x]']
    for (let level = 1; level < 40; level += 1) bomb.push(`  k${level}: &a${level} [*a${level - 1}, *a${level - 1}]`)
    const lines = await mistakeTexts(() => read(bomb.join('\n')))
    expect(lines[0]).toMatch(/^ci\.yml:2:8: a text that begins with & must be in quotes; there are no anchors here/)
    expect(lines).toHaveLength(40)
  })

  it('is refused above a million bytes, unread', async () => {
    const files = new MemoryFiles({ [PATH]: 'x'.repeat(1_000_001) })
    files.stream = () => {
      throw new Error('it was read')
    }
    expect(await mistakeTexts(() => readPolicy(memoryPorts({ files }), PATH, 'head'))).toEqual([
      'ci.yml: is 1000001 bytes; at most 1000000 are read here',
    ])
  })

  it.each(['[', '{a: ', '- ', '? ', 'a: ', '[{a: '])('is refused where %j opens level upon level', async opening => {
    const lines = await mistakeTexts(() => read(opening.repeat(100_000)))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^ci\.yml:1:\d+: is nested more than 50 levels deep$/)
  })

  it.each(['}', '!a ', '&a ', '%a\n', '"\n'])(
    'gets 50 messages and not one for each of its thousand faults: %j',
    async fault => {
      const lines = await mistakeTexts(() => read(`check: ${fault.repeat(1000)}`))
      expect(lines.length).toBeLessThanOrEqual(51)
    },
  )

  it('is read where it is deep within bounds, for the input to say whether it takes that', async () => {
    const config = await read(`check:\n  leg: ${'['.repeat(10)}${']'.repeat(10)}`)
    expect(config.get('check')?.get('leg')).toMatchObject({ values: ['[[[[[[[[[[]]]]]]]]]]'], structured: true })
  })
})

describe('a map or a list of more than values', () => {
  it.each<[string, string]>([
    ['{ a: b }', '{"a":"b"}'],
    ['[a, [b]]', '["a",["b"]]'],
    [
      '[{ name: api, min-coverage: 80.50, on: true, none: }]',
      '[{"name":"api","min-coverage":"80.50","on":"true","none":""}]',
    ],
  ])('is JSON with its scalars as they were written: %s', async (text, json) => {
    const given = (await read(`coverage-gate:\n  components: ${text}\n`)).get('coverage-gate')?.get('components')
    expect(given).toMatchObject({ values: [json], listed: false, structured: true, place: { line: 2, column: 15 } })
  })

  it('is refused by every input that takes values', async () => {
    const given = (await read('coverage-gate:\n  min-coverage: { a: b }\n')).get('coverage-gate') as GivenInputs
    expect(await mistakeTexts(() => readInputs({ 'min-coverage': percent('') }, [given]))).toEqual([
      'ci.yml:2:17: min-coverage: must be a value or a list of values',
    ])
  })
})
