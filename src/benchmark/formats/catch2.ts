import type { Measured } from '../model.js'
import { FileRefused } from '../refusal.js'
import { distinctNames, type Titled } from './distinct.js'
import type { Format } from './format.js'
import { measuredNumber, ReadingBuilder, summarised } from './values.js'
import { xmlElements } from './xml-elements.js'

/** A benchmark as Catch2's XML has it. */
interface Result extends Titled {
  samples: string | undefined
  mean: string | undefined
  deviation: string | undefined
  failed: string | undefined
}

/** Longer than a path of test case and sections is. */
const LONGEST_PATH = 1000

/** What Catch2 2 and 3 write with `--reporter xml`. Its times are nanoseconds: a comment in it says so. */
export const catch2: Format = {
  tool: 'catch2',
  recognises: ({ json, text }) => json === undefined && /^\s*(?:<\?xml[^>]*>\s*)?<Catch(?:2TestRun)?[\s>]/.test(text),
  read({ text }) {
    const builder = new ReadingBuilder()
    const results = resultsOf(text)
    const names = distinctNames(results)
    for (const [index, result] of results.entries()) {
      const name = names[index] as string
      if (result.failed === undefined) builder.add(name, () => [measuredOf(name, result)])
      else builder.fail(name, `failed: ${result.failed}`)
    }
    return builder.done()
  },
}

/** The benchmarks, each with the test case and the sections around it. */
function resultsOf(text: string): Result[] {
  const results: Result[] = []
  // Of the test case and each section, the names around it and its own.
  const around: string[] = []
  let current: Result | null = null
  for (const { name, attributes, at } of xmlElements(text)) {
    if (name === 'BenchmarkResults') {
      current = at === 'end' ? null : resultOf(attributes, around.at(-1) ?? '')
      if (current !== null) results.push(current)
    } else if (name === 'TestCase' || name === 'Section') {
      if (at === 'begin') around.push(`${around.at(-1) ?? ''}${attributes.get('name') ?? ''} > `.slice(0, LONGEST_PATH))
      else if (at === 'end') around.pop()
    } else if (current !== null) {
      if (name === 'mean') current.mean = attributes.get('value')
      else if (name === 'failed') current.failed = attributes.get('message') ?? 'no reason given'
      // Without analysis there is none, and 0 is written.
      else if (name === 'standardDeviation' && Number(attributes.get('ci')) > 0)
        current.deviation = attributes.get('value')
    }
  }
  return results
}

function resultOf(attributes: ReadonlyMap<string, string>, around: string): Result {
  const short = attributes.get('name') ?? ''
  const full = around + short
  return { short, full, samples: attributes.get('samples'), mean: undefined, deviation: undefined, failed: undefined }
}

function measuredOf(name: string, { samples, mean, deviation }: Result): Measured {
  const number = (text: string | undefined, what: string) =>
    text === undefined ? null : measuredNumber(numberOf(text), what)
  const center = number(mean, 'mean')
  if (center === null) throw new FileRefused('has no mean: it was stopped while it ran')
  const invocations = [summarised(center, number(deviation, 'standardDeviation'), number(samples, 'samples'))]
  return { name, metric: 'time', unit: 'ns', direction: 'lower', judged: true, invocations }
}

/** A number as C++ writes it. */
function numberOf(text: string): number {
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN
}
