import { medianOf, sorted } from '../statistics/robust.js'
import type { Measured } from './model.js'

/** The one value that stands for all: the median of the samples, or of one value per invocation where there are several. */
export function centerOf({ invocations }: Pick<Measured, 'invocations'>): number {
  return medianOf(
    sorted(
      invocations.map(({ samples, summary }) =>
        summary !== null && samples.length === 0 ? summary.center : medianOf(sorted(samples)),
      ),
    ),
  )
}
