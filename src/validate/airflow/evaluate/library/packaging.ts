import type { Span } from '../../../python/ast.js'
import { OBJECT } from '../builtins/object.js'
import { Builtin } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { bool, int, str, tuple } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import type { HostObject, Value } from '../value.js'

/** `Version('2.11.2')`, of a release only: others are not compared. */
class Version implements HostObject {
  readonly kind = 'host'

  constructor(private readonly parts: readonly number[]) {}

  describe(): string {
    return `version ${this.parts.join('.')}`
  }

  get(name: string): Value | undefined {
    switch (name) {
      case 'major':
      case 'minor':
      case 'micro':
        return int(this.parts[['major', 'minor', 'micro'].indexOf(name)] ?? 0)
      case 'release':
        return tuple(this.parts.map(int))
      case 'base_version':
      case 'public':
      case '__str__':
        return name === '__str__' ? new Builtin(name, '', () => str(this.parts.join('.'))) : str(this.parts.join('.'))
      default:
        return undefined
    }
  }

  binary(operator: string, other: Value, reflected: boolean, machine: Interpreter, span: Span): Value | undefined {
    if (!(other instanceof Version)) return undefined
    const order = orderOf(this.parts, other.parts) * (reflected ? -1 : 1)
    switch (operator) {
      case '<':
        return bool(order < 0)
      case '<=':
        return bool(order <= 0)
      case '>':
        return bool(order > 0)
      case '>=':
        return bool(order >= 0)
      default:
        return machine.unknown('what is asked of the version is not worked out', span)
    }
  }
}

function orderOf(one: readonly number[], two: readonly number[]): number {
  for (let at = 0; at < Math.max(one.length, two.length); at += 1) {
    const difference = (one[at] ?? 0) - (two[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function versionOf([text]: readonly (Value | undefined)[], machine: Interpreter, span: Span): Value {
  if (text?.kind !== 'str' || !/^\d{1,9}(?:\.\d{1,9}){0,5}$/.test(text.value))
    return machine.unknown('the version is not worked out', span)
  return new Version(text.value.split('.').map(Number))
}

const parse = new Builtin('parse', 'version', versionOf)

export const PACKAGING_VERSION: ReadonlyMap<string, Value> = new Map<string, Value>([
  [
    'Version',
    new BuiltinType('Version', {
      module: 'packaging.version',
      base: OBJECT,
      construct: (args, machine, span) => parse.call(args, machine, span),
    }),
  ],
  ['parse', parse],
])
