import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { finding } from '../../../src/gate/finding.js'
import { TOOL } from '../../../src/gate/judge.js'
import type { RepoPath } from '../../../src/gate/path.js'
import type { Result } from '../../../src/gate/result.js'
import {
  LARGEST_RESULT,
  RefusedResult,
  readResultAt,
  readResultFile,
  toResultFile,
} from '../../../src/gate/result-file.js'
import { hostileText } from '../../support/hostile.js'
import { MemoryFiles } from '../../support/memory.js'

const count = { covered: 1, total: 2 }
const totals = { lines: count, branches: count, functions: null, statements: null }
const subject = {
  repository: 'o/r',
  commit: 'c'.repeat(40),
  base: null,
  ref: 'refs/heads/main',
  event: 'push',
  runId: 7,
  attempt: 1,
  job: 'test',
  leg: '{"os":"linux"}',
  pullRequest: null,
}

/** A result with something in every field that there is. */
const coverage: Result = {
  schema: 1,
  tool: TOOL,
  gate: 'coverage-gate',
  subject,
  fails: true,
  verdict: 'fail',
  summary: 'It failed.',
  metrics: [
    {
      name: 'coverage',
      value: 0.5,
      unit: 'ratio',
      verdict: 'fail',
      thresholds: [{ op: '>=', value: 0.8, level: 'error' }],
    },
  ],
  findings: [
    finding({
      ...{ rule: 'coverage/lines', level: 'error', message: 'Too low.', help: 'Test more.', suppressed: 'known' },
      ...{ file: 'src/a.ts', line: 1, column: 2, endLine: 3, endColumn: 4 },
      related: [{ message: 'here', file: 'b.ts', line: 5 }],
    }),
  ],
  details: { totals, files: [{ path: 'src/a.ts', ...totals }], native: [{ report: '/r', tool: 't', percent: '50.0' }] },
}

const phases = { resolve: 1, connect: 1, tls: 0, processing: 1, transfer: 1 }
const assertions = [{ kind: 'status', subject: 'status', expected: '200', actual: '500', passed: false }]
const percentiles = { min: 1, mean: 1, p50: 1, p90: 1, p95: 1, p99: 1, max: 1 }
const rates = { offeredRate: 1, achievedRate: 1 }
const requests = { name: 'a', sent: 1, completed: 1, failed: 0, unsent: 0, errors: {}, ...rates }
const measured = { ...requests, latency: percentiles, service: percentiles }
const load = {
  stages: [{ from: 1, to: 2, duration: 1 }],
  elapsed: 1,
  valid: false,
  reasons: ['so'],
  why: ['so'],
  aborted: { at: 1, threshold: 'p95 < 1s', target: 'tested' },
  late: { p50: 1, p99: 1, max: 1 },
  thresholds: [{ text: 'p95 < 1s', request: 'a', actual: 1, shown: '1 ms', passed: true, holds: true }],
  targets: [
    {
      ...{ ...measured, abandoned: 0, requests: [measured], distribution: [{ from: 0, to: 1, count: 1 }] },
      causes: [{ request: 'a', error: 'status', status: 500, count: 1, first: 0, reason: 'so' }],
    },
  ],
}
const compared = {
  metric: 'p95',
  ...{ stable: 1, canary: 2, change: 1, low: 0.5, high: 1.5, tolerance: 0.1 },
  verdict: 'reject',
  lacks: 'more',
}
const smoke: Result = {
  ...coverage,
  gate: 'smoke-test',
  details: {
    checks: [
      {
        ...{ name: 'a', kind: 'http', request: 'GET a', verdict: 'fail', attempts: 1, duration: 3, phases, assertions },
        certificate: { subject: 'CN=a', until: '2026-01-01T00:00:00.000Z' },
        needs: 'b',
      },
    ],
    load,
    canary: {
      ...{ verdict: 'reject', why: 'so', sent: { stable: 1, canary: 1 }, confidence: 0.95, compared: [compared] },
      requests: [{ name: 'a', confidence: 0.99, compared: [compared] }],
    },
    availability: 0.5,
    p95: 1,
    history: [{ runId: 1, commit: 'c', date: 1, availability: 0.5, p95: 1 }],
  },
}
const check: Result = {
  ...coverage,
  gate: 'check',
  details: { gates: [{ gate: 'coverage-gate', chosen: true, why: 'so' }], results: [coverage, smoke] },
}
const foreign: Result = { ...coverage, gate: 'some-gate', details: { anything: [1, 'two', { three: null }] } }

const read = (content: string | Uint8Array): Promise<Result> =>
  readResultFile(typeof content === 'string' ? new TextEncoder().encode(content) : content)
const reread = (value: unknown) => read(JSON.stringify(value))
const reason = (content: string | Uint8Array): Promise<string> =>
  read(content).then(
    () => 'not refused',
    (error: Error) => {
      expect(error).toBeInstanceOf(RefusedResult)
      return error.message
    },
  )

type Path = readonly (string | number)[]

/** The places of all values within a value. */
function placesIn(value: unknown, at: Path = []): Path[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [at, ...inner.flatMap(([key, each]) => placesIn(each, [...at, key]))]
}

/** A copy with the value at a place replaced, or left out where it is undefined. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  const copy = structuredClone(value) as Record<string, unknown>
  const inner = replaced(copy[key], rest, by)
  if (inner === undefined) delete copy[key]
  else copy[key] = inner
  return Array.isArray(copy) ? copy.filter(() => true) : copy
}

describe('a result file', () => {
  it.each([
    ['coverage-gate', coverage],
    ['smoke-test', smoke],
    ['check', check],
    ['a gate of another version', foreign],
  ])('of %s is read as it was written, byte for byte', async (_, result) => {
    const text = toResultFile(result)
    expect(text.endsWith('}\n')).toBe(true)
    const found = await read(text)
    expect(found).toEqual(result)
    expect(toResultFile(found)).toBe(text)
  })

  it('may have a byte order mark, and fields that nobody knows', async () => {
    expect(await read(`\ufeff${toResultFile(coverage)}`)).toEqual(coverage)
    const more = { ...coverage, later: 1, subject: { ...subject, later: {} } }
    expect(await reread(more)).toEqual(more)
  })

  it('keeps any text that a finding may have', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async message => {
        const result = { ...coverage, findings: [finding({ rule: 'a/b', level: 'note', message })] }
        expect((await read(toResultFile(result))).findings).toEqual(result.findings)
      }),
    )
  })
})

describe('a result file of whom nobody knows', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'is no JSON'],
    ['a cut off one', toResultFile(coverage).slice(0, -10), 'is no JSON'],
    ['two of them', toResultFile(coverage).repeat(2), 'is no JSON'],
    ['bytes that are no text', Uint8Array.of(0x7b, 0xff, 0x7d), 'is no JSON'],
    ['UTF-16', Buffer.from(`\ufeff${toResultFile(coverage)}`, 'utf16le'), 'is no JSON'],
    [
      'half of a character',
      Buffer.concat([Buffer.from('{"a":"'), Uint8Array.of(0xe2, 0x82), Buffer.from('"}')]),
      'is no JSON',
    ],
    ['NaN', toResultFile(coverage).replace('0.5', 'NaN'), 'is no JSON'],
    ['Infinity', toResultFile(coverage).replace('0.5', '-Infinity'), 'is no JSON'],
    ['no object', 'null', 'is not of schema 1'],
    ['a number', '1', 'is not of schema 1'],
    ['a list', '[{"schema":1}]', 'is not of schema 1'],
    ['another schema', JSON.stringify({ ...coverage, schema: 2 }), 'is not of schema 1'],
    ['a schema that is text', JSON.stringify({ ...coverage, schema: '1' }), 'is not of schema 1'],
    ['a schema on the prototype', '{"__proto__":{"schema":1}}', 'is not of schema 1'],
    ['nothing but a schema', '{"schema":1}', 'breaks its schema at #: '],
    [
      'a number beyond all bounds',
      toResultFile(coverage).replace('0.5', '1e999'),
      'has a number that is out of bounds',
    ],
    ['such a number that nobody asked for', '{"schema":1,"x":[[-1e999]]}', 'has a number that is out of bounds'],
    [
      'more lines than can be counted',
      toResultFile(coverage).replace('"total": 2', '"total": 1e300'),
      'breaks its schema',
    ],
    ['a part of a line', toResultFile(coverage).replace('"total": 2', '"total": 2.5'), 'breaks its schema'],
    ['too much', `${' '.repeat(LARGEST_RESULT)}{}`, 'is larger than 16 MiB'],
    ['details that are a list', JSON.stringify({ ...foreign, details: [] }), 'breaks its schema at #/details'],
    ['details of none', JSON.stringify({ ...foreign, details: null }), 'breaks its schema at #/details'],
    [
      'details of another gate',
      JSON.stringify({ ...coverage, details: smoke.details }),
      'breaks its schema at #/details',
    ],
    [
      'an inner result that is none',
      JSON.stringify({ ...check, details: { gates: [], results: [{ ...coverage, details: {} }] } }),
      'breaks its schema at #/details/results/0/details',
    ],
    ['a summary of two lines', JSON.stringify({ ...coverage, summary: 'a\nb' }), 'breaks its schema at #/summary'],
  ])('is refused: %s', async (_, content, why) => {
    expect(await reason(content)).toContain(why)
  })

  const files = ['..', '../a', 'a/..', 'a/../b', '/etc/passwd', 'a\\b', '', 'a\n/../b', 'a\u2028/../b']
  it.each(files.map(file => [file]))('is refused where it names a file %j', async file => {
    expect(await reason(JSON.stringify({ ...coverage, findings: [{ ...coverage.findings[0], file }] }))).toContain(
      'breaks its schema at #/findings/0/file',
    )
  })

  it.each(['...', '..a/b..', 'a b', 'ü/ö', 'a..b', '.github/x'])('is taken where it names a file %j', async file => {
    const result = { ...coverage, findings: [{ ...coverage.findings[0], file }] }
    expect(await reread(result)).toEqual(result)
  })

  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '1}'],
  ])('is refused where its details nest %s 100,000 deep', async (_, open, close) => {
    const deep = open.repeat(100_000) + (open === '[' ? '' : '1') + close.replace('1', '').repeat(100_000)
    const text = JSON.stringify({ ...foreign, details: { deep: 'HERE' } }).replace('"HERE"', deep)
    expect(await reason(text)).toBe('nests its values more than 100 deep')
  })

  it('is refused where results hold each other without end', async () => {
    let text = JSON.stringify(coverage)
    const [before, after] = JSON.stringify({ ...check, details: { gates: [], results: ['HERE'] } }).split('"HERE"')
    text = `${before}`.repeat(2000) + text + `${after}`.repeat(2000)
    expect(await reason(text)).toBe('nests its values more than 100 deep')
  })

  it('leaves the prototypes of everything as they are', async () => {
    const text = toResultFile(coverage).replace(
      '"details": {',
      '"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "details": {"__proto__": {"polluted": 1},',
    )
    const found = await read(text)
    expect(found.findings).toEqual(coverage.findings)
    expect(({} as { polluted?: 1 }).polluted).toBeUndefined()
    expect(({ ...found } as { polluted?: 1 }).polluted).toBeUndefined()
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype)
  })

  it('has its say in a few words only', async () => {
    const key = 'k'.repeat(1_000_000)
    const text = JSON.stringify({
      ...smoke,
      details: {
        ...(smoke.details as object),
        checks: [{ ...(smoke.details as { checks: object[] }).checks[0], phases: { ...phases, [key]: 'x' } }],
      },
    })
    expect((await reason(text)).length).toBeLessThanOrEqual(300)
    expect((await reason(`x${key}`)).length).toBeLessThanOrEqual(300)
  })

  it('is read or refused, and nothing else, whatever one of its values is replaced with', async () => {
    const values = fc.oneof(
      fc.jsonValue(),
      hostileText,
      fc.constantFrom<unknown>(undefined, -1, 0, 0.5, 2 ** 53, -0, '', {}, [], [[]], null, true, coverage, 'pass'),
    )
    const places = [coverage, smoke, check, foreign].flatMap(result =>
      placesIn(result).map(at => [result, at] as const),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), values, async ([result, at], value) => {
        const text = JSON.stringify(replaced(result, at, value)) ?? ''
        const found = await read(text).catch((error: unknown) => {
          expect(error).toBeInstanceOf(RefusedResult)
          return null
        })
        // What is read can be written, and is then the same.
        if (found !== null) expect(await read(toResultFile(found))).toEqual(JSON.parse(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('is refused without any of the fields that it must have', async () => {
    const optional = /^(findings,0,(file|line|column|endLine|endColumn|help|related,0(,line)?))$|,\d+$/
    const mustHave = [coverage, smoke, check].flatMap(result =>
      placesIn(result)
        .filter(at => at.length > 0 && !optional.test(at.join()) && !at.includes('results'))
        .map(at => [result, at] as const),
    )
    expect(mustHave.length).toBeGreaterThan(100)
    for (const [result, at] of mustHave) {
      const text = JSON.stringify(replaced(result, at, undefined))
      expect([at.join('.'), await reason(text)]).toEqual([at.join('.'), expect.stringMatching(/^(breaks|is not of)/)])
    }
  })

  it('is refused with any of its texts made a number, and any of its numbers a text', async () => {
    const typed = [coverage, smoke, check].flatMap(result => placesIn(result).map(at => [result, at] as const))
    for (const [result, at] of typed) {
      const value = at.reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], result)
      if (typeof value !== 'string' && typeof value !== 'number') continue
      const text = JSON.stringify(replaced(result, at, typeof value === 'string' ? 1.5 : '1'))
      expect([at.join('.'), await reason(text)]).toEqual([at.join('.'), expect.stringMatching(/^(breaks|is not of)/)])
    }
  })
})

describe('a result at a path', () => {
  const files = new MemoryFiles({
    'good.json': toResultFile(coverage),
    'large.json': Buffer.alloc(LARGEST_RESULT + 1, 32),
    'bad.json': Uint8Array.of(0x22, 0xff, 0x22),
  })

  it('is read from its bytes', async () => {
    expect(await readResultAt('good.json' as RepoPath, files)).toEqual(coverage)
    await expect(readResultAt('bad.json' as RepoPath, files)).rejects.toThrow('is no JSON')
  })

  it('that is too large is not even opened', async () => {
    files.stream = path => {
      throw new Error(`${path} was opened`)
    }
    await expect(readResultAt('large.json' as RepoPath, files)).rejects.toThrow('is larger than 16 MiB')
  })
})
