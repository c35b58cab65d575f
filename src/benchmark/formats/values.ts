import type { Invocation, Measured, Reading, Summary } from '../model.js'
import { FileRefused } from '../refusal.js'

/** An object of a JSON file; null for all else. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null
}

/** The own field of an object: never one that every object inherits. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}

export function arrayOf(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/**
 * A measured number. `what` names it for the reader: `the mean of sort/1000`.
 *
 * @throws FileRefused where it is none, infinite or negative
 */
export function measuredNumber(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
  throw new FileRefused(
    `has ${shown(value)} as ${what}: a measured value must be a number that is finite and not negative`,
  )
}

/** Such a number, or null where there is none. @throws FileRefused where there is something else */
export function optionalNumber(value: unknown, what: string): number | null {
  return value === undefined || value === null ? null : measuredNumber(value, what)
}

/** Such numbers, at least one. @throws FileRefused */
export function measuredNumbers(value: unknown, what: string): number[] {
  const values = arrayOf(value)
  if (values === null) throw new FileRefused(`has ${shown(value)} as ${what}: it must be a list of numbers`)
  if (values.length === 0) throw new FileRefused(`has no values as ${what}: there is nothing to compare`)
  return values.map(each => measuredNumber(each, what))
}

/** An invocation whose values are known. */
export function sampled(samples: number[]): Invocation {
  return { samples, summary: null }
}

/** An invocation of which only this is known. */
export function summarised(center: number, deviation: number | null = null, count: number | null = null): Invocation {
  const summary: Summary = { center, deviation, count }
  return { samples: [], summary }
}

/** Whether it is a measured number, where one that is none is no fault of the file. */
export function isMeasured(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

/** What a tool says of the values besides, in their unit: for thresholds, never judged. What is no number is left out. */
export function figures(name: string, unit: string, values: Readonly<Record<string, unknown>>): Measured[] {
  return Object.entries(values).flatMap(([metric, value]) =>
    isMeasured(value)
      ? [{ name, metric, unit, direction: 'lower', judged: false, invocations: [summarised(value)] }]
      : [],
  )
}

/** A value as a message shows it. */
function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/**
 * Reads the benchmarks of a file one by one: what is wrong with one of them becomes its failure, and hides none of the
 * others.
 */
export class ReadingBuilder {
  readonly reading: Reading = { measured: [], failures: [], machine: null }

  /** Adds what `read` returns for the benchmark, or its failure. */
  add(name: string, read: () => readonly Measured[]): void {
    try {
      this.reading.measured.push(...read())
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error
      this.fail(name, error.message)
    }
  }

  fail(name: string, message: string): void {
    this.reading.failures.push({ name, message })
  }

  /** The reading. @throws FileRefused where the file has no benchmark at all */
  done(): Reading {
    const { measured, failures } = this.reading
    if (measured.length === 0 && failures.length === 0) throw new FileRefused('has no benchmark')
    return this.reading
  }
}
