import type { Direction, Invocation, Measured } from '../model.js'
import { unitOf } from './quantity.js'
import { directionOf } from './units.js'

/** A number with a name, and whatever else was said of it. */
export interface Named {
  name: string
  unit: string
  metric?: string | undefined
  direction?: Direction | null | undefined
}

/** What one invocation measured. What is not said is told by the unit and the name; of anything else less is better. */
export function namedSeries({ name, unit, metric, direction }: Named, invocation: Invocation, judged = true): Measured {
  return {
    name,
    metric: metric === undefined ? metricOf(unit) : kebab(metric),
    unit,
    direction: direction ?? directionOf(unit, metric === undefined ? name : `${name} ${metric}`) ?? 'lower',
    judged,
    invocations: [invocation],
  }
}

/** What a unit measures: `time`, `throughput`, `memory` per operation, `size`, `allocations`, `ratio`, or the thing counted. */
export function metricOf(unit: string): string {
  const taken = unitOf(unit)
  if (taken === null) return 'value'
  const { of } = taken.quantity
  if (of === 'time' || of === 'ratio') return of
  if (taken.per?.of === 'time') return 'throughput'
  if (of === 'data') return taken.per === null ? 'size' : 'memory'
  return of === 'allocation' ? 'allocations' : kebab(of)
}

/** `Peak RSS (MB)` as `peak-rss-mb`. */
export function kebab(text: string): string {
  const words = text
    .slice(0, 60)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z0-9]+(?:\.\d+)*/g)
  return words?.join('-') ?? 'value'
}

const ENDINGS: Readonly<Record<string, string>> = {
  nanoseconds: 'ns',
  ns: 'ns',
  microseconds: 'us',
  us: 'us',
  milliseconds: 'ms',
  ms: 'ms',
  seconds: 's',
  sec: 's',
  bytes: 'B',
  kb: 'KB',
  kib: 'KiB',
  mb: 'MB',
  mib: 'MiB',
  gb: 'GB',
  gib: 'GiB',
  percent: '%',
  ratio: 'ratio',
}

/** The unit that the end of a name says: `startup_seconds`, `heapMB`, `rows_per_second`, `parse (ms)`; empty where it says none. */
export function unitOfName(name: string): string {
  const end = name.slice(-100)
  const [, bracketed] = /[([]([^()[\]]+)[)\]]$/.exec(end) ?? []
  if (bracketed !== undefined) return unitOf(bracketed) === null || bracketed.includes(' ') ? '' : bracketed
  const words = end
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  const last = words.at(-1) ?? ''
  if (/^sec(ond)?$/.test(last) && words.at(-2) === 'per' && words.length > 2) return `${rateOf(words.at(-3) ?? '')}/s`
  return words.length > 1 && Object.hasOwn(ENDINGS, last) ? (ENDINGS[last] as string) : ''
}

function rateOf(word: string): string {
  return Object.hasOwn(ENDINGS, word) ? (ENDINGS[word] as string) : word
}
