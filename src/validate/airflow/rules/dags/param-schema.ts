import { joined } from '../../../words/listed.js'
import { quoted } from '../../../words/quoted.js'
import type { Value } from '../../evaluate/value.js'
import { argument } from '../../model/graph/functions.js'
import { knownOf } from '../../model/graph/node.js'
import type { Thing } from '../../model/library/thing.js'
import { sortOf, wordsOf } from '../arguments/sorts.js'
import { unfitText } from './param-text.js'

/** What a value is in JSON. */
const TYPES: Partial<Record<Value['kind'], readonly string[]>> = {
  none: ['null'],
  bool: ['boolean'],
  int: ['integer', 'number'],
  str: ['string'],
  list: ['array'],
  dict: ['object'],
}
const NAMES = new Set(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'])

/** The `Param` that a value is; null where it is none. */
export function paramOf(value: Value): Thing | null {
  const known = knownOf(value)
  return known !== null && 'use' in known && (known as Thing).use === 'param' ? (known as Thing) : null
}

/** Why the default of a `Param` does not fit what it says of itself; null where it does, or where that is not certain. */
export function unfitDefault(value: Value): string | null {
  const args = paramOf(value)?.args
  if (args === undefined || args.incomplete !== null) return null
  const given = argument(args, 'default', 0)
  if (given === undefined) return null
  return (
    notOfType(given, args.named.get('type')) ??
    notOfEnum(given, args.named.get('enum')) ??
    outOfBounds(given, args.named) ??
    (given.kind === 'str' ? unfitText(given.value, args.named) : null)
  )
}

const NO_JSON: ReadonlySet<string> = new Set([
  'bytes',
  'set',
  'timedelta',
  'datetime',
  'date',
  'time',
  'function',
  'class',
])

/** What a parameter's default is, where JSON has nothing of the kind; null where it has. */
export function outsideOfJson(value: Value): string | null {
  const param = paramOf(value)
  const given = param === null ? value : argument(param.args, 'default', 0)
  return given !== undefined && NO_JSON.has(sortOf(given) ?? '') ? wordsOf(given) : null
}

function notOfType(given: Value, type: Value | undefined): string | null {
  const wanted = type?.kind === 'list' || type?.kind === 'tuple' ? type.items : type === undefined ? [] : [type]
  const names = wanted.map(each => (each.kind === 'str' ? each.value : ''))
  if (names.length === 0 || !names.every(name => NAMES.has(name))) return null
  const own =
    given.kind === 'float' ? [...(Number.isInteger(given.value) ? ['integer'] : []), 'number'] : TYPES[given.kind]
  if (own === undefined || own.some(each => names.includes(each))) return null
  return `is of type ${quoted(own[0] as string)}, where ${joined(names.map(quoted))} is asked for`
}

function notOfEnum(given: Value, allowed: Value | undefined): string | null {
  const key = keyOf(given)
  if (key === null || allowed?.kind !== 'list' || allowed.partly !== undefined || allowed.items.length === 0)
    return null
  const keys = allowed.items.map(keyOf)
  if (keys.some(each => each === null || each === key)) return null
  return `is ${quoted(key.slice(1))}, which is none of its \`enum\``
}

/** The same for values that are the same in JSON, after a letter for their type; null for what is not compared. */
function keyOf(value: Value): string | null {
  switch (value.kind) {
    case 'none':
      return '-None'
    case 'str':
      return `s${value.value}`
    case 'int':
    case 'float':
      return `n${Number(value.value)}`
    case 'bool':
      return value.value ? 'bTrue' : 'bFalse'
    default:
      return null
  }
}

function outOfBounds(given: Value, named: ReadonlyMap<string, Value>): string | null {
  const number = numberOf(given)
  if (number === null) return null
  const [low, high] = [numberOf(named.get('minimum')), numberOf(named.get('maximum'))]
  if (low !== null && number < low) return `is ${number}, below its minimum of ${low}`
  if (high !== null && number > high) return `is ${number}, above its maximum of ${high}`
  const [above, below] = [numberOf(named.get('exclusiveMinimum')), numberOf(named.get('exclusiveMaximum'))]
  if (above !== null && number <= above) return `is ${number}, and must be above ${above}`
  return below !== null && number >= below ? `is ${number}, and must be below ${below}` : null
}

function numberOf(value: Value | undefined): number | null {
  if (value?.kind === 'int') return Number(value.value)
  return value?.kind === 'float' ? value.value : null
}
