// Runs of a suite of benchmarks as hosted runners give them. The logarithm of a value is the sum of
//   the machine's speed (one of the run), how the machine suits the benchmark, the process (one of each benchmark and run),
//   and noise, different from benchmark to benchmark (sd of its logarithm 0.3); 3% of all values take twice as long.
import { normalQuantile } from '../../lib/statistics/distributions.js'
import { Random } from './random.mjs'

export const BENCHMARKS = 50
export const VALUES = 10
export const HISTORY = 30
const OUTLIERS = 0.03

/** Standard deviations; `slower` is how much slower the head's machine is, for sure. */
export const MACHINES = {
  'same runner': { machine: 0, suits: 0, process: 0, slower: 0 },
  'same runner, processes differ by 1%': { machine: 0, suits: 0, process: 0.01, slower: 0 },
  'another runner': { machine: 0.1, suits: 0.02, process: 0.01, slower: 0 },
  'runner 15% slower': { machine: 0, suits: 0.01, process: 0.01, slower: 0.15 },
}

/**
 * One run of base and head, each `[benchmark][value]`, and what `history` earlier runs measured, `[benchmark][run]`. The
 * first benchmark, whose noise is the usual one, is worse by `effect`.
 */
export function draw(
  seed,
  machines,
  noise,
  { effect = 0, history = 0, benchmarks = BENCHMARKS, values = VALUES } = {},
) {
  const random = new Random(seed)
  const noises = Array.from({ length: benchmarks }, (_, at) => noise * Math.exp(0.3 * spreadOut(at, benchmarks)))
  const one = (slower, effect) => suite(random, machines, noises, values, slower, effect)
  const base = one(0, 0)
  const head = one(Math.log1p(machines.slower), Math.log1p(effect))
  const past = Array.from({ length: history }, () => one(0, 0))
  return {
    base,
    head,
    past: noises.map((_, at) => past.map(run => median(run[at]))),
    means: noises.map((_, at) => past.map(run => mean(run[at]))),
  }
}

function suite(random, { machine, suits, process }, noises, values, slower, effect) {
  const speed = random.normal(machine) + slower
  return noises.map((noise, at) => {
    const level = speed + random.normal(suits) + random.normal(process) + (at === 0 ? effect : 0)
    return Array.from({ length: values }, () => {
      const outlier = random.uniform() < OUTLIERS ? Math.LN2 : 0
      return 100 * Math.exp(level + random.normal(noise) + outlier)
    })
  })
}

/** Quantiles of the normal distribution, the middle one first. */
function spreadOut(at, count) {
  const place = at === 0 ? 0.5 : ((at * 2 - 1 + count) % (2 * count)) / (2 * count)
  return normalQuantile(Math.min(1 - 0.5 / count, Math.max(0.5 / count, place)))
}

export function median(values) {
  const ascending = ascendingOf(values)
  const middle = ascending.length >> 1
  return ascending.length % 2 === 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2
}

/** By insertion: of ten values it is the fastest, and there are millions of them. */
function ascendingOf(values) {
  const ascending = values.slice()
  for (let at = 1; at < ascending.length; at += 1) {
    const value = ascending[at]
    let to = at
    for (; to > 0 && ascending[to - 1] > value; to -= 1) ascending[to] = ascending[to - 1]
    ascending[to] = value
  }
  return ascending
}

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

export function deviation(values) {
  const center = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - center) ** 2, 0) / (values.length - 1))
}
