import { describe, expect, it } from '@jest/globals'
import { historyOf, NO_HISTORY, renamedHistory } from '../../../src/benchmark/history.js'
import { asDeclared, pair } from '../../../src/benchmark/pair.js'
import { parseThresholds } from '../../../src/benchmark/thresholds/parse.js'
import { measured } from '../../support/benchmarks.js'

const none = new Map<string, string>()

describe('both sides', () => {
  it('meet by name and metric', () => {
    const head = [measured('a', [[1]]), measured('a', [[2]], { metric: 'memory', unit: 'B' }), measured('new', [[3]])]
    const base = [measured('a', [[4]], { metric: 'memory', unit: 'B' }), measured('a', [[5]]), measured('old', [[6]])]
    const { comparisons, added, vanished } = pair(head, base, NO_HISTORY, none, [], [])
    expect(comparisons.map(each => [each.metric, each.base?.invocations, each.head.invocations])).toEqual([
      ['time', [[5]], [[1]]],
      ['memory', [[4]], [[2]]],
    ])
    expect(added.map(({ name }) => name)).toEqual(['new'])
    expect(vanished.map(({ name }) => name)).toEqual(['old'])
  })

  it('meet in one unit', () => {
    const { comparisons } = pair(
      [measured('a', [[1500]])],
      [measured('a', [[1, 2]], { unit: 's' })],
      historyOf({ runId: 1, commit: null, date: 1 }, [measured('a', [[3]], { unit: 's' })]),
      none,
      [],
      [],
    )
    expect(comparisons).toMatchObject([{ unit: 'ms', base: { invocations: [[1000, 2000]] }, past: [3000] }])
  })

  it('do not meet where they measure different things', () => {
    const { comparisons, changed } = pair(
      [measured('a', [[1]])],
      [measured('a', [[1]], { unit: 'B' })],
      NO_HISTORY,
      none,
      [],
      [],
    )
    expect(comparisons).toEqual([])
    expect(changed).toMatchObject([{ head: { name: 'a' }, unit: 'B' }])
  })

  it('meet where one was renamed, in the history too', () => {
    const old = measured('old', [[1]])
    const renames = new Map([['old', 'now']])
    const history = renamedHistory(historyOf({ runId: 1, commit: null, date: 1 }, [old]), renames)
    const renamed = pair([measured('now', [[2]])], [old], history, renames, [], [])
    expect(renamed).toMatchObject({ comparisons: [{ name: 'now', past: [1] }], vanished: [], added: [] })
  })

  it('are not hidden by one that another is renamed to', () => {
    const base = [measured('b', [[5]]), measured('a', [[1]])]
    const { comparisons, vanished } = pair([measured('b', [[2]])], base, NO_HISTORY, new Map([['a', 'b']]), [], [])
    expect(comparisons).toMatchObject([{ base: { invocations: [[5]] } }])
    expect(vanished.map(({ name }) => name)).toEqual(['a'])
  })

  it('do not meet where a value is too great for the unit of the other', () => {
    const base = [measured('a', [[1e308]], { unit: 's' })]
    const history = historyOf({ runId: 1, commit: null, date: 1 }, base)
    const { changed, comparisons } = pair([measured('a', [[1]])], base, history, none, [], [])
    expect([changed, comparisons]).toMatchObject([[{ unit: 's' }], []])
    expect(pair([measured('a', [[1]])], [], history, none, [], []).comparisons).toMatchObject([{ past: [null] }])
  })
})

it('does not call vanished what ran and failed, nor what nobody judges', () => {
  const base = [measured('a', [[1]]), measured('b', [[1]], { judged: false })]
  expect(pair([], base, NO_HISTORY, none, [], [{ name: 'a', message: 'exited with 1' }]).vanished).toEqual([])
})

it('compares with earlier runs what the base lacks', () => {
  const history = historyOf({ runId: 1, commit: null, date: 1 }, [measured('a', [[1]])])
  expect(pair([measured('a', [[2]])], [], history, none, [], []).comparisons).toMatchObject([{ base: null, past: [1] }])
})

it('keeps summaries where there are no samples', () => {
  const summary = { center: 5, deviation: 1, count: 10 }
  const known = measured('a', [], { invocations: [{ samples: [], summary }] })
  expect(pair([known], [known], NO_HISTORY, none, [], []).comparisons[0]?.head).toEqual({
    invocations: [],
    summaries: [summary],
  })
})

it('takes limits, units and directions from thresholds', async () => {
  const thresholds = await parseThresholds('- {name: a*, unit: points, direction: higher, max-regression: 20}')
  const declared = asDeclared([measured('ab', [[1]], { unit: '' }), measured('b', [[1]])], thresholds)
  expect(declared.map(({ unit, direction }) => [unit, direction])).toEqual([
    ['points', 'higher'],
    ['ms', 'lower'],
  ])
  const { comparisons } = pair(declared, declared, NO_HISTORY, none, thresholds, [])
  expect(comparisons.map(each => each.maxRegression)).toEqual([0.2, undefined])
})
