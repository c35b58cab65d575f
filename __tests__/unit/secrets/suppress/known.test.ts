import { describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../../src/gate/path.js'
import { readBaseline } from '../../../../src/secrets/suppress/baseline.js'
import { knownIn } from '../../../../src/secrets/suppress/known.js'
import { stillThere } from '../../../../src/secrets/suppress/there.js'
import { writeBaseline } from '../../../../src/secrets/suppress/write.js'
import { keysIn, matchOf } from '../../../support/matches.js'
import { Mint, privateKeys, sha1 } from '../../../support/secret-samples.js'

const FILE = 'a.env' as RepoPath
const mint = new Mint(7)

/** A file of lines, and the secrets of some of them by their rules. */
function keysOf(lines: readonly string[], secrets: readonly [rule: string, secret: string][]) {
  const content = `${lines.join('\n')}\n`
  return { content, keys: secrets.map(([rule, secret]) => keysIn(FILE, content, matchOf(content, rule, secret))) }
}

function baselineOf(entries: readonly object[], file: string = FILE) {
  return readBaseline(JSON.stringify({ version: '1.5.0', results: { [file]: entries } }), 'b')
}

const entry = (value: string, more: object = {}) => ({ type: 'x', filename: FILE, hashed_secret: sha1(value), ...more })

function known({ content, keys }: ReturnType<typeof keysOf>, baseline: ReturnType<typeof readBaseline>) {
  const hashes = new Set(baseline.byFile.get(FILE)?.map(({ hash }) => hash))
  const { reasons, stale } = knownIn(baseline, FILE, keys, stillThere(content, hashes))
  return { reasons, stale: stale.map(({ hash }) => hash) }
}

describe('a secret', () => {
  const secret = mint.text(20)
  const file = keysOf(['', `password="${secret}"`], [['assigned-secret', secret]])

  it('is known by file and hash, whatever the type and the line are', () => {
    expect(known(file, baselineOf([entry(secret, { line_number: 99 })])).reasons).toEqual(['b:1 knows it'])
    expect(known(file, baselineOf([entry(secret)], 'other.env')).reasons).toEqual([null])
    expect(known(file, baselineOf([entry(secret)], '.\\a.env')).reasons).toEqual(['b:1 knows it'])
  })

  it('is known as what an audit called it: what one entry calls real is real', () => {
    const said = (...labels: (boolean | null)[]) => {
      return known(file, baselineOf(labels.map(is_secret => entry(secret, { is_secret })))).reasons[0]
    }
    expect(said(null, false)).toBe('b:1 says that it is a false alarm')
    expect(said(false, true)).toBe('b:1 knows it, as a real secret')
  })

  it('is found again when it is changed, and its entry is stale then', () => {
    const other = mint.text(20)
    const changed = keysOf([`password="${other}"`], [['assigned-secret', other]])
    expect(known(changed, baselineOf([entry(secret)]))).toEqual({ reasons: [null], stale: [sha1(secret)] })
  })

  it('is not stale while the file has it, though it is found no more', () => {
    const none = keysOf([`id: ${secret} # never secret`], [])
    expect(known(none, baselineOf([entry(secret)])).stale).toEqual([])
    expect(known(keysOf([''], []), baselineOf([entry(secret)])).stale).toEqual([sha1(secret)])
  })
})

describe('a secret of which detect-secrets stores no more than its mark', () => {
  const [first, second] = [mint.github(), mint.github()]
  const [one, two] = [`A=${first}`, `B=${second}`]
  const of = (...secrets: string[]) => secrets.map((secret): [string, string] => ['github-token', secret])
  const mark = { type: 'GitHub Token', filename: FILE, hashed_secret: sha1('ghp'), line_number: 1 }

  it('is known by it', () => {
    expect(known(keysOf([one], of(first)), baselineOf([mark]))).toEqual({ reasons: ['b:1 knows it'], stale: [] })
  })

  it('is known for one secret only: the one in its line, or else the first', () => {
    const both = keysOf([one, two], of(first, second))
    expect(known(both, baselineOf([mark])).reasons).toEqual(['b:1 knows it', null])
    expect(known(both, baselineOf([{ ...mark, line_number: 2 }])).reasons).toEqual([null, 'b:1 knows it'])
    expect(known(both, baselineOf([{ ...mark, line_number: 9 }])).reasons).toEqual(['b:1 knows it', null])
  })

  it('is not known by it where another entry means another secret alone', () => {
    const baseline = baselineOf([mark, entry(first)])
    expect(known(keysOf([one], of(first)), baseline).reasons).toEqual(['b:1 knows it'])
    // Another one beside it, before it or behind it, and another one in its place.
    expect(known(keysOf([two, one], of(second, first)), baseline).reasons).toEqual([null, 'b:1 knows it'])
    expect(known(keysOf([one, two], of(first, second)), baseline).reasons).toEqual(['b:1 knows it', null])
    expect(known(keysOf([two], of(second)), baseline)).toEqual({ reasons: [null], stale: [sha1(first)] })
  })

  it.each([
    ['a token', 'github-token', () => mint.github()],
    ['a private key', 'private-key', () => privateKeys().pkcs1],
    ['a private key in one line', 'private-key', () => privateKeys().pkcs8.replaceAll('\n', '\\n')],
    ['a short private key', 'private-key', () => privateKeys().ec],
  ])('is found again when it is changed in a baseline that we wrote: %s', (_, rule, secretOf) => {
    const [before, after] = [secretOf(), secretOf()]
    const file = keysOf([`x=${before}`], [[rule, before]])
    const written = readBaseline(writeBaseline(null, { added: new Map([[FILE, file.keys]]), stale: [], now: 0 }), 'b')
    expect(written.entries).toHaveLength(2)
    expect(known(file, written)).toMatchObject({ reasons: [expect.stringContaining('knows it')], stale: [] })
    // Lines that move change nothing.
    expect(known(keysOf(['', '', `x=${before}`], [[rule, before]]), written).stale).toEqual([])
    expect(known(keysOf([`x=${after}`], [[rule, after]]), written).reasons).toEqual([null])
  })
})
