import { parseDuration } from './duration.js'
import { type Percent, parsePercent } from './percent.js'
import { parseSize } from './size.js'

/** The part of JSON Schema that describes an input in the configuration file. */
export type JsonSchema = Record<string, unknown>

/** One input: what it is for, what it takes, and how text becomes a value. Used by every door. */
export interface Input<T> {
  help: string
  /** As a user would write it; undefined where there is none. */
  default: string | undefined
  /** What the text must be, for the message that refuses it: `a percentage from 0 to 100, such as 80`. */
  expects: string
  /** Where it names files: what is done with them. The configuration may name only those of the workspace. */
  files?: 'read' | 'write'
  /** Whether it takes several values. */
  many: boolean
  /** Whether it is more than values and lists of them: YAML inline, any shape in the configuration. */
  structured?: true
  /** What the configuration file may hold. */
  schema: JsonSchema
  /** Undefined where the values are not what is expected. */
  parse(values: readonly string[]): T | undefined
}

export type InputSpec = Record<string, Input<unknown>>
export type InputsOf<Spec extends InputSpec> = { [Name in keyof Spec]: Spec[Name] extends Input<infer T> ? T : never }

interface Kind<T> {
  expects: string
  schema: JsonSchema
  parse(text: string): T | undefined
}

/** A single value: absent it is undefined, unless a default is given. */
interface Scalar<T> {
  (help: string): Input<T | undefined>
  (help: string, fallback: string): Input<T>
}

function scalar<T>(kind: Kind<T>): Scalar<T> {
  return ((help: string, fallback?: string): Input<T> => ({
    help,
    default: fallback,
    many: false,
    expects: kind.expects,
    schema: kind.schema,
    parse: ([text]) => kind.parse((text as string).trim()),
  })) as Scalar<T>
}

const NUMBER_OR_TEXT: JsonSchema = { type: ['number', 'string'] }

export const text = scalar<string>({ expects: 'text', schema: { type: 'string' }, parse: value => value })

/** Where a file is to be written, relative to `working-directory`. */
export function outputPath(help: string): Input<string | undefined> {
  return { ...text(help), expects: 'a path', files: 'write' }
}

/** Files to read: names and glob patterns relative to `working-directory`. */
export function filePatterns(help: string): Input<string[]> {
  return { ...list(help), files: 'read' }
}

export const percent = scalar<Percent>({
  expects: 'a percentage from 0 to 100, such as 80 or 99.5',
  schema: NUMBER_OR_TEXT,
  parse: value => parsePercent(value) ?? undefined,
})

export const fraction = scalar<number>({
  expects: 'a fraction between 0 and 1, such as 0.05',
  schema: NUMBER_OR_TEXT,
  parse: value => (/^0?\.\d{1,9}$/.test(value) && Number(value) > 0 ? Number(value) : undefined),
})

export const duration = scalar<number>({
  expects: 'a duration of at most 24h, such as 500ms, 30s, 2m or 1m30s',
  schema: NUMBER_OR_TEXT,
  parse: value => parseDuration(value) ?? undefined,
})

export const count = scalar<number>({
  expects: 'a whole number from 0 to 1000000',
  schema: { type: ['integer', 'string'] },
  parse: value => (/^\d{1,7}$/.test(value) && Number(value) <= 1_000_000 ? Number(value) : undefined),
})

export const size = scalar<number>({
  expects: 'a size such as 500KB, 1MB or 1048576',
  schema: NUMBER_OR_TEXT,
  parse: value => parseSize(value) ?? undefined,
})

export const flag = scalar<boolean>({
  expects: 'true or false',
  schema: { type: ['boolean', 'string'] },
  parse: value => (/^true$/i.test(value) ? true : /^false$/i.test(value) ? false : undefined),
})

/** One of several parts that together make a whole: the second of four is `2/4`. */
export interface Shard {
  number: number
  of: number
}

export const shard = scalar<Shard>({
  expects: 'a shard and how many there are, such as 2/4',
  schema: { type: 'string' },
  parse: value => {
    const [, number, of] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(value)?.map(Number) ?? []
    return number === undefined || of === undefined || number > of ? undefined : { number, of }
  },
})

/** How many shards there are. */
export const shardCount = scalar<number>({
  expects: 'a whole number from 1 to 999',
  schema: { type: ['integer', 'string'] },
  parse: value => (/^[1-9]\d{0,2}$/.test(value) ? Number(value) : undefined),
})

/** One word of a few. */
export function choice<const Option extends string>(options: readonly Option[], help: string, fallback: Option) {
  return scalar<Option>({
    expects: `one of ${options.join(', ')}`,
    schema: { enum: options },
    parse: value => options.find(option => option === value),
  })(help, fallback)
}

/** A value with a shape of its own, as text in YAML; `structured.ts` reads it. `schema` is what it may hold. */
export function structured(help: string, expects: string, schema: JsonSchema): Input<string | undefined> {
  return {
    help,
    default: undefined,
    many: true,
    structured: true,
    expects,
    schema: { anyOf: [schema, { type: 'string' }] },
    parse: values => values.join('\n'),
  }
}

/**
 * Several values: by line or comma inline, a sequence in the configuration. Lines starting with `#` are comments. A comma
 * within braces belongs to a pattern: `{a,b}`.
 */
export function list(help: string, fallback = ''): Input<string[]> {
  return several(help, fallback, partedByCommas)
}

/** Several values that may hold commas themselves, such as URLs: by line or white space. */
export function words(help: string, fallback = ''): Input<string[]> {
  return several(help, fallback, line => line.split(/\s/))
}

/** Several values that may hold any character but a line feed. */
export function lines(help: string, fallback = ''): Input<string[]> {
  return several(help, fallback, line => [line])
}

type Separate = (line: string) => string[]

function several(help: string, fallback: string, separate: Separate): Input<string[]> {
  return {
    help,
    default: fallback,
    many: true,
    expects: 'a list',
    schema: { type: ['array', 'string', 'number'], items: { type: ['string', 'number'] } },
    parse: values => values.flatMap(value => split(value, separate)),
  }
}

function split(value: string, separate: Separate): string[] {
  const lines = value.split('\n').filter(line => !line.trimStart().startsWith('#'))
  return lines.flatMap(line => separate(line).map(item => item.trim())).filter(item => item !== '')
}

function partedByCommas(line: string): string[] {
  const parts: string[] = []
  let start = 0
  let depth = 0
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]
    if (character === '{') depth += 1
    else if (character === '}') depth -= 1
    else if (character === ',' && depth === 0) {
      parts.push(line.slice(start, at))
      start = at + 1
    }
    if (depth < 0) break
  }
  // A brace without another is one of a name.
  return depth === 0 ? [...parts, line.slice(start)] : line.split(',')
}
