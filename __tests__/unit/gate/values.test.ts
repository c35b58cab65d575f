import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { formatDuration, parseDuration } from '../../../src/gate/duration.js'
import { shard, shardCount } from '../../../src/gate/inputs.js'
import { nearest, suggestion } from '../../../src/gate/nearest.js'
import { isWithin, type RepoPath, ROOT, repoPathFrom } from '../../../src/gate/path.js'
import {
  type Count,
  fallsBeyond,
  formatDrop,
  formatPercent,
  lackingTo,
  type Percent,
  parsePercent,
  ratioOf,
  ratioOfPercent,
  reaches,
} from '../../../src/gate/percent.js'

const counts = fc
  .tuple(fc.maxSafeNat(), fc.maxSafeNat())
  .map(([a, b]): Count => ({ covered: Math.min(a, b), total: Math.max(a, b) }))

/** Counts next to the threshold's own border, where rounding would show. */
const small = fc
  .nat({ max: 2000 })
  .chain(total => fc.record({ covered: fc.nat({ max: total }), total: fc.constant(total) }))

/** A percentage with up to the given number of decimals, as text. */
function percentTexts(decimals: number): fc.Arbitrary<string> {
  return fc.bigInt({ min: 0n, max: 100n * 10n ** BigInt(decimals) }).map(digits => decimalText(digits, decimals))
}

function decimalText(digits: bigint, decimals: number): string {
  const text = String(digits).padStart(decimals + 1, '0')
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
}

function percentOf(text: string): Percent {
  const percent = parsePercent(text)
  if (percent === null) throw new Error(`${text} is no percentage`)
  return percent
}

describe('percent', () => {
  it.each(['80', '80%', ' 80 % ', '0', '100', '100.00', '080', '99.999999999999'])('reads %j', text => {
    expect(parsePercent(text)?.text).toBe(text.replace('%', '').trim())
  })

  it.each([
    '',
    '%',
    '-1',
    '101',
    '100.1',
    '100.000000000001',
    '1e1',
    '0x10',
    '.5',
    '5.',
    '1,5',
    '80%%',
    'NaN',
    '٣',
    '1.1234567890123',
  ])('refuses %j', text => {
    expect(parsePercent(text)).toBeNull()
  })

  it('is reached exactly where covered / total >= percentage, in integers', () => {
    fc.assert(
      fc.property(
        fc.oneof(counts, small),
        fc.nat({ max: 12 }),
        fc.bigInt({ min: 0n, max: 10n ** 14n }),
        (count, decimals, seed) => {
          const digits = seed % (100n * 10n ** BigInt(decimals) + 1n)
          const threshold = percentOf(decimalText(digits, decimals))
          const expected = BigInt(count.covered) * 100n * 10n ** BigInt(decimals) >= digits * BigInt(count.total)
          expect(reaches(count, threshold)).toBe(expected)
          expect(lackingTo(count, threshold) === 0).toBe(expected)
        },
      ),
    )
  })

  it('says how many are lacking: so many reach it, one fewer do not', () => {
    fc.assert(
      fc.property(small, percentTexts(3), (count, text) => {
        const threshold = percentOf(text)
        const lacking = lackingTo(count, threshold)
        expect(reaches({ ...count, covered: count.covered + lacking }, threshold)).toBe(true)
        if (lacking > 0) expect(reaches({ ...count, covered: count.covered + lacking - 1 }, threshold)).toBe(false)
      }),
    )
  })

  it('is shown as 100% only where all is covered', () => {
    fc.assert(
      fc.property(fc.oneof(counts, small), count => {
        expect(formatPercent(count) === '100%').toBe(count.covered === count.total)
      }),
    )
  })

  it('is never shown at a threshold of two decimals that it does not reach, nor below one that it does', () => {
    fc.assert(
      fc.property(fc.oneof(counts, small), percentTexts(2), (count, text) => {
        const shown = percentOf(formatPercent(count))
        const threshold = percentOf(text)
        const atLeast = shown.numerator * threshold.denominator >= threshold.numerator * shown.denominator
        expect(atLeast).toBe(reaches(count, threshold))
      }),
    )
  })

  it.each([
    [{ covered: 9995, total: 10000 }, '99.95%'],
    [{ covered: 99999, total: 100000 }, '99.99%'],
    [{ covered: 1, total: 3 }, '33.33%'],
    [{ covered: 1, total: 2 }, '50%'],
    [{ covered: 13, total: 200 }, '6.50%'],
    [{ covered: 0, total: 7 }, '0%'],
    [{ covered: 0, total: 0 }, '100%'],
    [{ covered: 2 ** 53 - 2, total: 2 ** 53 - 1 }, '99.99%'],
  ])('shows %j as %s', (count, text) => {
    expect(formatPercent(count)).toBe(text)
  })

  it('stands for the nearest float: once rounded, not twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }).chain(percentTexts), text => {
        const percent = percentOf(text)
        // Both sides are integers that a float holds exactly, so their quotient is rounded once.
        expect(ratioOfPercent(percent)).toBe(Number(percent.numerator) / Number(percent.denominator))
      }),
    )
  })

  it('counts an empty whole as complete', () => {
    expect(ratioOf({ covered: 0, total: 0 })).toBe(1)
    expect(ratioOf({ covered: 1, total: 4 })).toBe(0.25)
    expect(reaches({ covered: 0, total: 0 }, percentOf('100'))).toBe(true)
  })
})

describe('a fall', () => {
  const measured = fc.oneof(counts, small).filter(({ total }) => total > 0)
  /** How far the fraction of 1 falls, times `whole`: an integer. */
  const fall = (base: Count, head: Count) =>
    BigInt(base.covered) * BigInt(head.total) - BigInt(head.covered) * BigInt(base.total)
  const whole = (base: Count, head: Count) => BigInt(base.total) * BigInt(head.total)

  it('is beyond a limit exactly where it is more: at the limit it is not, with one less covered it is', () => {
    fc.assert(
      fc.property(measured, measured, fc.nat({ max: 12 }).chain(percentTexts), (base, { total }, text) => {
        const most = percentOf(text)
        // The least that may be covered, as an exact fraction rounded up.
        const [top, bottom] = [
          BigInt(base.covered) * most.denominator - most.numerator * BigInt(base.total),
          BigInt(base.total) * most.denominator,
        ]
        const least = top <= 0n ? 0 : Number((top * BigInt(total) + bottom - 1n) / bottom)
        expect(fallsBeyond(base, { covered: least, total }, most)).toBe(false)
        if (least > 0) expect(fallsBeyond(base, { covered: least - 1, total }, most)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('is none where as much or more is covered, whatever the limit', () => {
    const none = percentOf('0')
    fc.assert(
      fc.property(measured, measured, (a, b) => {
        const [base, head] = fall(a, b) <= 0n ? [a, b] : [b, a]
        expect(fallsBeyond(base, head, none)).toBe(false)
        expect(fallsBeyond(head, base, none)).toBe(fall(head, base) > 0n)
      }),
    )
  })

  it('is never shown at a limit of two decimals that it is beyond, nor above one that it keeps', () => {
    fc.assert(
      fc.property(measured, measured, percentTexts(2), (a, b, text) => {
        const [base, head] = fall(a, b) >= 0n ? [a, b] : [b, a]
        const [shown, most] = [percentOf(formatDrop(base, head)), percentOf(text)]
        const above = shown.numerator * most.denominator > most.numerator * shown.denominator
        expect(above).toBe(fallsBeyond(base, head, most))
        // Rounded up, by less than a hundredth of a point.
        const more = shown.numerator * whole(base, head) - fall(base, head) * 10_000n
        expect(more >= 0n && more < whole(base, head)).toBe(true)
      }),
    )
  })

  it.each([
    [{ covered: 9, total: 10 }, { covered: 8, total: 10 }, '10.00'],
    [{ covered: 9, total: 10 }, { covered: 2, total: 3 }, '23.34'],
    [{ covered: 1, total: 1 }, { covered: 0, total: 1 }, '100.00'],
    [{ covered: 3, total: 4 }, { covered: 3, total: 4 }, '0.00'],
    [{ covered: 1e9, total: 1e9 + 1 }, { covered: 1e9 - 1, total: 1e9 }, '0.01'],
  ])('from %j to %j is shown as %s', (base, head, text) => {
    expect(formatDrop(base, head)).toBe(text)
  })
})

describe('a shard', () => {
  const one = shard('Which.')
  const all = shardCount('How many.')

  it.each([
    ['1/1', { number: 1, of: 1 }],
    ['2/4', { number: 2, of: 4 }],
    [' 10/12 ', { number: 10, of: 12 }],
    ['999/999', { number: 999, of: 999 }],
  ])('is read from %j', (text, expected) => {
    expect(one.parse([text])).toEqual(expected)
  })

  it.each([
    '',
    '2',
    '/',
    '0/4',
    '5/4',
    '1/0',
    '02/4',
    '2/04',
    '-1/4',
    '1.5/4',
    '1/1000',
    '2 / 4',
    '2/4/6',
    '2\\4',
    '٢/٤',
  ])('is none: %j', text => {
    expect(one.parse([text])).toBeUndefined()
  })

  it('is one of so many', () => {
    for (const text of ['1', ' 4 ', '999']) expect(all.parse([text])).toBe(Number(text))
    for (const text of ['', '0', '04', '-1', '1.5', '1e2', '1000', '2/4', '٤'])
      expect(all.parse([text])).toBeUndefined()
  })
})

describe('duration', () => {
  it.each([
    ['500ms', 500],
    ['2s', 2000],
    ['1.5m', 90_000],
    ['1m30s', 90_000],
    [' 1h ', 3_600_000],
    ['24h', 86_400_000],
    ['3', 3000],
    ['0.25', 250],
    ['0', 0],
  ])('reads %j', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds)
  })

  // A timer of Node holds 2^31 ms and fires at once above: such a wait would not be one.
  it.each([
    '',
    's',
    '-1s',
    '1 m',
    '1d',
    '1e3',
    '1s ago',
    '24h1ms',
    '25h',
    '90000',
    '9'.repeat(400),
    `${'9'.repeat(400)}h`,
  ])('refuses %j', text => {
    expect(parseDuration(text)).toBeNull()
  })

  it.each([
    [0, '0 ms'],
    [339.6, '340 ms'],
    [2500, '2.5 s'],
    [1234, '1.23 s'],
    [180_000, '3 min'],
  ])('shows %d as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text)
  })
})

describe('a path in the repository', () => {
  const parts = fc.constantFrom('..', '.', '', 'a', 'b c', '...', '..a', 'C:', '\\', '..\\', '\0', 'ü', '~')
  const hostile = fc.oneof(
    fc.array(parts, { maxLength: 8 }).map(each => each.join('/')),
    fc.array(parts, { maxLength: 8 }).map(each => each.join('\\')),
    fc.string({ unit: 'binary' }),
  )

  it('never leads out, is never absolute, and is read as itself again', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('.', 'sub', 'sub/folder'), (text, base) => {
        const path = repoPathFrom(text, base as RepoPath)
        if (path === null) return
        expect(path).not.toMatch(/^\/|^[A-Za-z]:|\\|\0/)
        if (path !== ROOT) for (const part of path.split('/')) expect(['', '.', '..']).not.toContain(part)
        expect(repoPathFrom(path)).toBe(path)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['a/./b//c/', '.', 'a/b/c'],
    ['a\\b', '.', 'a/b'],
    ['..', 'sub', '.'],
    ['../x', 'sub', 'x'],
    ['', 'sub', 'sub'],
    ['', '.', '.'],
    ['...', '.', '...'],
  ])('reads %j below %s as %s', (text, base, path) => {
    expect(repoPathFrom(text, base as RepoPath)).toBe(path)
  })

  it.each(['..', 'a/../..', '..\\x', '/etc', '\\\\host\\share', 'C:\\x', 'c:x', './C:/x', 'a/../c:x', 'a\0b'])(
    'is none: %j',
    text => {
      expect(repoPathFrom(text)).toBeNull()
    },
  )

  it('lies within a folder by whole names', () => {
    const within = (path: string, folder: string) => isWithin(path as RepoPath, folder as RepoPath)
    expect(within('a/b', 'a')).toBe(true)
    expect(within('a', 'a')).toBe(true)
    expect(within('ab', 'a')).toBe(false)
    expect(within('a', 'a/b')).toBe(false)
    expect(within('anything', '.')).toBe(true)
  })
})

describe('nearest', () => {
  it.each([
    ['min-covrage', 'min-coverage'],
    ['MIN-COVERAGE', 'min-coverage'],
    ['filse', 'files'],
    ['file', 'files'],
    ['coverage-minimum', undefined],
    ['x', undefined],
    ['', undefined],
  ])('takes %j for %j', (word, expected) => {
    expect(nearest(word, ['min-coverage', 'files', 'badge'])).toBe(expected)
  })

  it('takes no name for another of which nothing is left', () => {
    expect(nearest('x', ['b', 'xy'])).toBeUndefined()
    expect(nearest('X', ['b', 'x'])).toBe('x')
    expect(nearest('xy', ['x'])).toBe('x')
  })

  it('takes nothing for what is too long to be a slip, at once', () => {
    expect(nearest('x'.repeat(1_000_000), ['y'.repeat(1_000_000)])).toBeUndefined()
  })

  it('names all where none is near', () => {
    expect(suggestion('zzzzzz', ['files', 'badge'])).toBe('; known are: files, badge')
    expect(suggestion('bagde', ['files', 'badge'])).toBe('; did you mean "badge"?')
  })
})
