import type { Span } from '../../../python/ast.js'
import { Builtin, Variadic } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { dictOf, str, tuple } from '../core/make.js'
import type { Arguments, ClassValue, Instance, Value } from '../value.js'
import { bindable, Descriptor } from './descriptors.js'

/** Has a class make tuples whose items have names. */
export function tupleClass(made: ClassValue, fields: readonly { name: string; value: Value | undefined }[]): Value {
  const names = fields.map(({ name }) => name)
  for (const [at, name] of names.entries()) made.members.set(name, new Descriptor('property', itemGetter(at)))
  for (const name of ['_fields', '__match_args__']) made.members.set(name, tuple(names.map(str)))
  const initialise = new Variadic('__init__', (args, machine, span) => {
    const [self, ...values] = args.positional
    if (self?.kind !== 'instance') return machine.unknown('what the tuple holds is not told', span)
    self.data = tuple(itemsFor(made, fields, { ...args, positional: values }, machine, span))
    return { kind: 'none' }
  })
  made.members.set('__init__', bindable(initialise))
  made.members.set('_asdict', bindable(asDict(names)))
  made.members.set('_replace', bindable(replacing(names)))
  return made
}

const itemGetter = (at: number): Value =>
  new Builtin(
    'itemgetter',
    'self',
    ([self], machine, span) => itemsOf(self)[at] ?? machine.unknown('the item is not told', span),
  )

const itemsOf = (self: Value | undefined): readonly Value[] =>
  self?.kind === 'instance' && self.data?.kind === 'tuple' ? self.data.items : []

const asDict = (names: readonly string[]): Value =>
  new Builtin('_asdict', 'self', ([self]) =>
    dictOf(itemsOf(self).map((item, at) => [names[at] as string, item] as const)),
  )

const replacing = (names: readonly string[]): Value =>
  new Variadic('_replace', ({ positional: [self], named }) => {
    const items = itemsOf(self).map((item, at) => named.get(names[at] as string) ?? item)
    return { ...(self as Instance), members: new Map(), data: tuple(items) }
  })

function itemsFor(
  of: ClassValue,
  fields: readonly { name: string; value: Value | undefined }[],
  args: Arguments,
  machine: Interpreter,
  span: Span,
): Value[] {
  const unexpected = [...args.named.keys()].find(name => !fields.some(field => field.name === name))
  if (unexpected !== undefined || args.positional.length > fields.length)
    machine.fail(
      'TypeError',
      `${of.name}.__new__() got ${unexpected === undefined ? 'too many arguments' : `an unexpected keyword argument '${unexpected}'`}`,
      span,
    )
  return fields.map(({ name, value }, at) => {
    const item = args.positional[at] ?? args.named.get(name) ?? args.incomplete ?? value
    return item ?? machine.fail('TypeError', `${of.name}.__new__() missing required argument: '${name}'`, span)
  })
}
