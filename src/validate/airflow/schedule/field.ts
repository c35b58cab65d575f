import { quoted } from '../../words/quoted.js'
import { DAY, FIELDS, type Field, type FieldKind, WEEKDAY } from './fields.js'

const NUMBER = /^\d+$/
const HASHED = /^([hr])(?:\((\d+)-(\d+)\))?(?:\/(\d+))?$/
const NEAREST = /^(?:(\d+)w|w(\d+))$/
const LAST = /^l(\d+)$/
const NTH = /^([^#]+)#(\d+)$/

/** Reads one field, in lower case; a text says what is wrong with it. */
export function readField(text: string, index: number): Field | string {
  const kind = FIELDS[index] as FieldKind
  const hashed = HASHED.exec(text)
  if (hashed !== null) return readHashed(hashed, kind)
  if (text.includes('?')) {
    if (text !== '?') return `${of(kind)} mixes ${quoted('?')} with something else`
    if (index !== DAY && index !== WEEKDAY) return `${of(kind)} cannot be ${quoted('?')}`
    return { values: new Set(), isAny: true, isSpecial: false }
  }
  const field = { values: new Set<number>(), isAny: false, isSpecial: false }
  const plain = new Set<number>()
  const nth = new Set<number>()
  const items = text.split(',')
  for (const item of items) {
    const wrong = readItem(item, index, items.length, field, plain, nth)
    if (wrong !== null) return wrong
  }
  const mixes = nth.size > 0 && [...plain].some(value => !nth.has(value)) && field.values.size < 7
  return mixes ? `${of(kind)} mixes plain days with ones such as ${quoted('1#2')}` : field
}

/** `R` is a random value; `H` is one of Jenkins' that Airflow does not know. */
function readHashed([text = '', type, low, high, step]: RegExpExecArray, kind: FieldKind): Field | string {
  if (type === 'h') return `${of(kind)} is ${quoted(text.toUpperCase())}, which Airflow does not know`
  if (low !== undefined && (Number(low) >= Number(high) || Number(low) < kind.low || Number(high) > kind.high))
    return `${of(kind)} has the range ${low}-${high}, which must be within ${range(kind)}`
  if (step !== undefined && Number(step) === 0) return `${of(kind)} has a step of 0`
  return { values: new Set(), isAny: false, isSpecial: true }
}

function readItem(
  item: string,
  index: number,
  count: number,
  field: { values: Set<number>; isAny: boolean; isSpecial: boolean },
  plain: Set<number>,
  nth: Set<number>,
): string | null {
  const kind = FIELDS[index] as FieldKind
  if (item === '') return `${of(kind)} has nothing on one side of a comma`
  if (item === '*') {
    field.isAny = true
    return null
  }
  if (index === DAY) {
    const nearest = NEAREST.exec(item)
    if (item === 'l' || nearest !== null) field.isSpecial = true
    if (item === 'l') return null
    if (nearest !== null) {
      const day = Number(nearest[1] ?? nearest[2])
      if (count > 1) return `${of(kind)} has ${quoted(item)} in a list, where it must stand alone`
      return day < 1 || day > 31 ? outOf(kind, String(day)) : null
    }
  }
  const special = index === WEEKDAY ? (NTH.exec(item) ?? LAST.exec(item)) : null
  if (special === null) {
    const values = valuesOf(item, index)
    if (typeof values === 'string') return values
    for (const value of values) {
      field.values.add(value)
      plain.add(value)
    }
    return null
  }
  const isNth = special[2] !== undefined
  if (isNth && (Number(special[2]) < 1 || Number(special[2]) > 5))
    return `${of(kind)} asks for number ${special[2]} of a month; there are 1 to 5`
  const values = valuesOf(special[1] as string, index, isNth)
  if (typeof values === 'string') return values
  field.isSpecial = true
  for (const value of values) {
    field.values.add(value)
    nth.add(value)
  }
  return null
}

/** `5`, `mon`, `1-5`, `1-5/2`, `3/2`, `*\/2`. */
function valuesOf(item: string, index: number, named = false): Set<number> | string {
  const kind = FIELDS[index] as FieldKind
  const slash = item.indexOf('/')
  const base = slash < 0 ? item : item.slice(0, slash)
  const step = slash < 0 ? 1 : NUMBER.test(item.slice(slash + 1)) ? Number(item.slice(slash + 1)) : Number.NaN
  if (Number.isNaN(step)) return `${of(kind)} has ${quoted(item)}: behind the slash stands a number`
  if (step === 0) return `${of(kind)} has a step of 0`
  if (base === '*') return between(kind.low, kind.high, step, kind)
  const dash = base.indexOf('-')
  const first = numberOf(dash < 0 ? base : base.slice(0, dash), index)
  if (first === null) return unknown(kind, base)
  if (dash < 0) {
    if (first < kind.low || first > kind.high) return outOf(kind, base)
    return slash < 0 ? new Set([first]) : between(first, kind.high, step, kind)
  }
  const end = base.slice(dash + 1)
  const last = index === DAY && end === 'l' ? kind.high : numberOf(end, index)
  // `1-5#2` is no range of days: only named ones can be.
  if (last === null || (named && NUMBER.test(base.slice(0, dash)))) return unknown(kind, base)
  if (last > kind.high) return outOf(kind, end)
  // From a value to itself is once around.
  if (first === last) return between(kind.low, kind.high, step, kind)
  if (first < kind.low || first > kind.high) return outOf(kind, base.slice(0, dash))
  return between(first, last, step, kind)
}

/** From one value to another, over the end where the second is the lower one. */
function between(first: number, last: number, step: number, { low, high }: FieldKind): Set<number> {
  const values = new Set<number>()
  const length = high - low + 1
  const end = first <= last ? last : last + length
  for (let value = first; value <= end; value += step) values.add(value > high ? value - length : value)
  return values
}

/** A number or a name; 7 is Sunday too. */
function numberOf(text: string, index: number): number | null {
  const kind = FIELDS[index] as FieldKind
  if (NUMBER.test(text)) return index === WEEKDAY && Number(text) === 7 ? 0 : Number(text)
  const at = kind.names.indexOf(text)
  return at < 0 ? null : at + kind.low
}

const of = ({ name }: FieldKind): string => `the ${name}`

const range = ({ low, high }: FieldKind): string => `${low} to ${high}`

const outOf = (kind: FieldKind, text: string): string =>
  `${of(kind)} cannot be ${quoted(text)}: it goes from ${range(kind)}`

function unknown(kind: FieldKind, text: string): string {
  const names =
    kind.names.length === 0
      ? ''
      : `, or from ${quoted(kind.names[0] as string)} to ${quoted(kind.names.at(-1) as string)}`
  return `${of(kind)} cannot be ${quoted(text)}: it goes from ${range(kind)}${names}`
}
