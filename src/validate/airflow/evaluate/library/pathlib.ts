import type { Span } from '../../../python/ast.js'
import { OBJECT } from '../builtins/object.js'
import { Builtin } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { list, str, tuple } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import type { HostObject, Value } from '../value.js'
import { joined, nameOf } from './paths.js'

/** A path as a text; what asks for files is unknown. */
class PathObject implements HostObject {
  readonly kind = 'host'

  constructor(private readonly path: string) {}

  describe(): string {
    return `path ${this.path}`
  }

  get(name: string, machine: Interpreter, span: Span): Value | undefined {
    const last = nameOf(this.path)
    const dot = last.lastIndexOf('.')
    const hasSuffix = dot > 0 && dot < last.length - 1
    switch (name) {
      case '__class__':
        return PATH
      case '__str__':
      case 'as_posix':
      case '__fspath__':
        return new Builtin(name, '', () => str(this.path))
      case '__repr__':
        return undefined
      case 'name':
        return str(last)
      case 'stem':
        return str(hasSuffix ? last.slice(0, dot) : last)
      case 'suffix':
        return str(hasSuffix ? last.slice(dot) : '')
      case 'parts':
        return tuple(
          [
            ...(this.path.startsWith('/') ? ['/'] : []),
            ...this.path.split('/').filter(part => part !== '' && part !== '.'),
          ].map(str),
        )
      case 'parent':
        return this.parent
      case 'parents':
        return list(this.parents())
      case 'joinpath':
        return new Builtin(name, '*parts', ([parts], _machine, at) =>
          this.joined(parts?.kind === 'tuple' ? parts.items : [], machine, at),
        )
      // Where the files will lie is not told: paths count from the folder that is looked at.
      case 'resolve':
      case 'absolute':
      case 'expanduser':
        return new Builtin(name, 'strict?', () => this)
      case 'with_suffix':
        return new Builtin(name, 'suffix', ([suffix], _machine, at) =>
          suffix?.kind === 'str'
            ? new PathObject(this.path.slice(0, this.path.length - (hasSuffix ? last.length - dot : 0)) + suffix.value)
            : machine.unknown('the suffix is not told', at),
        )
      case 'with_name':
        return new Builtin(name, 'name', ([given], _machine, at) => this.parent.joined([given as Value], machine, at))
    }
    machine.risk()
    return machine.unknown('a file is read', span)
  }

  private get parent(): PathObject {
    const parts = this.path.split('/')
    if (parts.length === 1) return new PathObject('.')
    return new PathObject(parts.slice(0, -1).join('/') || '/')
  }

  private parents(): PathObject[] {
    const all: PathObject[] = []
    for (let path = this.parent; ; path = path.parent) {
      all.push(path)
      if (path.path === '.' || path.path === '/') return all
    }
  }

  joined(parts: readonly Value[], machine: Interpreter, span: Span): Value {
    const texts = parts.map(part => (part.kind === 'str' ? part.value : part instanceof PathObject ? part.path : null))
    const unknown = parts.find(part => part.kind === 'unknown')
    if (texts.includes(null)) return unknown ?? machine.unknown('the path is not told', span)
    return new PathObject(cleaned(joined([this.path === '.' ? '' : this.path, ...(texts as string[])])))
  }

  binary(operator: string, other: Value, reflected: boolean, machine: Interpreter, span: Span): Value | undefined {
    if (operator !== '/') return undefined
    if (!reflected) return this.joined([other], machine, span)
    return other.kind === 'str'
      ? new PathObject(cleaned(joined([other.value, this.path])))
      : machine.unknown('the path is not told', span)
  }
}

/** Without `.` and doubled slashes. */
function cleaned(path: string): string {
  const parts = path.split('/').filter(part => part !== '' && part !== '.')
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}` || '.'
}

const PATH = new BuiltinType('Path', {
  module: 'pathlib',
  base: OBJECT,
  members: Object.fromEntries(
    ['cwd', 'home'].map(name => [
      name,
      new Builtin(name, '', (_given, machine, span) => machine.unknown('the machine is asked', span)),
    ]),
  ),
  construct: ({ positional }, machine, span) => new PathObject('.').joined(positional, machine, span),
})

export const PATHLIB: ReadonlyMap<string, Value> = new Map<string, Value>(
  ['Path', 'PurePath', 'PosixPath', 'PurePosixPath'].map(name => [name, PATH]),
)
