import { describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../../src/gate/path.js'
import { readBaseline } from '../../../../src/secrets/suppress/baseline.js'
import type { SecretKeys } from '../../../../src/secrets/suppress/keys.js'
import { writeBaseline } from '../../../../src/secrets/suppress/write.js'
import { sha1 } from '../../../support/secret-samples.js'

const NOW = Date.UTC(2025, 0, 2, 3, 4, 5, 678)
const NONE = { added: new Map(), stale: [], now: NOW }

function keys(value: string, line: number, type = 'Secret Keyword'): SecretKeys {
  const hash = sha1(value)
  return { line, entries: [{ type, hash, line }], hashes: [hash], mark: null }
}

function added(files: Record<string, SecretKeys[]>) {
  return { ...NONE, added: new Map(Object.entries(files)) as Map<RepoPath, SecretKeys[]> }
}

const places = (text: string) =>
  Object.entries(JSON.parse(text).results as Record<string, { line_number?: number; hashed_secret: string }[]>).map(
    ([file, entries]) => [file, ...entries.map(({ line_number }) => line_number)],
  )

describe('a new baseline', () => {
  it('is one of detect-secrets, with files and entries in its order', () => {
    const text = writeBaseline(
      null,
      added({
        'b.py': [keys('b', 9), keys('a', 2)],
        'a.py': [keys('c', 1)],
        '\u{1f600}': [keys('d', 1)],
        '\uffee': [keys('d', 1)],
      }),
    )
    expect(Object.keys(JSON.parse(text))).toEqual([
      'version',
      'plugins_used',
      'filters_used',
      'results',
      'generated_at',
    ])
    expect(places(text)).toEqual([
      ['a.py', 1],
      ['b.py', 2, 9],
      ['\uffee', 1],
      ['\u{1f600}', 1],
    ])
    expect(JSON.parse(text).results['a.py']).toEqual([
      { type: 'Secret Keyword', filename: 'a.py', hashed_secret: sha1('c'), is_verified: false, line_number: 1 },
    ])
    expect(text.endsWith('},\n  "generated_at": "2025-01-02T03:04:05Z"\n}\n')).toBe(true)
    expect(text).toContain('"limit": 3.0\n')
  })

  it('is written though there is nothing to put in', () => {
    expect(JSON.parse(writeBaseline(null, NONE)).results).toEqual({})
  })
})

describe('a baseline that is written again', () => {
  const first = writeBaseline(null, {
    ...added({ 'a.py': [keys('a', 3)], 'b.py': [keys('b', 1), keys('c', 5)] }),
    now: 0,
  })
  // As an audit leaves it, and in a form of somebody's own.
  const audited = first.replace(
    '"line_number": 1',
    '"line_number": 1,\n        "is_secret": false,\n        "why": [1.50]',
  )

  it('is the same to the byte where nothing is added or stale', () => {
    const ugly = `\n ${audited.replaceAll('  ', '\t')}\n\n`
    expect(writeBaseline(readBaseline(ugly, 'b'), NONE)).toBe(ugly)
    // Known secrets whose lines moved are nothing new.
    expect(writeBaseline(readBaseline(audited, 'b'), added({ 'b.py': [keys('b', 70)] }))).toBe(audited)
  })

  it('changes in what is added and stale, and in its date', () => {
    const baseline = readBaseline(audited, 'b')
    const stale = baseline.entries.filter(({ hash }) => hash === sha1('a') || hash === sha1('c'))
    const text = writeBaseline(baseline, { ...added({ 'b.py': [keys('d', 2)] }), stale })
    const { results } = JSON.parse(audited)
    const [kept] = results['b.py']
    const fresh = {
      type: 'Secret Keyword',
      filename: 'b.py',
      hashed_secret: sha1('d'),
      is_verified: false,
      line_number: 2,
    }
    expect(JSON.parse(text)).toEqual({
      ...JSON.parse(audited),
      results: { 'b.py': [kept, fresh] },
      generated_at: '2025-01-02T03:04:05Z',
    })
    expect(text).toContain('"is_secret": false,\n        "why": [\n          1.50\n        ]')
  })

  it('leaves entries where they are, and its files by the names that they have', () => {
    const entry = (value: string, line: number) => ({
      type: 'x',
      filename: 'c\\d.py',
      hashed_secret: sha1(value),
      line_number: line,
    })
    const results = { 'c\\d.py': [entry('a', 9), entry('b', 2)], 'a.py': [entry('a', 1)] }
    const baseline = readBaseline(JSON.stringify({ version: '1.4.0', results, generated_at: 'x', extra: 1 }), 'b')
    const text = writeBaseline(baseline, added({ 'c/d.py': [keys('z', 4)] }))
    expect(places(text)).toEqual([
      ['c\\d.py', 9, 2, 4],
      ['a.py', 1],
    ])
    expect(JSON.parse(text)).toMatchObject({ version: '1.4.0', extra: 1 })
    expect(JSON.parse(text).results['c\\d.py'][2].filename).toBe('c\\d.py')
  })

  it('names files relative to its folder', () => {
    const base = 'x/y' as RepoPath
    const files = { 'x/y/a.py': [keys('a', 1)], 'x/b.py': [keys('b', 1)], 'c.py': [keys('c', 1)] }
    const text = writeBaseline(null, { ...added(files), base })
    expect(places(text).map(([file]) => file)).toEqual(['../../c.py', '../b.py', 'a.py'])
    expect([...readBaseline(text, 'b', base).byFile.keys()].sort()).toEqual(Object.keys(files).sort())
  })

  it('stays slim', () => {
    const slim = JSON.stringify({ version: '1.5.0', results: { 'a.py': [{ type: 'x', hashed_secret: sha1('a') }] } })
    const text = writeBaseline(readBaseline(slim, 'b'), added({ 'a.py': [keys('b', 4)] }))
    expect(places(text)).toEqual([['a.py', undefined, undefined]])
    expect(text).not.toContain('generated_at')
  })

  it('has an entry once that stands for several secrets', () => {
    const mark = { type: 'GitHub Token', hash: sha1('ghp'), line: 1 }
    const secret = (value: string, line: number): SecretKeys => {
      return { ...keys(value, line), entries: [{ ...mark, line }, ...keys(value, line).entries], mark: mark.hash }
    }
    const text = writeBaseline(null, added({ 'a.env': [secret('a', 1), secret('b', 2)] }))
    expect(places(text)).toEqual([['a.env', 1, 1, 2]])
  })
})
