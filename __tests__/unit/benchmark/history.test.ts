import { describe, expect, it } from '@jest/globals'
import {
  bounded,
  type History,
  historyOf,
  historyOfRuns,
  isHistory,
  joinHistories,
  renamedHistory,
} from '../../../src/benchmark/history.js'
import { measured } from '../../support/benchmarks.js'

const run = (runId: number, date = runId) => ({ runId, commit: `c${runId}`, date })
const of = (runId: number, values: Record<string, number>, date?: number): History =>
  historyOf(
    run(runId, date),
    Object.entries(values).map(([name, value]) => measured(name, [[value]])),
  )
const rows = ({ runs, series }: History) => ({
  runs: runs.map(({ runId }) => runId),
  ...Object.fromEntries(series.map(({ name, values }) => [name, values])),
})

it('keeps one value of each run: the median of the invocations', () => {
  const { series } = historyOf(run(1), [
    measured('a', [
      [1, 2, 9],
      [4, 5, 6],
      [7, 8, 100],
    ]),
    measured('b', [[3]], { judged: false }),
  ])
  expect(series).toEqual([{ name: 'a', metric: 'time', unit: 'ms', values: [5] }])
})

describe('several together', () => {
  it('have every run once, oldest first, with gaps where a run lacks a benchmark', () => {
    const joined = joinHistories([of(3, { a: 30, b: 3 }), of(1, { a: 10 }), of(2, { b: 2 })], 10)
    expect(rows(joined)).toEqual({ runs: [1, 2, 3], a: [10, null, 30], b: [null, 2, 3] })
    expect(isHistory(joined)).toBe(true)
  })

  it('have a run that was tried again as the last of them has it', () => {
    const joined = joinHistories([of(1, { a: 1 }), of(2, { a: 2 }), of(1, { a: 5 }, 9)], 10)
    expect(rows(joined)).toEqual({ runs: [2, 1], a: [2, 5] })
  })

  it('keep the newest, and no series of which nothing is left', () => {
    const joined = joinHistories([of(1, { old: 1 }), of(2, { a: 2 }), of(3, { a: 3 })], 2)
    expect(rows(joined)).toEqual({ runs: [2, 3], a: [2, 3] })
    expect(joinHistories([of(1, { a: 1 })], 0).runs).toEqual([])
  })

  it('lose nothing over any number of runs that follow each other', () => {
    let history = of(1, { a: 0.1 })
    for (let id = 2; id <= 300; id += 1) history = joinHistories([history, of(id, { a: id / 10 })], 5000)
    expect(rows(history)).toEqual({
      runs: Array.from({ length: 300 }, (_, index) => index + 1),
      a: Array.from({ length: 300 }, (_, index) => (index + 1) / 10),
    })
  })

  it('begin anew where the unit changes', () => {
    const bytes = historyOf(run(2), [measured('a', [[1]], { unit: 'B' })])
    expect(joinHistories([of(1, { a: 900 }), bytes], 9).series).toEqual([
      { name: 'a', metric: 'time', unit: 'B', values: [null, 1] },
    ])
  })

  it('go on where the unit is another of the same kind', () => {
    const seconds = historyOf(run(2), [measured('a', [[1]], { unit: 's' })])
    expect(joinHistories([of(1, { a: 900 }), seconds], 9).series).toMatchObject([{ unit: 's', values: [0.9, 1] }])
  })

  it('tell runs apart that have neither id nor commit', () => {
    const nameless = (value: number) => historyOf({ runId: null, commit: null, date: null }, [measured('a', [[value]])])
    expect(joinHistories([nameless(1), nameless(1)], 9).series[0]?.values).toEqual([1, 1])
  })
})

describe('names', () => {
  it('are those of now, also after a run that has the new one', () => {
    const history = joinHistories([of(1, { old: 1, other: 5 }), of(2, { now: 2, other: 6 })], 9)
    expect(rows(renamedHistory(history, new Map([['old', 'now']])))).toEqual({
      runs: [1, 2],
      now: [1, 2],
      other: [5, 6],
    })
  })
})

it('has no more values than a result can hold, the newest', () => {
  const names = Array.from({ length: 1000 }, (_, index) => ({ name: `b${index}`, metric: 'time', unit: 'ms' }))
  const runs = Array.from({ length: 400 }, (_, index) => run(index + 1))
  const series = names.map(each => ({ ...each, values: runs.map(({ runId }) => runId) }))
  const kept = bounded({ runs, series })
  expect([kept.runs.length, kept.series[0]?.values[0], kept.runs.at(-1)?.runId]).toEqual([300, 101, 400])
})

it('is not one where the values are fewer than the runs', () => {
  const history = of(1, { a: 1 })
  expect(isHistory({ ...history, runs: [] })).toBe(false)
})

it('takes over what another tool kept', () => {
  const past = [1, 2].map(value => ({ commit: `c${value}`, date: value, measured: [measured('a', [[value]])] }))
  expect(historyOfRuns(past)).toMatchObject({
    runs: [{ commit: 'c1' }, { commit: 'c2' }],
    series: [{ values: [1, 2] }],
  })
})
