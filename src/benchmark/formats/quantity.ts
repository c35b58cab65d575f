/** What a unit counts: `time`, `data`, `ratio`, or a thing in the singular (`op`, `request`), and how many of the least of its kind. */
export interface Quantity {
  of: string
  size: number
}

/** A unit taken apart: `MB/s` is a million of `data` per second. */
export interface Unit {
  quantity: Quantity
  per: Quantity | null
  /** What follows the quantity, as it is written: `/s`, `/op`, or nothing. */
  rest: string
}

/** Longer is a sentence and no unit. */
const LONGEST_UNIT = 40

const TIMES: readonly [number, readonly string[]][] = [
  [1, ['ns', 'nsec', 'nanos', 'nanosecond', 'nanoseconds']],
  // Both signs: micro, and the Greek letter.
  [1e3, ['us', '\u00b5s', '\u03bcs', 'usec', 'micros', 'microsecond', 'microseconds']],
  [1e6, ['ms', 'msec', 'millis', 'millisecond', 'milliseconds']],
  [1e9, ['s', 'sec', 'secs', 'second', 'seconds']],
  [6e10, ['m', 'min', 'mins', 'minute', 'minutes']],
  [3.6e12, ['h', 'hr', 'hour', 'hours']],
]

const THINGS: readonly [string, readonly string[]][] = [
  ['op', ['op', 'ops', 'operation', 'operations', 'iter', 'iters', 'iteration', 'iterations', 'call', 'calls']],
  ['request', ['req', 'reqs', 'request', 'requests']],
  ['query', ['query', 'queries']],
  ['transaction', ['tx', 'txs', 'txn', 'txns', 'transaction', 'transactions']],
  ['message', ['msg', 'msgs', 'message', 'messages']],
  ['allocation', ['alloc', 'allocs', 'allocation', 'allocations']],
]

const WORDS = new Map<string, Quantity>([
  ...TIMES.flatMap(([size, words]) => words.map((word): [string, Quantity] => [word, { of: 'time', size }])),
  ...THINGS.flatMap(([of, words]) => words.map((word): [string, Quantity] => [word, { of, size: 1 }])),
  ['%', { of: 'ratio', size: 1 }],
  ['percent', { of: 'ratio', size: 1 }],
  ['pct', { of: 'ratio', size: 1 }],
  ['ratio', { of: 'ratio', size: 100 }],
])

/** Rates that are written as one word. */
const RATES = new Map([
  ['hz', 'ops/s'],
  ['rps', 'requests/s'],
  ['qps', 'queries/s'],
  ['tps', 'transactions/s'],
  ['fps', 'frames/s'],
  ['iops', 'ios/s'],
])

const POWERS = ['', 'k', 'm', 'g', 't', 'p']

/** Takes a unit apart. One that is not known counts things of its own name; null for none, and for what cannot be a unit. */
export function unitOf(text: string): Unit | null {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > LONGEST_UNIT) return null
  const [quantity = '', per, ...more] = asFraction(trimmed).split('/')
  if (quantity.trim() === '' || more.length > 0) return null
  const taken = quantityOf(quantity.trim())
  return per === undefined
    ? { quantity: taken, per: null, rest: '' }
    : { quantity: taken, per: quantityOf(per.trim()), rest: `/${per.trim()}` }
}

function asFraction(text: string): string {
  const spelled = RATES.get(text.toLowerCase()) ?? text.replace(/ +per +/i, '/')
  return /^[KMGTk]?i?[Bb]ps$/.test(spelled) ? `${spelled.slice(0, -2)}/s` : spelled
}

function quantityOf(text: string): Quantity {
  return WORDS.get(text.toLowerCase()) ?? dataOf(text) ?? thousandsOf(text) ?? { of: singular(text), size: 1 }
}

/** `KB` is a thousand bytes and `KiB` 1024. A small `b` after a capital is a bit, `mb` is what people write for `MB`. */
function dataOf(text: string): Quantity | null {
  const [, prefix = '', binary, unit = ''] = /^([kmgtp]?)(i?)(b|bytes?|bits?)$/i.exec(spelledOut(text)) ?? []
  if (binary === undefined) return null
  const bits = /^bit/i.test(unit) || (unit === 'b' && prefix !== prefix.toLowerCase())
  const size = (binary === '' ? 1000 : 1024) ** POWERS.indexOf(prefix.toLowerCase())
  return { of: 'data', size: bits ? size : 8 * size }
}

/** `megabytes` as `Mbytes`. */
function spelledOut(text: string): string {
  return text.replace(/^(k)ilo|^(m)ega|^(g)iga|^(t)era/i, '$1$2$3$4')
}

/** `kops`, `Mreq`. */
function thousandsOf(text: string): Quantity | null {
  const known = /^[kKMG]/.test(text) ? WORDS.get(text.slice(1).toLowerCase()) : undefined
  if (known === undefined || known.of === 'time' || known.of === 'ratio') return null
  return { of: known.of, size: 1000 ** POWERS.indexOf((text[0] as string).toLowerCase()) }
}

function singular(text: string): string {
  const lower = text.toLowerCase()
  return lower.length > 3 && lower.endsWith('s') ? lower.slice(0, -1) : lower
}
