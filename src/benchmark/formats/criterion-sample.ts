import type { Measured } from '../model.js'
import { FileRefused } from '../refusal.js'
import { criterionMeasured, perIteration } from './criterion.js'
import type { Format, Source } from './format.js'
import { arrayOf, fieldOf, measuredNumber, ReadingBuilder, textOf } from './values.js'

/** What criterion names a benchmark in, beside its values. */
const NAME_FILE = 'benchmark.json'

/** The values of one benchmark, `target/criterion/<its name>/new/sample.json`, in nanoseconds. */
export const criterionSample: Format = {
  tool: 'criterion',
  recognises: ({ json }) =>
    textOf(fieldOf(json, 'sampling_mode')) !== null &&
    arrayOf(fieldOf(json, 'iters')) !== null &&
    arrayOf(fieldOf(json, 'times')) !== null,
  async read(source) {
    const named = await namedBeside(source)
    const name = textOf(fieldOf(named, 'full_id'))
    if (name === null)
      throw new FileRefused(`has no name: ${NAME_FILE}, which criterion writes beside it, has no full_id`)
    const builder = new ReadingBuilder()
    builder.add(name, () => measuredOf(name, source.json, fieldOf(named, 'throughput')))
    return builder.done()
  },
}

async function namedBeside({ beside }: Source): Promise<unknown> {
  const text = await beside(NAME_FILE)
  if (text === null) throw new FileRefused(`has no name: ${NAME_FILE}, which criterion writes beside it, is not there`)
  try {
    return JSON.parse(text)
  } catch {
    throw new FileRefused(`has no name: ${NAME_FILE} beside it is no JSON`)
  }
}

function measuredOf(name: string, sample: unknown, throughput: unknown): Measured[] {
  const samples = perIteration(fieldOf(sample, 'times'), fieldOf(sample, 'iters'))
  const [counted] = Object.entries(Object(throughput) as Record<string, unknown>)
  if (counted === undefined) return criterionMeasured(name, samples, 'ns')
  const [kind, amount] = counted
  const each = {
    amount: measuredNumber(amount, `throughput.${kind}`),
    of: kind.startsWith('Bytes') ? 'B' : kind.toLowerCase(),
  }
  return criterionMeasured(name, samples, 'ns', each)
}
