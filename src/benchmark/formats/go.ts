import type { Measured, Reading } from '../model.js'
import { distinctNames } from './distinct.js'
import type { Format } from './format.js'
import { GoLog, type GoResult } from './go-log.js'
import { directionOfGo, metricOfGo, unitOfGo } from './go-units.js'
import { jsonLines } from './json-lines.js'
import { fieldOf, isMeasured, measuredNumber, ReadingBuilder, sampled, textOf } from './values.js'

/** How far into a file its first event is looked for. */
const NEAR = 65_536

/** A line of a result, or of a benchmark that failed. */
const PRINTED = /^(?:Benchmark[^a-z\s]\S*[ \t]+\d+[ \t]+\S+[ \t]+\S|--- FAIL: Benchmark|FAIL\t\S+(?:\t[\d.]+s$| \[))/m

/** The beginning of an event of `go test -json`. */
const EVENT = /^\{"(?:Time|ImportPath|Action)":"[^"]*","(?:Action|Package|ImportPath)":"/m

/** What `go test -bench` prints, as it is or with `-json`, of one package or of several, once or several times. */
export const go: Format = {
  tool: 'go',
  recognises: ({ text }) => isEvents(text) || (!/^\s*[[{<]/.test(text) && PRINTED.test(text)),
  read({ text }) {
    const log = new GoLog()
    for (const printed of isEvents(text) ? printedInEvents(text) : [text]) log.read(printed)
    return readingOf(log)
  },
}

function isEvents(text: string): boolean {
  return EVENT.test(text.slice(0, NEAR))
}

/** What each package printed: events of several may be mixed, and a line may be in several events. */
function printedInEvents(text: string): string[] {
  const packages = new Map<string, string[]>()
  for (const event of jsonLines(text)) {
    const output = textOf(fieldOf(event, 'Output'))
    const path = textOf(fieldOf(event, 'Package'))
    if (output === null || path === null) continue
    const pieces = packages.get(path)
    if (pieces === undefined) packages.set(path, [`pkg: ${path}\n`, output])
    else pieces.push(output)
  }
  return [...packages.values()].map(pieces => pieces.join(''))
}

function readingOf(log: GoLog): Reading {
  const builder = new ReadingBuilder()
  builder.reading.machine = log.processor
  const { results, failures } = log.get()
  const all = [...results, ...failures]
  const places = new Map(all.map(each => [`${each.path} ${each.name}`, { short: each.name, full: fullNameOf(each) }]))
  const names = distinctNames([...places.values()])
  const nameOf = new Map([...places.keys()].map((key, index) => [key, names[index] as string]))
  const named = (each: { path: string; name: string }) => nameOf.get(`${each.path} ${each.name}`) as string
  for (const result of results) {
    for (const [unit, processes] of result.units) {
      const name = named(result)
      builder.add(name, () => measuredOf(name, unit, processes, log.better.get(unit)))
    }
  }
  for (const failure of failures) builder.fail(named(failure), failure.message)
  return builder.done()
}

function fullNameOf({ path, name }: Pick<GoResult, 'path' | 'name'>): string {
  return path === '' || path === name ? name : `${path}.${name}`
}

function measuredOf(
  name: string,
  unit: string,
  processes: ReadonlyMap<number, number[]>,
  better: Measured['direction'] | undefined,
): Measured[] {
  const direction = better ?? directionOfGo(unit)
  // The throughput says the same as the time does. Of what nobody says which way is better, no change can be judged.
  const judged = unit !== 'MB/s' && direction !== null
  const series = [...processes.values()]
  if (!judged && !series.flat().every(isMeasured)) return []
  const invocations = series.map(values => sampled(values.map(each => measuredNumber(each, unit))))
  return [
    { name, metric: metricOfGo(unit), unit: unitOfGo(unit), direction: direction ?? 'lower', judged, invocations },
  ]
}
