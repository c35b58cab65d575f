import type { Direction, Measured } from '../../src/benchmark/model.js'

/** A benchmark with the samples of each invocation; what a test is about it passes itself. */
export function measured(name: string, invocations: readonly number[][], more: Partial<Measured> = {}): Measured {
  const own = invocations.map(samples => ({ samples: [...samples], summary: null }))
  return { name, metric: 'time', unit: 'ms', direction: 'lower' as Direction, judged: true, invocations: own, ...more }
}

/** A file of named benchmarks with samples, as the `json` tool reads it. */
export function namedFile(benchmarks: Record<string, readonly number[]>, unit = 'ms'): string {
  const entries = Object.entries(benchmarks).map(([name, samples]) => [name, { unit, samples, direction: 'lower' }])
  return JSON.stringify(Object.fromEntries(entries))
}

/** Values around a center, seeded: a spread of 0.02 is two percent. */
export function spread(center: number, count: number, by: number, seed: number): number[] {
  let state = seed * 2_654_435_761 + 12_345
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
    return center * Math.exp(by * normal)
  })
}
