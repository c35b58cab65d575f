import type { Span } from '../../../python/ast.js'
import { Builtin } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { bool, NONE_VALUE, str, tuple } from '../core/make.js'
import type { DictValue, HostObject, Value } from '../value.js'
import { failKey } from './exceptions.js'

/** `globals()` and `locals()`: what is set there is a variable. */
export class Namespace implements HostObject {
  readonly kind = 'host'

  constructor(private readonly variables: Map<string, Value>) {}

  describe(): string {
    return 'the variables'
  }

  items(): readonly Value[] {
    return [...this.variables.keys()].map(str)
  }

  index(index: Value, machine: Interpreter, span: Span): Value {
    if (index.kind !== 'str') return machine.unknown('the name of the variable is not told', span)
    return this.variables.get(index.value) ?? failKey(index, machine, span)
  }

  get(name: string): Value | undefined {
    switch (name) {
      case '__setitem__':
        return new Builtin(
          name,
          'name, value',
          ([key, value], machine, span) => this.put(key, value as Value, machine, span),
          true,
        )
      case '__contains__':
        return new Builtin(name, 'name', ([key]) => bool(key?.kind === 'str' && this.variables.has(key.value)))
      case 'get':
        return new Builtin(
          name,
          'name, default?',
          ([key, other]) => (key?.kind === 'str' ? this.variables.get(key.value) : undefined) ?? other ?? NONE_VALUE,
          true,
        )
      case 'update':
        return new Builtin(
          name,
          'values',
          ([values], machine, span) => this.update(values as Value, machine, span),
          true,
        )
      case 'keys':
        return new Builtin(name, '', () => tuple(this.items()))
      case 'items':
      case 'copy':
        return new Builtin(name, '', () =>
          name === 'copy' ? this.dict() : tuple([...this.variables].map(([key, value]) => tuple([str(key), value]))),
        )
      case 'values':
        return new Builtin(name, '', () => tuple([...this.variables.values()]))
      default:
        return undefined
    }
  }

  private put(key: Value | undefined, value: Value, machine: Interpreter, span: Span): Value {
    machine.changeVariables(this.variables)
    if (key?.kind === 'str') this.variables.set(key.value, value)
    else {
      // Whatever name it is, what it is bound to exists; only what the name stands for afterwards is not told.
      machine.frame.module.open ??= 'a variable is set under a name that is not told'
      machine.leave('a variable is set under a name that is not told', span)
    }
    return NONE_VALUE
  }

  private update(values: Value, machine: Interpreter, span: Span): Value {
    if (values.kind === 'dict' && values.partly === undefined)
      for (const { key, value } of values.entries.values()) this.put(key, value, machine, span)
    else this.put(undefined, values, machine, span)
    return NONE_VALUE
  }

  private dict(): DictValue {
    return {
      kind: 'dict',
      entries: new Map([...this.variables].map(([key, value]) => [`s${key}`, { key: str(key), value }])),
    }
  }
}
