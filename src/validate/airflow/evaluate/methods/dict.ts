import type { Span } from '../../../python/ast.js'
import { failKey } from '../builtins/exceptions.js'
import { Method } from '../core/builtin.js'
import { hiding } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { keyOf } from '../core/keys.js'
import { NONE_VALUE, str, tuple } from '../core/make.js'
import { loosen } from '../core/partly.js'
import { storeInDict } from '../operators/store.js'
import type { Arguments, DictValue, Unknown, Value } from '../value.js'
import { DictView } from './views.js'

/** Puts entries into a dict: of another one, of pairs, of keywords. */
export function fill(dict: DictValue, args: Arguments, machine: Interpreter, span: Span): void {
  const [given] = args.positional
  machine.change(dict)
  if (given !== undefined) fillFrom(dict, given.kind === 'instance' ? (given.data ?? given) : given, machine, span)
  if (args.incomplete !== null) loosen(dict, args.incomplete)
  for (const [name, value] of args.named) dict.entries.set(`s${name}`, { key: str(name), value })
  machine.room(dict.entries.size, span)
}

function fillFrom(dict: DictValue, given: Value, machine: Interpreter, span: Span): void {
  if (given.kind === 'dict') {
    if (given.partly !== undefined) loosen(dict, given.partly)
    for (const { key, value } of given.entries.values()) storeInDict(dict, key, value, machine, span)
    return
  }
  const pairs = machine.iterate(given, span)
  if ('kind' in pairs) {
    loosen(dict, pairs)
    return
  }
  for (const [at, pair] of pairs.entries()) {
    if (pair.kind === 'int' || pair.kind === 'none') {
      const what = `cannot convert dictionary update sequence element #${at} to a sequence`
      machine.fail('TypeError', what, span)
      return
    }
    const items = machine.iterate(pair, span)
    const [key, value] = 'kind' in items ? [items, items] : items
    if (key === undefined || value === undefined || (!('kind' in items) && items.length > 2))
      machine.fail(
        'ValueError',
        `dictionary update sequence element has length ${'kind' in items ? 0 : items.length}; 2 is required`,
        span,
      )
    else storeInDict(dict, key, value, machine, span)
  }
}

/** What a dict has under a key; null where there is nothing. */
function found(
  self: Value,
  key: Value | undefined,
  machine: Interpreter,
  span: Span,
): { value: Value } | Unknown | null {
  const dict = self as DictValue
  const text = keyOf(key as Value, machine, span)
  if (typeof text !== 'string') return text
  return dict.entries.get(text) ?? dict.partly ?? null
}

const get = new Method(
  'key, default?',
  (self, [key, other], machine, span) => {
    const entry = found(self, key, machine, span)
    if (entry === null) return other ?? NONE_VALUE
    return 'kind' in entry ? entry : entry.value
  },
  true,
)

/** An entry that may have been there before, or is now. */
function unsure(dict: DictValue, key: Value, reason: Unknown, machine: Interpreter, span: Span): Unknown {
  const at = keyOf(key, machine, span)
  machine.change(dict)
  if (typeof at === 'string') dict.entries.set(at, { key, value: reason })
  else loosen(dict, reason)
  return reason
}

const setdefault = new Method(
  'key, default?',
  (self, [key, other], machine, span) => {
    const entry = found(self, key, machine, span)
    if (entry !== null && !('kind' in entry)) return entry.value
    if (entry !== null)
      return unsure(self as DictValue, key as Value, hiding(entry, [other ?? NONE_VALUE]), machine, span)
    storeInDict(self as DictValue, key as Value, other ?? NONE_VALUE, machine, span)
    return other ?? NONE_VALUE
  },
  true,
)

const pop = new Method(
  'key, default?',
  (self, [key, other], machine, span) => {
    const dict = self as DictValue
    const entry = found(self, key, machine, span)
    machine.change(dict)
    if (entry === null) {
      if (other !== undefined) return other
      return failKey(key as Value, machine, span)
    }
    if ('kind' in entry) {
      loosen(dict, entry)
      return entry
    }
    dict.entries.delete(keyOf(key as Value, machine, span) as string)
    return entry.value
  },
  true,
)

const popitem = new Method('', (self, _given, machine, span) => {
  const dict = self as DictValue
  if (dict.partly !== undefined) return dict.partly
  const last = [...dict.entries].at(-1)
  if (last === undefined) return failKey(str('popitem(): dictionary is empty'), machine, span)
  machine.change(dict)
  dict.entries.delete(last[0])
  return tuple([last[1].key, last[1].value])
})

const copied = ({ entries, missing, partly }: DictValue): DictValue => ({
  kind: 'dict',
  entries: new Map(entries),
  ...(missing !== undefined && { missing }),
  ...(partly !== undefined && { partly }),
})

/** `update`, whose keywords may have any name. */
class Update extends Method {
  constructor() {
    super('', () => NONE_VALUE)
  }

  override call(_name: string, self: Value, args: Arguments, machine: Interpreter, span: Span): Value {
    fill(self as DictValue, args, machine, span)
    return NONE_VALUE
  }
}

export const DICT_METHODS: ReadonlyMap<string, Method> = new Map([
  ['get', get],
  ['setdefault', setdefault],
  ['pop', pop],
  ['popitem', popitem],
  ['update', new Update()],
  ['copy', new Method('', self => copied(self as DictValue))],
  ['keys', new Method('', self => new DictView('keys', self as DictValue))],
  ['values', new Method('', self => new DictView('values', self as DictValue))],
  ['items', new Method('', self => new DictView('items', self as DictValue))],
  [
    'clear',
    new Method('', (self, _given, machine) => {
      const dict = self as DictValue
      machine.change(dict)
      dict.entries = new Map()
      delete dict.partly
      return NONE_VALUE
    }),
  ],
])
