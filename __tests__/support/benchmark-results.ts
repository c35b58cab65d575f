import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Format, Source } from '../../src/benchmark/formats/format.js'
import type { Measured, Reading } from '../../src/benchmark/model.js'
import { FileRefused } from '../../src/benchmark/refusal.js'

const FOLDER = fileURLToPath(new URL('../fixtures/benchmark/', import.meta.url))

/** What a tool wrote, decoded as files are. */
export function resultText(path: string): string {
  return new TextDecoder().decode(readFileSync(join(FOLDER, path)))
}

/** A text as readers get it. */
export function sourceOf(text: string, path = 'results/shop.json'): Source {
  return { path, text, json: jsonOf(text), beside: async () => null }
}

/** A fixture as readers get it, with what lies beside it. */
export function resultSource(path: string): Source {
  const beside = async (name: string) => {
    const sibling = join(dirname(path), name)
    return existsSync(join(FOLDER, sibling)) ? resultText(sibling) : null
  }
  return { ...sourceOf(resultText(path), path), beside }
}

/** Reads a fixture by one format, which has to know it. */
export async function readResult(format: Format, path: string): Promise<Reading> {
  return readSource(format, resultSource(path))
}

export async function readText(format: Format, text: string, path?: string): Promise<Reading> {
  return readSource(format, sourceOf(text, path))
}

async function readSource(format: Format, source: Source): Promise<Reading> {
  if (!format.recognises(source)) throw new Error(`the format does not know ${source.path}`)
  return format.read(source)
}

/** What comes of a text that may be anything; null where the format does not know it or refuses it. */
export async function outcomeOf(format: Format, text: string, beside?: Source['beside']): Promise<Reading | null> {
  const source = { ...sourceOf(text), ...(beside === undefined ? {} : { beside }) }
  if (!format.recognises(source)) return null
  try {
    return await format.read(source)
  } catch (error) {
    if (error instanceof FileRefused) return null
    throw error
  }
}

/** What is wrong with a reading: each value is a number that can be judged, and something is said. */
export function faultsOf({ measured, failures }: Reading): unknown[] {
  const isSound = (value: number | null) => value === null || (Number.isFinite(value) && value >= 0)
  const faulty = measured.filter(({ name, metric, invocations }) => {
    const values = invocations.map(({ samples, summary }) =>
      summary === null ? samples : [summary.center, summary.deviation, summary.count],
    )
    const isNamed = typeof name === 'string' && /^[a-z0-9][a-z0-9.-]*$/.test(metric)
    return !isNamed || values.length === 0 || !values.every(each => each.length > 0 && each.every(isSound))
  })
  return measured.length + failures.length === 0 ? ['nothing is said'] : faulty
}

/** The only value of a metric. */
export function onlyValue({ measured }: Reading, name: string, metric: string): number | undefined {
  const found = measured.filter(each => each.name === name && each.metric === metric)
  if (found.length > 1) throw new Error(`${name} has ${metric} twice`)
  return found[0]?.invocations[0]?.summary?.center
}

/** All values of one name, by metric. */
export function valuesOf({ measured }: Reading, name: string): Record<string, number | undefined> {
  const own = measured.filter(each => each.name === name)
  return Object.fromEntries(own.map(({ metric, invocations }) => [metric, invocations[0]?.summary?.center]))
}

/** What is said of the values of one name: `p95 ms lower`, and `(p99.9 ms lower)` where changes are not judged. */
export function kindsOf({ measured }: Reading, name: string): string[] {
  return measured.filter(each => each.name === name).map(kindOf)
}

function kindOf({ metric, unit, direction, judged }: Measured): string {
  const kind = [metric, unit, direction].filter(Boolean).join(' ')
  return judged ? kind : `(${kind})`
}

/** `name metric unit` of each, with `+` where higher is better, and in brackets what is not judged. */
export function outline({ measured }: Reading): string[] {
  return measured.map(({ name, metric, unit, direction, judged }) => {
    const line = `${name} | ${metric} ${unit}${direction === 'higher' ? ' +' : ''}`
    return judged ? line : `(${line})`
  })
}

/** The one measurement of that name and metric. */
export function only({ measured }: Reading, name: string, metric = 'time'): Measured {
  const [found, another] = measured.filter(each => each.name === name && each.metric === metric)
  if (found === undefined || another !== undefined) throw new Error(`${name} does not have ${metric} once`)
  return found
}

/** How many samples each invocation has. */
export function counts({ invocations }: Measured): number[] {
  return invocations.map(({ samples }) => samples.length)
}

export function samplesOf({ invocations }: Measured): number[] {
  return invocations.flatMap(({ samples }) => samples)
}

/** As a tool would compute it. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
