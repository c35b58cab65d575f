import { joined } from '../../../words/listed.js'
import { quoted } from '../../../words/quoted.js'
import type { Value } from '../../evaluate/value.js'
import { argument } from '../../model/graph/functions.js'
import { knownOf } from '../../model/graph/node.js'
import type { Thing } from '../../model/library/thing.js'

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

/** Why the default of a `Param` does not fit what it says of itself; null where it does, or where that is not certain. */
export function unfitDefault(value: Value): string | null {
  const known = knownOf(value)
  if (known === null || !('use' in known) || (known as Thing).use !== 'param') return null
  const { args } = known as Thing
  const given = argument(args, 'default', 0)
  if (given === undefined || args.incomplete !== null) return null
  return (
    notOfType(given, args.named.get('type')) ??
    notOfEnum(given, args.named.get('enum')) ??
    outOfBounds(given, args.named)
  )
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
  if (given.kind !== 'str' || allowed?.kind !== 'list' || allowed.partly !== undefined) return null
  if (allowed.items.length === 0 || !allowed.items.every(({ kind }) => kind === 'str' || kind === 'none')) return null
  const fits = allowed.items.some(each => each.kind === 'str' && each.value === given.value)
  return fits ? null : `is ${quoted(given.value)}, which is none of its \`enum\``
}

function outOfBounds(given: Value, named: ReadonlyMap<string, Value>): string | null {
  const number = numberOf(given)
  if (number === null) return null
  const [low, high] = [numberOf(named.get('minimum')), numberOf(named.get('maximum'))]
  if (low !== null && number < low) return `is ${number}, below its minimum of ${low}`
  return high !== null && number > high ? `is ${number}, above its maximum of ${high}` : null
}

function numberOf(value: Value | undefined): number | null {
  if (value?.kind === 'int') return Number(value.value)
  return value?.kind === 'float' ? value.value : null
}
