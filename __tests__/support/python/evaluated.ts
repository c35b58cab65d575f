import type { Limits } from '../../../src/validate/airflow/evaluate/core/limits.js'
import { evaluate } from '../../../src/validate/airflow/evaluate/evaluate.js'
import type { HostObject, Modules, Value } from '../../../src/validate/airflow/evaluate/value.js'
import type { Span } from '../../../src/validate/python/ast.js'
import { parsePython } from '../../../src/validate/python/parse.js'

export interface Surroundings {
  /** Texts of other modules by their path. */
  files?: Readonly<Record<string, string>>
  hosts?: Readonly<Record<string, HostObject>>
  installed?: (name: string) => boolean | null
  limits?: Partial<Limits>
}

/** What a program comes to: its variables as text, what was left out and the errors with their places (`line:column`). */
export interface Outcome {
  values: Record<string, string>
  left: string[]
  errors: string[]
  modules: readonly string[]
}

/** Evaluates a program and shows what is known afterwards. */
export function evaluated(text: string, surroundings: Surroundings = {}): Outcome {
  const files: Record<string, string> = { ...surroundings.files, 'dags/main.py': text }
  const { scope, left, errors, modules } = evaluate(
    'dags/main.py',
    parsePython(text),
    modulesOf(files, surroundings),
    surroundings.limits,
  )
  const place = ({ span, file }: { span: Span; file: string }): string => {
    const before = (files[file] ?? '').slice(0, span.start).split('\n')
    const at = `${before.length}:${(before.at(-1) ?? '').length + 1}`
    return file === 'dags/main.py' ? at : `${file}:${at}`
  }
  const own = [...scope.variables].filter(([name]) => !name.startsWith('__'))
  return {
    values: Object.fromEntries(own.map(([name, value]) => [name, shown(value)])),
    left: left.map(one => `${place(one)} ${one.reason}`),
    errors: errors.map(error => `${place(error)} ${error.type}: ${error.message}`),
    modules,
  }
}

/** Modules as they lie in a folder of DAGs: absolute names count from `dags/`. */
function modulesOf(files: Readonly<Record<string, string>>, { hosts = {}, installed }: Surroundings): Modules {
  return {
    host: name => hosts[name] ?? null,
    source: (name, level, from) => {
      const folder = level === 0 ? 'dags' : from.split('/').slice(0, -level).join('/')
      const base = [folder, ...name.split('.').filter(part => part !== '')].join('/')
      const path = [`${base}.py`, `${base}/__init__.py`].find(path => files[path] !== undefined)
      return path === undefined ? null : { path, text: files[path] as string }
    },
    ...(installed !== undefined && { installed }),
  }
}

/** A value as text; `?` before what is unknown, `~` before what is opaque. */
export function shown(value: Value, depth = 0): string {
  if (depth > 5) return '…'
  const inner = (item: Value): string => shown(item, depth + 1)
  switch (value.kind) {
    case 'unknown':
      return `?${value.reason}`
    case 'opaque':
      return `~${value.text}`
    case 'none':
      return 'None'
    case 'bool':
      return value.value ? 'True' : 'False'
    case 'int':
    case 'float':
      return String(value.value)
    case 'str':
      return `'${value.value}'`
    case 'list':
      return value.partly === undefined ? `[${value.items.map(inner).join(', ')}]` : `?${value.partly.reason}`
    case 'tuple':
      return `(${value.items.map(inner).join(', ')})`
    case 'set':
      return value.partly === undefined
        ? `{${[...value.items.values()].map(inner).join(', ')}}`
        : `?${value.partly.reason}`
    case 'dict': {
      const entries = [...value.entries.values()].map(entry => `${inner(entry.key)}: ${inner(entry.value)}`)
      return `{${[...entries, ...(value.partly === undefined ? [] : [`?${value.partly.reason}`])].join(', ')}}`
    }
    case 'instance':
      return `${value.of.name}(${[...value.members].map(([name, member]) => `${name}=${inner(member)}`).join(', ')})`
    case 'host':
      return value.describe()
    case 'function':
    case 'class':
    case 'module':
      return `${value.kind} ${value.name}`
    default:
      return value.kind
  }
}
