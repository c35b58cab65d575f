import type { Span } from '../../../python/ast.js'
import { Builtin } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { bool, NONE_VALUE, str, tuple } from '../core/make.js'
import type { HostObject, Value } from '../value.js'
import { members } from './members.js'
import { joined, nameOf, normalised, parentOf } from './paths.js'

/** A variable of the environment: what the file sets itself, else its default. */
function variable(name: Value | undefined, other: Value | undefined, machine: Interpreter, span: Span): Value {
  if (name?.kind === 'unknown') return name
  if (name?.kind !== 'str') return machine.unknown('the name of the environment variable is not told', span)
  const value = machine.environment.get(name.value) ?? other
  if (value !== undefined) return value
  machine.risk()
  return machine.unknown(`the environment variable ${name.value} has no default here`, span)
}

/** `os.environ`. */
class Environment implements HostObject {
  readonly kind = 'host'

  describe(): string {
    return 'the environment'
  }

  index(name: Value, machine: Interpreter, span: Span): Value {
    return variable(name, undefined, machine, span)
  }

  get(name: string): Value | undefined {
    if (name === 'get') return GETENV
    if (name === 'setdefault')
      return new Builtin(name, 'name, value', ([key, value], machine, span) => {
        machine.leave('the environment is changed', span)
        return variable(key, value, machine, span)
      })
    if (name === '__setitem__')
      return new Builtin(
        name,
        'name, value',
        ([key, value], machine) => {
          machine.changeVariables(machine.environment)
          if (key?.kind === 'str') machine.environment.set(key.value, value as Value)
          return NONE_VALUE
        },
        true,
      )
    // As of defaults: what the file does not set is taken for not set.
    if (name === '__contains__')
      return new Builtin(name, 'name', ([key], machine) =>
        bool(key?.kind === 'str' && machine.environment.has(key.value)),
      )
    if (name === 'update') return new Builtin(name, 'values', () => NONE_VALUE)
    return undefined
  }
}

const GETENV = new Builtin(
  'getenv',
  'key, default?',
  ([name, other], machine, span) => variable(name, other, machine, span),
  true,
)

const text = (value: Value | undefined): string | null => (value?.kind === 'str' ? value.value : null)

/** A function of paths that are known. */
const ofPath = (make: (path: string) => Value) =>
  [
    'path',
    ([path], machine, span) => {
      if (path?.kind === 'host' && path.get !== undefined) return machine.unknown('the path is not told', span)
      const known = text(path)
      return known === null ? machine.unknown('the path is not told', span) : make(known)
    },
  ] as const satisfies readonly [string, ConstructorParameters<typeof Builtin>[2]]

const asked: readonly [string, ConstructorParameters<typeof Builtin>[2]] = [
  '*paths',
  (_given, machine, span) => {
    machine.risk()
    return machine.unknown('a file is looked for', span)
  },
]

const splitExtension = (path: string): [string, string] => {
  const found = /^(.*[^/.][^/]*?|[^/.][^/]*?|.*\/\.+[^/.]*?)(\.[^./]*)$/s.exec(path)
  return found === null ? [path, ''] : [found[1] as string, found[2] as string]
}

export const OS_PATH: ReadonlyMap<string, Value> = members(
  {
    join: [
      '*parts',
      ([given], machine, span) => {
        const parts = given?.kind === 'tuple' ? given.items : []
        const unknown = parts.find(part => part.kind === 'unknown')
        const texts = parts.map(text)
        return (
          unknown ??
          (texts.includes(null) ? machine.unknown('the path is not told', span) : str(joined(texts as string[])))
        )
      },
    ],
    basename: ofPath(path => str(nameOf(path))),
    dirname: ofPath(path => str(parentOf(path))),
    split: ofPath(path => tuple([str(parentOf(path)), str(nameOf(path))])),
    splitext: ofPath(path => tuple(splitExtension(path).map(str))),
    normpath: ofPath(path => str(normalised(path))),
    // Where the files will lie is not told: paths count from the folder that is looked at.
    abspath: ofPath(path => str(normalised(path))),
    realpath: ofPath(path => str(normalised(path))),
    expanduser: ofPath(path => str(path)),
    isabs: ofPath(path => bool(path.startsWith('/'))),
    exists: asked,
    isfile: asked,
    isdir: asked,
    getsize: asked,
    getmtime: asked,
  },
  { sep: str('/') },
)

export const OS: ReadonlyMap<string, Value> = members(
  {
    listdir: asked,
    walk: asked,
    scandir: asked,
    getcwd: asked,
    cpu_count: asked,
    makedirs: asked,
    getpid: asked,
    stat: asked,
  },
  {
    environ: new Environment(),
    getenv: GETENV,
    path: { kind: 'module', name: 'os.path', members: new Map(OS_PATH) },
    sep: str('/'),
    linesep: str('\n'),
    name: str('posix'),
  },
)
