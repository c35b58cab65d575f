import type { Span } from '../../../python/ast.js'
import { Builtin } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { list, NONE_VALUE } from '../core/make.js'
import { storeItem } from '../operators/store.js'
import { subscript } from '../operators/subscript.js'
import type { Arguments, HostObject, ListValue, Unknown, Value } from '../value.js'

/** `deque(items)`. */
export function dequeOf({ positional: [items, most], named }: Arguments, machine: Interpreter, span: Span): Value {
  if (most !== undefined || named.size > 0) return machine.unknown('a deque of bounded length is not worked out', span)
  const known = items === undefined ? [] : machine.iterate(items, span)
  return 'kind' in known ? known : new Deque(list([...known]))
}

/** A list that is changed at both ends. */
class Deque implements HostObject {
  readonly kind = 'host'

  constructor(private readonly list: ListValue) {}

  describe(): string {
    return 'deque'
  }

  get truth(): boolean | null {
    return this.list.partly === undefined ? this.list.items.length > 0 : null
  }

  items(): readonly Value[] | Unknown {
    return this.list.partly ?? this.list.items
  }

  index(index: Value, machine: Interpreter, span: Span): Value {
    return subscript(this.list, index, machine, span)
  }

  get(name: string, machine: Interpreter, span: Span): Value | undefined {
    switch (name) {
      case 'appendleft':
        return new Builtin(
          name,
          'item',
          ([item], machine) => this.changed(machine, () => this.list.items.unshift(item as Value)),
          true,
        )
      case 'popleft':
        return new Builtin(name, '', (_given, machine, span) => {
          if (this.list.partly !== undefined) return this.list.partly
          const [first] = this.list.items
          this.changed(machine, () => this.list.items.shift())
          return first ?? machine.fail('IndexError', 'pop from an empty deque', span)
        })
      case '__setitem__':
        return new Builtin(
          name,
          'index, item',
          ([index, item], machine, span) => {
            storeItem(this.list, index as Value, item as Value, machine, span)
            return NONE_VALUE
          },
          true,
        )
      case 'append':
      case 'pop':
      case 'extend':
      case 'remove':
      case 'clear':
      case 'reverse':
      case 'count':
      case 'index':
      case 'insert':
        return machine.attribute(this.list, name, span)
      default:
        return undefined
    }
  }

  private changed(machine: Interpreter, change: () => void): Value {
    machine.change(this.list)
    change()
    return NONE_VALUE
  }
}
