import { describe, expect, it } from '@jest/globals'
import { UserMistake } from '../../../../src/gate/mistake.js'
import type { RepoPath } from '../../../../src/gate/path.js'
import { readBaseline } from '../../../../src/secrets/suppress/baseline.js'
import { NEW_BASELINE } from '../../../../src/secrets/suppress/new-baseline.js'
import { writeBaseline } from '../../../../src/secrets/suppress/write.js'
import { mutated, randomOf } from '../../../support/mutations.js'
import { sha1 } from '../../../support/secret-samples.js'

// `.ci/evidence` runs ten thousand.
const RUNS = Number(process.env['MUTATIONS'] ?? 1000)

const HASH = sha1('anything')
const entry = (more: object = {}) => ({
  type: 'Secret Keyword',
  filename: 'a.py',
  hashed_secret: HASH,
  is_verified: false,
  line_number: 3,
  ...more,
})
const text = (results: unknown, more: object = {}) => {
  return JSON.stringify({ version: '1.5.0', plugins_used: [], filters_used: [], results, ...more }, null, 2)
}

function mistakesOf(content: string): string[] {
  try {
    readBaseline(content, '.secrets.baseline')
  } catch (error) {
    if (error instanceof UserMistake) return error.message.split('\n')
    throw error
  }
  return []
}

describe('a baseline', () => {
  it('has entries by file, as far as the file is in the repository', () => {
    const results = {
      'a.py': [entry({ is_secret: false }), entry({ hashed_secret: HASH.toUpperCase(), is_secret: null })],
      './b/../b\\c.py': [entry({ line_number: undefined, is_secret: true, is_verified: undefined, other: [1] })],
      '/tmp/x': [entry({ line_number: 0 })],
    }
    const { entries, byFile } = readBaseline(text(results), '.secrets.baseline')
    expect(entries).toMatchObject([
      { file: 'a.py', type: 'Secret Keyword', hash: HASH, line: 3, isSecret: false, at: 7 },
      { file: 'a.py', hash: HASH, isSecret: null, at: 15 },
      { file: 'b/c.py', name: './b/../b\\c.py', line: null, isSecret: true, at: 25 },
      { file: null, name: '/tmp/x', line: null },
    ])
    expect([...byFile.keys()]).toEqual(['a.py', 'b/c.py'])
    expect(readBaseline(text({ 'a.py': [entry()] }), 'x', 'sub' as RepoPath).entries[0]?.file).toBe('sub/a.py')
  })

  it('may be of any version, and have members that nobody knows', () => {
    const old =
      '{"exclude": {"files": null, "lines": null}, "results": {"a.py": [{"hashed_secret": "@", "line_number": 1, "type": "x"}]}, "version": "0.13.1"}'
    expect(readBaseline(old.replace('@', HASH), 'x').entries).toHaveLength(1)
  })

  it.each([
    ['', '.secrets.baseline: is empty; `update-baseline: true` writes one, and so does `detect-secrets scan`'],
    [
      '[]',
      '.secrets.baseline:1:1: is no baseline of detect-secrets; `update-baseline: true` writes one, and so does `detect-secrets scan`',
    ],
    ['{"version": "1.5.0",\n "results": {}', '.secrets.baseline:2:15: is no JSON: it is cut off here'],
    ['{"version": "1.5.0",\n\n "results": {},}', '.secrets.baseline:3:16: is no JSON: "}" cannot stand here'],
    ['{"version": 1, "results": {}}', '.secrets.baseline:1:13: version: must be a text, such as "1.5.0"'],
    ['{"version": "1.5.0"}', '.secrets.baseline:1:1: results: must be an object: a list for each file'],
    ['{"version": "1.5.0", "results": []}', '.secrets.baseline:1:33: results: must be an object: a list for each file'],
    ['{"version": "1.5.0", "results": {"a": 1}}', '.secrets.baseline:1:39: results["a"]: must be a list of entries'],
    ['{"version": "1.5.0", "results": {"a": [[]]}}', '.secrets.baseline:1:40: results["a"][0]: must be an object'],
  ])('is refused with its place: %j', (content, mistake) => {
    expect(mistakesOf(content)).toEqual([mistake])
  })

  it('is refused with all that is wrong in its entries', () => {
    const results = {
      'a.py': [entry(), entry({ type: 1 }), entry({ hashed_secret: 'x' }), entry({ hashed_secret: undefined })],
      'b.py': [entry({ line_number: -1 }), entry({ line_number: '3' }), entry({ is_secret: 'no' })],
    }
    expect(mistakesOf(text(results)).map(each => each.replace(/^\.secrets\.baseline:\d+:\d+: /, ''))).toEqual([
      'results["a.py"][1].type: must be a text, such as "Private Key"',
      'results["a.py"][2].hashed_secret: must be a SHA-1 of 40 hexadecimal digits',
      'results["a.py"][3].hashed_secret: must be a SHA-1 of 40 hexadecimal digits',
      'results["b.py"][0].line_number: must be a whole number of 0 or more',
      'results["b.py"][1].line_number: must be a whole number of 0 or more',
      'results["b.py"][2].is_secret: must be true or false',
    ])
    expect(mistakesOf(text({ 'a.py': Array.from({ length: 9999 }, () => 1) }))).toHaveLength(51)
  })

  it('takes no name for more than a name', () => {
    const results = '{"__proto__": [@], "constructor": [@], "toString": []}'.replaceAll('@', JSON.stringify(entry()))
    const { byFile } = readBaseline(`{"version": "1.5.0", "results": ${results}, "__proto__": {"results": 1}}`, 'x')
    expect([...byFile.keys()]).toEqual(['__proto__', 'constructor'])
    expect(({} as { results?: unknown }).results).toBeUndefined()
  })

  it('is read whole or refused with its place, whatever is wrong with it', () => {
    const results = { 'a.py': [entry({ is_secret: true }), entry({ type: 'é' })], 'b/c.txt': [entry()] }
    const { plugins_used, filters_used } = JSON.parse(NEW_BASELINE)
    const whole = Buffer.from(text(results, { plugins_used, filters_used, generated_at: '2025-01-02T03:04:05Z' }))
    let refused = 0
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const wrong = mutated(whole, randomOf(seed)).toString('utf8')
      try {
        const baseline = readBaseline(wrong, 'b')
        // What is read can be written, and read again as the same.
        const written = writeBaseline(baseline, { added: new Map(), stale: baseline.entries.slice(0, 1), now: 0 })
        expect(readBaseline(written, 'b').entries.length).toBe(Math.max(0, baseline.entries.length - 1))
      } catch (error) {
        if (!(error instanceof UserMistake)) throw error
        refused += 1
        const [first] = error.mistakes
        expect({ seed, hasPlace: first?.file === 'b' && (first.line ?? 1) > 0 && (first.column ?? 1) > 0 }).toEqual({
          seed,
          hasPlace: true,
        })
        expect(error.message.length).toBeLessThan(20_000)
      }
    }
    expect(refused).toBeGreaterThan(RUNS / 4)
    expect(refused).toBeLessThan(RUNS)
  })
})
