import type { Measured } from './model.js'

/** The same values in another unit; null where one of them is too great for it. */
export function scaled(measured: Measured, factor: number, unit: string): Measured | null {
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
  const isSound = invocations.every(({ samples, summary }) => {
    return samples.every(Number.isFinite) && [summary?.center ?? 0, summary?.deviation ?? 0].every(Number.isFinite)
  })
  return isSound ? { ...measured, unit, invocations } : null
}
