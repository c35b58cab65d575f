import type { Measured } from '../model.js'
import { criterionMeasured, perIteration } from './criterion.js'
import type { Format } from './format.js'
import { jsonLines } from './json-lines.js'
import { arrayOf, fieldOf, measuredNumber, ReadingBuilder, textOf } from './values.js'

/** What `cargo criterion --message-format=json` prints: a line for each benchmark, and one for each group. */
export const criterionMessages: Format = {
  tool: 'criterion',
  recognises: ({ text }) => /^\s*\{"reason":"(?:benchmark|group)-complete"/.test(text),
  read({ text }) {
    const builder = new ReadingBuilder()
    for (const message of jsonLines(text)) {
      if (fieldOf(message, 'reason') !== 'benchmark-complete') continue
      const name = textOf(fieldOf(message, 'id')) ?? `benchmark ${builder.reading.measured.length + 1}`
      builder.add(name, () => measuredOf(name, message))
    }
    return builder.done()
  },
}

function measuredOf(name: string, message: unknown): Measured[] {
  const samples = perIteration(fieldOf(message, 'measured_values'), fieldOf(message, 'iteration_count'))
  const unit = textOf(fieldOf(message, 'unit')) ?? 'ns'
  const [throughput] = arrayOf(fieldOf(message, 'throughput')) ?? []
  if (throughput === undefined) return criterionMeasured(name, samples, unit)
  const counted = textOf(fieldOf(throughput, 'unit')) ?? 'elements'
  const amount = measuredNumber(fieldOf(throughput, 'per_iteration'), 'throughput.per_iteration')
  return criterionMeasured(name, samples, unit, { amount, of: counted === 'bytes' ? 'B' : counted })
}
