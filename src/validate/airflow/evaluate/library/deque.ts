import type { Span } from '../../../python/ast.js'
import { Builtin } from '../core/builtin.js'
import { hiding } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { int, list, NONE_VALUE } from '../core/make.js'
import { integerOf } from '../operators/numbers.js'
import { storeItem } from '../operators/store.js'
import { subscript } from '../operators/subscript.js'
import type { Arguments, HostObject, ListValue, Unknown, Value } from '../value.js'

/** `deque(items)`, also of bounded length. */
export function dequeOf({ positional: [items, most], named }: Arguments, machine: Interpreter, span: Span): Value {
  const given = items ?? named.get('iterable')
  const known = given === undefined ? [] : machine.iterate(given, span)
  if ('kind' in known) return known
  const bound = most ?? named.get('maxlen')
  const length = bound === undefined || bound.kind === 'none' ? null : integerOf(bound)
  if (length === null && bound !== undefined && bound.kind !== 'none')
    return machine.unknown('how many items the deque holds at most is not told', span)
  const deque = new Deque(list([]), length === null ? null : Number(length))
  deque.extend(known, machine)
  return deque
}

/** A list that is changed at both ends. */
class Deque implements HostObject {
  readonly kind = 'host'

  constructor(
    private readonly list: ListValue,
    /** How many items it holds at most: one more pushes out the one at the other end. */
    private readonly most: number | null,
  ) {}

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

  extend(items: readonly Value[], machine: Interpreter, atEnd = true): Value {
    machine.change(this.list)
    const { items: own } = this.list
    for (const item of items) {
      if (atEnd) own.push(item)
      else own.unshift(item)
      if (this.most === null || own.length <= this.most) continue
      if (atEnd) own.shift()
      else own.pop()
    }
    return NONE_VALUE
  }

  get(name: string, machine: Interpreter, span: Span): Value | undefined {
    switch (name) {
      case 'maxlen':
        return this.most === null ? NONE_VALUE : int(this.most)
      case 'append':
      case 'appendleft':
        return new Builtin(name, 'item', ([item], of) => this.extend([item as Value], of, name === 'append'), true)
      case 'extend':
      case 'extendleft':
        return new Builtin(
          name,
          'items',
          ([items], of, at) => {
            const known = of.iterate(items as Value, at)
            if (!('kind' in known)) return this.extend([...known], of, name === 'extend')
            this.list.partly ??= hiding(known, [this.list])
            return NONE_VALUE
          },
          true,
        )
      case 'popleft':
        return new Builtin(name, '', (_given, of, at) => {
          if (this.list.partly !== undefined) return this.list.partly
          of.change(this.list)
          return this.list.items.shift() ?? of.fail('IndexError', 'pop from an empty deque', at)
        })
      case 'rotate':
        return new Builtin(name, 'steps?', ([steps], of, at) => this.rotate(integerOf(steps ?? int(1)), of, at), true)
      case '__setitem__':
        return new Builtin(
          name,
          'index, item',
          ([index, item], of, at) => {
            storeItem(this.list, index as Value, item as Value, of, at)
            return NONE_VALUE
          },
          true,
        )
      case 'pop':
      case 'remove':
      case 'clear':
      case 'reverse':
      case 'count':
      case 'index':
        return machine.attribute(this.list, name, span)
      default:
        return undefined
    }
  }

  private rotate(steps: bigint | null, machine: Interpreter, span: Span): Value {
    const { items } = this.list
    machine.change(this.list)
    if (steps === null) this.list.partly ??= machine.unknown('how far the deque is turned is not told', span)
    else if (items.length > 0) {
      const by = Number(((steps % BigInt(items.length)) + BigInt(items.length)) % BigInt(items.length))
      items.unshift(...items.splice(items.length - by, by))
    }
    return NONE_VALUE
  }
}
