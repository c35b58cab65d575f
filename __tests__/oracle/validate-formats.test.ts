import { execFileSync } from 'node:child_process'
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { otherReading } from '../../src/validate/syntax/yaml/readings.js'
import { parseIni } from '../../src/validate/tree/ini/parse.js'
import { type ScalarNode, valueIn } from '../../src/validate/tree/node.js'
import { parseToml } from '../../src/validate/tree/toml/parse.js'
import { parseYaml } from '../../src/validate/tree/yaml/parse.js'
import { describeWith } from '../support/tools.js'
import { plainValue, rootOf } from '../support/trees.js'

/** What a program in Python says to each text: it defines `judge(text)`, which gives JSON. */
function answersOf<T>(program: string, texts: readonly string[]): T[] {
  const loop = 'import json, sys\nfor line in sys.stdin: print(json.dumps(judge(json.loads(line))))'
  const input = texts.map(text => `${JSON.stringify(text)}\n`).join('')
  const output = execFileSync('python3', ['-c', `${program}\n${loop}`], { input, encoding: 'utf8', maxBuffer: 1e8 })
  return output
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
}

const texts = (pieces: string[], maxLength: number, count: number) =>
  fc.sample(
    fc.array(fc.constantFrom(...pieces), { maxLength }).map(parts => parts.join('')),
    { numRuns: count, seed: 7 },
  )

describeWith(['python3'], 'Python reads what we read', () => {
  const CONFIGPARSER = `
import configparser, io
def judge(text):
    parser = configparser.RawConfigParser()
    try: parser.read_file(io.StringIO(text, newline=None))
    except configparser.Error: return None
    return {section: dict(parser._sections[section]) for section in parser.sections()}`

  it('in INI', () => {
    const pieces = [
      '[a]\n',
      '[b]\n',
      '[DEFAULT]\n',
      'a = 1\n',
      'A: 2\n',
      'b=\n',
      'c d = x\n',
      '  more\n',
      '    deeper\n',
    ]
    pieces.push(
      '\n',
      ' # c\n',
      '; c\n',
      '[',
      '[]\n',
      '[x\n',
      'y]\n',
      '=\n',
      ' = 1\n',
      'x\n',
      '\t',
      '  ',
      'k : v = w\r\n',
      '\r',
    )
    pieces.push(':', '[a]b]\n', '[a] # x\n', '\u00a0', 'é=ü\n', 'a=%(x\n')
    const samples = texts(pieces, 8, 3000).map((text, index) => (index % 2 === 0 ? text : `[s]\n${text}`))
    const answers = answersOf<Record<string, Record<string, string>> | null>(CONFIGPARSER, samples)
    let valid = 0
    for (const [index, text] of samples.entries()) {
      const ours = parseIni(text)
      const theirs = answers[index] ?? null
      expect({ text, valid: ours.faults.length === 0 }).toEqual({ text, valid: theirs !== null })
      if (theirs === null) continue
      valid += 1
      const { DEFAULT, ...sections } = rootOf(ours) as Record<string, Record<string, string>>
      const lower = (section: Record<string, string>) =>
        Object.fromEntries(Object.entries(section).map(([key, value]) => [key.toLowerCase(), value]))
      const lowered = Object.entries(sections).map(([name, section]) => [name, lower(section)])
      expect({ text, value: Object.fromEntries(lowered) }).toEqual({ text, value: theirs })
    }
    expect(valid).toBeGreaterThan(500)
  })

  const TOMLLIB = `
import tomllib
def plain(value):
    if isinstance(value, dict): return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list): return [plain(each) for each in value]
    return value if isinstance(value, (bool, str)) else 0
def judge(text):
    try: return plain(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError): return None`

  it('in TOML, of which also every table is where it says', () => {
    const pieces = [
      '[a]\n',
      '[a.b]\n',
      '[a.b.c]\n',
      '[[a]]\n',
      '[[a.b]]\n',
      '[b]\n',
      '[b.c]\n',
      'a = 1\n',
      'a.b = 3\n',
      'b.c = "x"\n',
    ]
    pieces.push(
      'b.c.d = 1\n',
      'c = [true]\n',
      'c.d = 1\n',
      'a = {b = 1, c.d = 2}\n',
      'b = {c.d=1, c.e=1}\n',
      'a = [{b = 1}]\n',
    )
    pieces.push(
      '"a"',
      "'b'",
      ' = ',
      '1',
      '"""',
      '\n',
      '"\\u00e9"\n',
      '1979-05-27 07:32:00\n',
      '[',
      ']',
      '{',
      '}',
      ',',
      '#',
    )
    const samples = texts(pieces, 7, 5000)
    const numbers = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(numbers)
      if (typeof value === 'number') return 0
      if (typeof value !== 'object' || value === null) return value === '1979-05-27 07:32:00' ? 0 : value
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, numbers(each)]))
    }
    let valid = 0
    for (const [index, theirs] of answersOf<unknown>(TOMLLIB, samples).entries()) {
      const text = samples[index] as string
      const ours = parseToml(text)
      expect({ text, valid: ours.faults.length === 0 }).toEqual({ text, valid: theirs !== null })
      if (theirs === null) continue
      valid += 1
      expect({ text, value: numbers(rootOf(ours)) }).toEqual({ text, value: theirs })
    }
    expect(valid).toBeGreaterThan(500)
  })
})

// Python has no YAML of its own; detect-secrets brings PyYAML.
describeWith(['python3', 'detect-secrets'], 'PyYAML', () => {
  const PYYAML = `
import datetime, yaml
def judge(text):
    try: value = yaml.safe_load('a: ' + text)['a']
    except Exception: return ['refused']
    kinds = {bool: 'boolean', int: 'integer', float: 'float', type(None): 'null', str: 'string'}
    kind = kinds.get(type(value), 'date')
    return [kind, repr(value) if kind in ('integer', 'float') else None]`

  it('reads otherwise what we say that YAML 1.1 reads otherwise, and nothing else', () => {
    const pieces = [
      '0',
      '1',
      '7',
      '8',
      '12',
      '59',
      '60',
      '_',
      '.',
      'e',
      'E',
      '+',
      '-',
      ':',
      'x',
      'b',
      'o',
      '0x',
      '0b',
      'F',
      'T',
      'Z',
    ]
    const words = [
      'yes',
      'Yes',
      'YES',
      'yEs',
      'no',
      'No',
      'on',
      'ON',
      'off',
      'Off',
      'true',
      'True',
      'null',
      '~',
      '=',
      '2024-01-02',
    ]
    words.push(
      '2001-12-14t21:59:43.10-05:00',
      '2001-12-14 21:59:43',
      '2001-1-2',
      '8080:80',
      '22:22',
      '06:30',
      '.inf',
      '-.INF',
      '.NaN',
    )
    const isPlain = (text: string) => text !== '' && !/^[-?:]$|:$/.test(text)
    const samples = [...new Set([...texts(pieces, 6, 8000), ...words])].filter(isPlain)
    const answers = answersOf<[string, string | null]>(PYYAML, samples)
    let different = 0
    for (const [index, text] of samples.entries()) {
      const scalar = valueIn(parseYaml(`a: ${text}`).documents[0]?.root, 'a')
      if (scalar?.kind !== 'scalar') continue
      const [kind, value] = answers[index] as [string, string | null]
      const same = kind === scalar.type && (value === null || isSameNumber(value, scalar))
      if (!same) different += 1
      expect({ text, kind, differs: otherReading(scalar) !== null }).toEqual({ text, kind, differs: !same })
    }
    expect(different).toBeGreaterThan(50)
  })

  function isSameNumber(value: string, scalar: ScalarNode): boolean {
    const theirs = Number(value.replace('inf', 'Infinity').replace('nan', 'NaN'))
    const special = /\.(inf|nan)$/i.exec(scalar.text)?.[1]?.toLowerCase()
    const ours = special === undefined ? plainValue(scalar) : special === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY
    return Object.is(theirs, ours) || Math.abs(theirs) === Math.abs(ours as number)
  }
})
