import type { Measured } from './model.js'

/** The same values in another unit. */
export function scaled(measured: Measured, factor: number, unit: string): Measured {
  if (factor === 1) return { ...measured, unit }
  const invocations = measured.invocations.map(({ samples, summary }) => ({
    samples: samples.map(value => value * factor),
    summary:
      summary === null
        ? null
        : {
            center: summary.center * factor,
            deviation: summary.deviation === null ? null : summary.deviation * factor,
            count: summary.count,
          },
  }))
  return { ...measured, unit, invocations }
}
