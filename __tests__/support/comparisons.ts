import type { Comparison, DecideOptions, Side } from '../../src/benchmark/decide/decision.js'

/** As the inputs' defaults have it, on two machines. */
export const OPTIONS: DecideOptions = {
  maxRegression: 0.05,
  falseAlarmRate: 0.05,
  normalize: true,
  sameMachine: false,
}

/** Both sides measured in one job. */
export const HERE: DecideOptions = { ...OPTIONS, sameMachine: true }

/** Noise that is the same for the same seed: the sum of twelve uniform numbers of a Lehmer generator is nearly normal. */
export function noise(seed: number): (deviation: number) => number {
  let state = (seed * 7919 + 1) % 2147483647
  const uniform = () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  for (let skipped = 0; skipped < 8; skipped += 1) uniform()
  return deviation => {
    let sum = -6
    for (let each = 0; each < 12; each += 1) sum += uniform()
    return deviation * sum
  }
}

/** Values around a level. */
export function values(seed: number, level: number, deviation = 0.01, count = 10): number[] {
  const random = noise(seed)
  return Array.from({ length: count }, () => level * Math.exp(random(deviation)))
}

/** What one process measures. */
export function oneProcess(samples: readonly number[]): Side {
  return { invocations: [samples], summaries: [] }
}

/** What as many processes measure. */
export function processes(...samples: readonly (readonly number[])[]): Side {
  return { invocations: samples, summaries: [] }
}

/** What a tool says that keeps no samples. */
export function summary(center: number, deviation: number | null = null, count: number | null = null): Side {
  return { invocations: [], summaries: [{ center, deviation, count }] }
}

export function comparison(base: Side | null, head: Side, more: Partial<Comparison> = {}): Comparison {
  return { name: 'sort', metric: 'time', unit: 'ns', direction: 'lower', base, head, past: [], ...more }
}

/** A suite of benchmarks, of which some got worse by a factor; the others only differ by chance. */
export function suite(
  seed: number,
  factors: readonly number[],
  { deviation = 0.01, count = 10, runs = 0, machine = 1 } = {},
): Comparison[] {
  return factors.map((factor, at) => {
    const level = 100 * (at + 1)
    const start = seed * 1000 + at * 10
    const past = values(start + 2, level, deviation / 2, runs)
    const base = oneProcess(values(start, level, deviation, count))
    const head = oneProcess(values(start + 1, level * factor * machine, deviation, count))
    return comparison(base, head, { name: `benchmark ${at}`, past })
  })
}

/** So many that did not change, after those that did. */
export function unchanged(count: number, ...changed: number[]): number[] {
  return [...changed, ...Array.from({ length: count }, () => 1)]
}
