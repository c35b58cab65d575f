import { quoted } from '../../../words/quoted.js'

interface Field {
  readonly name: string
  readonly least: number
  readonly most: number
  /** Names for its numbers, three letters each, the first for `least`. */
  readonly names: string
}

const FIELDS: readonly Field[] = [
  { name: 'minute', least: 0, most: 59, names: '' },
  { name: 'hour', least: 0, most: 23, names: '' },
  { name: 'day of the month', least: 1, most: 31, names: '' },
  { name: 'month', least: 1, most: 12, names: 'janfebmaraprmayjunjulaugsepoctnovdec' },
  { name: 'day of the week', least: 0, most: 6, names: 'sunmontuewedthufrisat' },
]

const NICKNAMES = new Map([
  ['@hourly', '0 * * * *'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@weekly', '0 0 * * 0'],
  ['@monthly', '0 0 1 * *'],
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
])

/** What a schedule says: for each field the values it allows, by number, and whether it is a plain `*`. */
export interface Schedule {
  readonly allowed: readonly Uint8Array[]
  readonly any: readonly boolean[]
}

/** What is wrong with a schedule, and where in its text. */
export interface CronFault {
  readonly start: number
  readonly end: number
  /** The end of a sentence about the schedule. */
  readonly message: string
}

/** Reads the five fields of a schedule as GitHub does: POSIX with names, ranges and steps. */
export function parseCron(text: string): Schedule | CronFault {
  const whole = { start: 0, end: text.length }
  const nickname = text.trim().toLowerCase()
  if (nickname.startsWith('@')) {
    const meant = NICKNAMES.get(nickname)
    return { ...whole, message: `must have five fields${meant === undefined ? '' : `; ${nickname} is ${meant}`}` }
  }
  const words = wordsOf(text)
  if (words.length !== FIELDS.length) {
    return {
      ...whole,
      message: `has ${words.length} ${words.length === 1 ? 'field' : 'fields'}; it must have five: ${FIELDS.map(({ name }) => name).join(', ')}`,
    }
  }
  const allowed: Uint8Array[] = []
  for (let index = 0; index < FIELDS.length; index += 1) {
    const word = words[index] as { text: string; start: number }
    const values = new Uint8Array(60)
    const message = readField(word.text, FIELDS[index] as Field, values)
    if (message !== undefined) return { start: word.start, end: word.start + word.text.length, message }
    allowed.push(values)
  }
  return { allowed, any: words.map(({ text: word }) => word === '*') }
}

function wordsOf(text: string): { text: string; start: number }[] {
  const words: { text: string; start: number }[] = []
  let start = -1
  for (let at = 0; at <= text.length && words.length < 10; at += 1) {
    const blank = at === text.length || text[at] === ' ' || text[at] === '\t' || text[at] === '\n'
    if (!blank && start < 0) start = at
    if (blank && start >= 0) {
      words.push({ text: text.slice(start, at), start })
      start = -1
    }
  }
  return words
}

function readField(text: string, field: Field, values: Uint8Array): string | undefined {
  for (const part of text.split(',', 100)) {
    const [range = '', step, extra] = part.split('/', 3)
    const [first = '', last, more] = range.split('-', 3)
    const from = first === '*' ? field.least : numberOf(first, field)
    const to = last !== undefined ? numberOf(last, field) : first === '*' || step !== undefined ? field.most : from
    const by = step === undefined ? 1 : wholeNumber(step)
    if (extra !== undefined || more !== undefined || from === undefined || to === undefined || by === undefined) {
      return `has ${quoted(part)} as its ${field.name}, which must be ${formsOf(field)}`
    }
    if (from > to) return `has a range in the wrong order, ${range}, as its ${field.name}`
    if (by === 0) return `has the step 0 as its ${field.name}`
    if (by > field.most) return `has the step ${by} as its ${field.name}, which ends at ${field.most}`
    for (let value = from; value <= to; value += by) values[value] = 1
  }
  return undefined
}

function formsOf({ least, most, names }: Field): string {
  const named = names === '' ? '' : ` (or ${names.slice(0, 3).toUpperCase()} to ${names.slice(-3).toUpperCase()})`
  return `*, a number from ${least} to ${most}${named}, a range 1-5, a step */2 or a list 1,3`
}

function numberOf(text: string, { least, most, names }: Field): number | undefined {
  const name = text.length === 3 ? names.indexOf(text.toLowerCase()) : -1
  if (name >= 0 && name % 3 === 0) return least + name / 3
  const value = wholeNumber(text)
  return value === undefined || value < least || value > most ? undefined : value
}

function wholeNumber(text: string): number | undefined {
  if (text === '' || text.length > 9) return undefined
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 48 || code > 57) return undefined
  }
  return Number(text)
}
