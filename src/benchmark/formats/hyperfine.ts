import type { Measured } from '../model.js'
import { distinctNames, type Titled } from './distinct.js'
import type { Format } from './format.js'
import { figuresOf, measurementsOf, runsOf } from './hyperfine-runs.js'
import { arrayOf, fieldOf, objectOf, ReadingBuilder, textOf } from './values.js'

/** Fields of which a result has one at least. */
const MARKS = ['times', 'exit_codes', 'measurements', 'stddev']

/** What `hyperfine --export-json` writes: 1.x, and 2.x, which says a `schema_version`. */
export const hyperfine: Format = {
  tool: 'hyperfine',
  recognises: ({ json }) => {
    const [first] = arrayOf(fieldOf(json, 'results')) ?? []
    return textOf(fieldOf(first, 'command')) !== null && MARKS.some(mark => fieldOf(first, mark) !== undefined)
  },
  read({ json }) {
    const builder = new ReadingBuilder()
    const results = arrayOf(fieldOf(json, 'results')) ?? []
    const primary = textOf(fieldOf(json, 'primary_metric'))
    const names = distinctNames(results.map(titleOf))
    for (const [index, result] of results.entries()) {
      const name = names[index] as string
      const failure = failureOf(result)
      if (failure === null) builder.add(name, () => measuredOf(name, result, primary))
      else builder.fail(name, failure)
    }
    return builder.done()
  },
}

/** Parameters mostly stand in the command already; where they do not, hyperfine itself puts them behind it. */
function titleOf(result: unknown, index: number): Titled {
  const short = textOf(fieldOf(result, 'name')) ?? textOf(fieldOf(result, 'command')) ?? `command ${index + 1}`
  const parameters = Object.entries(objectOf(fieldOf(result, 'parameters')) ?? {})
    .map(([key, value]) => `${key} = ${textOf(value) ?? textOf(fieldOf(value, 'value')) ?? '?'}`)
    .join(', ')
  return { short, full: parameters === '' ? short : `${short} (${parameters})` }
}

/** How runs ended: how long a command took that failed says nothing. Only `--ignore-failure` lets such runs be written. */
function failureOf(result: unknown): string | null {
  const measurements = measurementsOf(result)
  const codes = measurements?.map(each => fieldOf(each, 'exit_code')) ?? arrayOf(fieldOf(result, 'exit_codes')) ?? []
  const failed = codes.filter(code => code !== 0 && code !== undefined)
  if (failed.length === 0) return null
  const [code] = failed
  const ended = typeof code === 'number' ? `exited with ${code}` : 'was ended by a signal'
  return `${ended} in ${failed.length} of ${codes.length} runs`
}

function measuredOf(name: string, result: unknown, primary: string | null): Measured[] {
  const runs = runsOf(result).map(({ key, metric, unit, judged, invocations }): Measured => {
    const direction = 'lower'
    return { name, metric, unit, direction, judged: judged || key === primary, invocations }
  })
  return [...runs, ...figuresOf(name, result)]
}
