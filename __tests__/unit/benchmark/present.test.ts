import { describe, expect, it } from '@jest/globals'
import type { BenchmarkDetails, Judged } from '../../../src/benchmark/details.js'
import { presentBenchmarks } from '../../../src/benchmark/present.js'
import { toMarkdown } from '../../../src/report/markdown.js'
import { toTerminal } from '../../../src/report/terminal.js'

const one: Judged = {
  name: 'parse',
  metric: 'time',
  unit: 'ms',
  direction: 'lower',
  base: 1,
  head: 1.02,
  change: 0.02,
  interval: [-0.01, 0.06],
  pValue: 0.3,
  verdict: 'inconclusive',
  method: 'samples',
  minimumDetectableEffect: 0.08,
  runsNeeded: 12,
  why: 'w'.repeat(150),
}

function shown(...benchmarks: Judged[]): string {
  return toTerminal({ gate: 'x', verdict: 'pass', summary: 'y' }, blocksOf(benchmarks), false)
}

function blocksOf(benchmarks: Judged[]) {
  const machine = { commonShift: null, applied: false, names: [] }
  const details: BenchmarkDetails = { benchmarks, machine, measured: [], history: { runs: [], series: [] } }
  return presentBenchmarks({ verdict: 'pass', summary: '', metrics: [], findings: [], details })
}

describe('why one is undecided', () => {
  it('is told to its end in a terminal, with what would settle it', () => {
    const text = shown(one)
    expect(text).toContain(
      `parse, time: ${one.why}. Some 12 values a side would probably settle it. As it is, a worsening of 8.00% would be found.`,
    )
    expect(text).toContain('Undecided: shown neither to be worse nor to be unchanged.')
  })

  it('leaves it to the reason how many pairs it takes where they were measured by turns', () => {
    expect(shown({ ...one, method: 'interleaved' })).not.toContain('Some 12')
  })

  it('asks for more runs where there is a single value a side', () => {
    const single = { ...one, method: 'none', minimumDetectableEffect: null, runsNeeded: null } as const
    expect(shown(single)).toContain('Repeated runs a side')
    expect(shown({ ...single, base: null })).not.toContain('Repeated runs a side')
  })

  it('is said of nothing else', () => {
    expect(shown({ ...one, verdict: 'regression' })).not.toMatch(/Undecided|would/)
  })
})

it('leaves out the columns that say nothing', () => {
  const added = { ...one, verdict: 'new', base: null, change: null, interval: null } as const
  expect(shown(added).split('\n').slice(1, 3)).toEqual(['  1 new', '    Verdict  Benchmark  Metric      Now'])
  const failed = { ...added, metric: '', head: null, verdict: 'failed' } as const
  expect(shown(failed)).toMatch(/Verdict {2}Benchmark\n/)
})

it('counts what need not be looked at', () => {
  const [same, added] = [{ ...one, verdict: 'no-change' } as const, { ...one, verdict: 'new' } as const]
  expect(shown(same, added, same)).toContain('  2 unchanged, 1 new\n')
})

it('keeps the table where there is no room for the reasons of thousands', () => {
  const many = Array.from({ length: 3000 }, (_, index) => ({ ...one, name: `bench ${index}` }))
  const markdown = toMarkdown({ gate: 'x', verdict: 'pass', summary: 'y' }, blocksOf(many))
  expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(400_000)
  expect(markdown).toMatch(/^\| undecided \| bench 0 \| time \|/m)
  expect(markdown).toMatch(/^bench 0, time: w/m)
})
