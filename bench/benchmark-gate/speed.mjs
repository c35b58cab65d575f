// How much CPU time the decision takes: on many benchmarks with many samples, and with a long history.
//
//   node bench/benchmark-gate/speed.mjs [--samples-at-most SECONDS] [--history-at-most SECONDS]
//
// Needs `npm run build` before it (it reads `lib/`). Of five times each, the first of
// which is the slowest as the code is new to the engine, the longest counts. Above a limit it ends with 1.
import { parseArgs } from 'node:util'
import { decide } from '../../lib/benchmark/decide/decide.js'
import { median } from './draw.mjs'
import { Random } from './random.mjs'

const { values: limits } = parseArgs({
  options: {
    'samples-at-most': { type: 'string', default: 'Infinity' },
    'history-at-most': { type: 'string', default: 'Infinity' },
  },
})
const OPTIONS = { maxRegression: 0.05, falseAlarmRate: 0.05, normalize: true, sameMachine: false }
const random = new Random(1)
const values = count => Array.from({ length: count }, () => 100 * Math.exp(random.normal(0.03)))

measure('2000 benchmarks with 50 samples a side', limits['samples-at-most'], comparisons(2000, 50, 0))
measure(
  '50 benchmarks with 10 samples a side and 5000 earlier runs',
  limits['history-at-most'],
  comparisons(50, 10, 5000),
)

function comparisons(count, samples, past) {
  return Array.from({ length: count }, (_, at) => ({
    name: `benchmark ${at}`,
    metric: 'time',
    unit: 'ns',
    direction: 'lower',
    base: { invocations: [values(samples)], summaries: [] },
    head: { invocations: [values(samples)], summaries: [] },
    past: values(past),
  }))
}

function measure(what, limit, given) {
  const seconds = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage()
    decide(given, OPTIONS)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  })
  const taken = Math.max(...seconds)
  console.log(
    `${what}: ${taken.toFixed(2)} s of CPU time, ${median(seconds).toFixed(2)} s in the middle (node ${process.version})`,
  )
  if (taken <= Number(limit)) return
  console.error(`More than ${limit} s.`)
  process.exitCode = 1
}
