import { joined } from '../../../words/listed.js'
import type { HostObject, Value } from '../../evaluate/value.js'
import { knownOf, typeOf } from '../../model/graph/node.js'

/** What a value is, as far as Airflow looks at it when it takes an argument. */
export type Sort =
  | 'None'
  | 'bool'
  | 'int'
  | 'float'
  | 'text'
  | 'bytes'
  | 'list'
  | 'tuple'
  | 'set'
  | 'dict'
  | 'timedelta'
  | 'relativedelta'
  | 'datetime'
  | 'date'
  | 'time'
  | 'function'
  | 'class'
  | 'DAG'
  | 'group'
  | 'task'

const KINDS: Partial<Record<Value['kind'], Sort>> = {
  none: 'None',
  bool: 'bool',
  int: 'int',
  float: 'float',
  str: 'text',
  bytes: 'bytes',
  list: 'list',
  tuple: 'tuple',
  set: 'set',
  dict: 'dict',
  function: 'function',
  class: 'class',
}

/** By the last part of the name of their type. */
const OPAQUE: Readonly<Record<string, Sort>> = {
  timedelta: 'timedelta',
  Duration: 'timedelta',
  relativedelta: 'relativedelta',
  datetime: 'datetime',
  DateTime: 'datetime',
  date: 'date',
  time: 'time',
}

/** The sort of a value; null where it may be of any. */
export function sortOf(value: Value): Sort | null {
  const plain = KINDS[value.kind]
  if (plain !== undefined) return plain
  if (value.kind === 'opaque') {
    const type = typeOf(value)
    return type !== null && Object.hasOwn(OPAQUE, type) ? (OPAQUE[type] as Sort) : null
  }
  return value.kind === 'host' ? sortOfHost(value) : null
}

function sortOfHost(value: HostObject): Sort | null {
  const role = knownOf(value)?.role
  if (role === 'dag') return 'DAG'
  if (role === 'group' || role === 'task') return role
  if (typeOf(value) === 'type') return 'class'
  const [, own] = role === undefined ? (/^(function|class) /.exec(value.describe()) ?? []) : []
  return (own as Sort | undefined) ?? null
}

/** Whether Python takes a value for false; a container of which not all is known is none of those. */
export function isFalsy(value: Value): boolean {
  switch (value.kind) {
    case 'none':
      return true
    case 'bool':
      return !value.value
    case 'int':
      return value.value === 0n
    case 'float':
      return value.value === 0
    case 'str':
      return value.value === ''
    case 'list':
      return value.items.length === 0 && value.partly === undefined
    case 'tuple':
      return value.items.length === 0
    case 'set':
      return value.items.size === 0 && value.partly === undefined
    case 'dict':
      return value.entries.size === 0 && value.partly === undefined
    default:
      return false
  }
}

const WORDS: Readonly<Record<Sort, string>> = {
  None: 'None',
  bool: 'True or False',
  int: 'a whole number',
  float: 'a number',
  text: 'a text',
  bytes: 'bytes',
  list: 'a list',
  tuple: 'a tuple',
  set: 'a set',
  dict: 'a dict',
  timedelta: 'a timedelta',
  relativedelta: 'a relativedelta',
  datetime: 'a datetime',
  date: 'a date without a time',
  time: 'a time of day',
  function: 'a function',
  class: 'a class',
  DAG: 'a DAG',
  group: 'a TaskGroup',
  task: 'a task',
}

/** What is told of a value that is wrong. */
export function wordsOf(value: Value): string {
  const sort = sortOf(value)
  if (value.kind === 'bool') return value.value ? 'True' : 'False'
  return sort === null ? (typeOf(value) ?? value.kind) : WORDS[sort]
}

/** What is asked for, without what nobody would write. */
export function asked(sorts: ReadonlySet<Sort>): string {
  const isNumber = sorts.has('float')
  const named = [...sorts].filter(sort => {
    if (sort === 'None' || sort === 'bytes' || sort === 'class') return false
    return !(isNumber && (sort === 'int' || sort === 'bool')) && !(sort === 'bool' && sorts.has('int'))
  })
  return joined(named.map(sort => WORDS[sort]))
}
