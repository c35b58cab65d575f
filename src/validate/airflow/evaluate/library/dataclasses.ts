import type { Span } from '../../../python/ast.js'
import { type DataField, DataFields, FieldFacts } from '../classes/data-fields.js'
import { makeDataclass } from '../classes/dataclasses.js'
import { Builtin, Variadic } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { bool, dictOf, tuple } from '../core/make.js'
import { opaque } from '../operators/opaque.js'
import type { Instance, Value } from '../value.js'
import { members } from './members.js'

const dataclass = new Variadic('dataclass', ({ positional: [of], named }) => {
  if (of?.kind === 'class') return makeDataclass(of, named)
  return new Builtin('dataclass', 'class', ([given]) =>
    given?.kind === 'class' ? makeDataclass(given, named) : (given as Value),
  )
})

/** The fields of an instance with their values; null of what is none of a dataclass. */
function fieldsOf(
  value: Value | undefined,
  machine: Interpreter,
  isWanted: (field: DataField) => boolean = () => true,
): [string, Value][] | null {
  const of = value?.kind === 'instance' ? value.of : value?.kind === 'class' ? value : null
  const facts = of === null ? undefined : machine.classMember(of, '__dataclass_fields__')
  if (!(facts instanceof DataFields)) return null
  return facts.fields
    .filter(isWanted)
    .map(({ name }) => [name, (value as Instance).members.get(name) ?? { kind: 'none' }])
}

/** A value with the instances of dataclasses in it as dicts or tuples. */
function unfolded(value: Value, fold: (fields: [string, Value][]) => Value, machine: Interpreter, span: Span): Value {
  machine.step(span)
  const inner = (item: Value): Value => {
    machine.descend(span)
    const made = unfolded(item, fold, machine, span)
    machine.rise()
    return made
  }
  const fields = value.kind === 'instance' ? fieldsOf(value, machine) : null
  if (fields !== null) return fold(fields.map(([name, item]) => [name, inner(item)]))
  if (value.kind === 'list') return { ...value, items: value.items.map(inner) }
  if (value.kind === 'tuple') return tuple(value.items.map(inner))
  if (value.kind !== 'dict') return value
  return {
    ...value,
    entries: new Map([...value.entries].map(([key, entry]) => [key, { key: entry.key, value: inner(entry.value) }])),
  }
}

/** What `fields()` tells of one. */
class NamedField extends FieldFacts {
  constructor(private readonly name: string) {
    super(new Map())
  }
  get(name: string): Value | undefined {
    return name === 'name' ? { kind: 'str', value: this.name } : undefined
  }
}

export const DATACLASSES: ReadonlyMap<string, Value> = members(
  {
    asdict: ['value', ([value], machine, span) => unfolded(value as Value, dictOf, machine, span)],
    astuple: [
      'value',
      ([value], machine, span) =>
        unfolded(value as Value, fields => tuple(fields.map(([, item]) => item)), machine, span),
    ],
    fields: [
      'value',
      ([value], machine, span) => {
        const fields = fieldsOf(value, machine)
        return fields === null
          ? machine.unknown('the fields are not told', span)
          : tuple(fields.map(([name]) => new NamedField(name)))
      },
    ],
    is_dataclass: ['value', ([value], machine) => bool(fieldsOf(value, machine) !== null)],
  },
  {
    dataclass,
    field: new Variadic('field', ({ named }) => new FieldFacts(named)),
    KW_ONLY: opaque('typing', 'KW_ONLY', { start: 0, end: 0 }),
    replace: new Variadic('replace', ({ positional: [value], named }, machine, span) => {
      const fields = fieldsOf(value, machine, ({ inInit }) => inInit)
      if (fields === null || value?.kind !== 'instance') return machine.unknown('the fields are not told', span)
      return machine.call(
        value.of,
        { positional: [], named: new Map([...fields, ...named]), spans: new Map(), incomplete: null },
        span,
      )
    }),
  },
)
