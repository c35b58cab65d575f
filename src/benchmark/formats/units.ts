import type { Direction } from '../model.js'
import { type Unit, unitOf } from './quantity.js'

/**
 * What a value in the unit `from` is to be multiplied by to be one in the unit `to`; null where they measure different
 * things. `ns/op` and `ns/iter` are times, as `ns` is.
 */
export function factorBetween(from: string, to: string): number | null {
  if (from.trim() === to.trim()) return 1
  const [a, b] = [unitOf(from), unitOf(to)]
  if (a === null || b === null || a.quantity.of !== b.quantity.of || counted(a) !== counted(b)) return null
  // One division, so that a thousand is exactly that.
  return (a.quantity.size * (b.per?.size ?? 1)) / ((a.per?.size ?? 1) * b.quantity.size)
}

/** What it is per: nothing, for one operation. */
function counted(unit: Unit): string | null {
  return unit.per === null || unit.per.of === 'op' ? null : unit.per.of
}

/** Of which less is better, whatever it is measured in. */
const BAD = new Set(
  (
    'alloc allocs allocation allocations allocated conflict conflicts cpu delay delays drop drops dropped duration elapsed ' +
    'error errors evictions fail failed failure failures fault faults footprint gc heap jitter lag latency leak leaks load ' +
    'loss lost memory miss misses missed overhead pause pauses rejected retries retry rss size stall stalls time timeout ' +
    'timeouts usage used waste wasted'
  ).split(' '),
)

/** Of which more is better. */
const GOOD = new Set(
  (
    'accuracy availability bandwidth coverage efficiency fps hit hits hz ops precision qps recall rps score speed speedup ' +
    'success successes succeeded throughput tps uptime'
  ).split(' '),
)

/** Which way is better, by the unit, and by the words of the name where the unit leaves it open; null where neither says. */
export function directionOf(unit: string, name: string): Direction | null {
  const taken = unitOf(unit)
  if (taken === null) return directionOfWords(wordsOf(name))
  const { of, size } = taken.quantity
  const words = wordsOf(name)
  if (taken.per?.of === 'time' && of !== 'time') {
    // The name of a rate says what is done, as in `load 1000 rows`: only memory that is allocated so fast is a bad sign.
    const bad = BAD.has(of) || (of === 'data' && words.some(word => word.startsWith('alloc')))
    return bad ? 'lower' : 'higher'
  }
  if (of === 'data' || (of === 'time' && taken.per?.of !== 'time')) return 'lower'
  return directionOfWords(of === 'time' ? words : [...words, of]) ?? (of === 'ratio' && size === 1 ? 'higher' : null)
}

/** The words of `cacheHit_ratio`. */
function wordsOf(name: string): string[] {
  const apart = name.slice(0, 500).replace(/([a-z0-9])([A-Z])/g, '$1 $2')
  return apart.toLowerCase().split(/[^a-z0-9]+/)
}

/** By what is known of the words: null where it is nothing, or they disagree. */
function directionOfWords(words: readonly string[]): Direction | null {
  const [bad, good] = [words.some(word => BAD.has(word)), words.some(word => GOOD.has(word))]
  return bad === good ? null : bad ? 'lower' : 'higher'
}

/** Units that a value is scaled to, each with its size and from what size on it is taken. */
type Scale = readonly (readonly [name: string, size: number, from: number])[]

const TIME: Scale = [
  ['ns', 1, 0],
  ['\u00b5s', 1e3, 1e3],
  ['ms', 1e6, 1e6],
  ['s', 1e9, 1e9],
  ['min', 6e10, 1.2e11],
  ['h', 3.6e12, 7.2e12],
]
const DATA = [
  dataScale(8, 1000, ['B', 'KB', 'MB', 'GB', 'TB', 'PB']),
  dataScale(8, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']),
  dataScale(1, 1000, ['bit', 'Kbit', 'Mbit', 'Gbit', 'Tbit', 'Pbit']),
]

function dataScale(one: number, step: number, names: readonly string[]): Scale {
  return names.map((name, power) => [name, one * step ** power, power === 0 ? 0 : one * step ** power])
}

/** A value for people: `1.234 ms`, `98.7 ns/op`, `1.2 GB/s`, `12.5%`, `1,234,568 ops/s`. Times and sizes are scaled. */
export function formatValue(value: number, unit: string): string {
  const taken = unitOf(unit)
  if (taken?.quantity.of === 'ratio' && taken.per === null) return `${formatNumber(value * taken.quantity.size)}%`
  const scale = taken === null ? null : scaleOf(taken)
  if (scale === null || taken === null || value === 0) return `${formatNumber(value)} ${unit.trim()}`.trim()
  const least = value * taken.quantity.size
  if (!Number.isFinite(least)) return `${formatNumber(value)} ${unit.trim()}`
  const rounded = Math.abs(Number(least.toPrecision(4)))
  const [name, size] = scale.findLast(([, , from]) => rounded >= from) ?? (scale[0] as Scale[number])
  return `${formatNumber(least / size)} ${name}${taken.rest}`
}

/** Other things than times and sizes stay in the unit that the tool took; so do times per time. */
function scaleOf({ quantity, per }: Unit): Scale | null {
  if (quantity.of === 'time') return per?.of === 'time' ? null : TIME
  if (quantity.of !== 'data') return null
  return DATA.find(scale => scale.some(([, size]) => size === quantity.size)) ?? null
}

let formats: { precise: Intl.NumberFormat; whole: Intl.NumberFormat } | null = null

/** Made for the first number that is told: to make them takes nearly as long as an empty process. */
function numberFormats(): { precise: Intl.NumberFormat; whole: Intl.NumberFormat } {
  formats ??= {
    precise: new Intl.NumberFormat('en', { maximumSignificantDigits: 4 }),
    whole: new Intl.NumberFormat('en', { maximumFractionDigits: 0 }),
  }
  return formats
}

/** Four significant digits, and all those of an integer. What has more zeros than can be counted at a glance is `1.500e+20`. */
function formatNumber(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e15 || (size > 0 && size < 1e-9)) return value.toExponential(3)
  const { precise, whole } = numberFormats()
  return (size >= 1000 ? whole : precise).format(value)
}
