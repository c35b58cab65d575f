import type { Span } from '../../../python/ast.js'
import { Variadic } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { listed } from '../core/listed.js'
import { bool, int, NONE_VALUE, positional, str, tuple } from '../core/make.js'
import type { Arguments, ClassValue, HostObject, Value } from '../value.js'
import { type DataField, DataFields, FieldFacts } from './data-fields.js'
import { bindable } from './descriptors.js'
import { annotatedFields } from './fields.js'
import { ancestorsOf } from './mro.js'

/** `@dataclass`: what it adds to a class. */
export function makeDataclass(made: ClassValue, options: ReadonlyMap<string, Value>): Value {
  const fields = new Map<string, DataField>()
  for (const base of [...ancestorsOf(made)].reverse())
    for (const field of dataFieldsOf(base)?.fields ?? []) fields.set(field.name, field)
  const keywordOnly = isTrue(options.get('kw_only'))
  let isBehindMark = false
  for (const { name, value, annotation } of annotatedFields(made.node, made)) {
    const isMark =
      annotation.kind === 'Name'
        ? annotation.id === 'KW_ONLY'
        : annotation.kind === 'Attribute' && annotation.name === 'KW_ONLY'
    if (isMark) isBehindMark = true
    else fields.set(name, fieldOf(name, value, keywordOnly || isBehindMark, made))
  }
  const facts = new DataFields([...fields.values()], isTrue(options.get('frozen')))
  made.members.set('__dataclass_fields__', facts)
  const inOrder = facts.fields.filter(({ inInit, keywordOnly }) => inInit && !keywordOnly)
  if (!made.members.has('__match_args__'))
    made.members.set('__match_args__', tuple(inOrder.map(({ name }) => str(name))))
  if (!made.members.has('__init__')) made.members.set('__init__', bindable(new Initialiser(made.name, facts.fields)))
  if (!made.members.has('__eq__')) made.members.set('__eq__', bindable(equality(facts)))
  return made
}

const isTrue = (value: Value | undefined): boolean => value?.kind === 'bool' && value.value

/** The fields, where a class is a dataclass itself. */
function dataFieldsOf(value: Value): DataFields | undefined {
  const facts = value.kind === 'class' ? value.members.get('__dataclass_fields__') : undefined
  return facts instanceof DataFields ? facts : undefined
}

function fieldOf(name: string, value: Value | undefined, keywordOnly: boolean, made: ClassValue): DataField {
  if (!(value instanceof FieldFacts))
    return { name, default: value, factory: undefined, inInit: true, inRepr: true, keywordOnly }
  const { named } = value
  const given = named.get('default')
  if (given === undefined) made.members.delete(name)
  else made.members.set(name, given)
  return {
    name,
    default: given,
    factory: named.get('default_factory'),
    inInit: named.get('init')?.kind !== 'bool' || isTrue(named.get('init')),
    inRepr: named.get('repr')?.kind !== 'bool' || isTrue(named.get('repr')),
    keywordOnly: named.has('kw_only') ? isTrue(named.get('kw_only')) : keywordOnly,
  }
}

/** The `__init__` of a dataclass. */
class Initialiser implements HostObject {
  readonly kind = 'host'
  constructor(
    private readonly name: string,
    private readonly fields: readonly DataField[],
  ) {}
  describe(): string {
    return 'function __init__'
  }

  call(args: Arguments, machine: Interpreter, span: Span): Value {
    const [self, ...given] = args.positional
    if (self?.kind !== 'instance') return machine.unknown('what the instance holds is not told', span)
    const missing: string[] = []
    const named = new Map(args.named)
    let at = 0
    machine.changeVariables(self.members)
    for (const field of this.fields) {
      const byPosition = field.inInit && !field.keywordOnly ? given[at++] : undefined
      const value =
        byPosition ?? (field.inInit ? named.get(field.name) : undefined) ?? (field.inInit ? args.incomplete : null)
      if (byPosition === undefined && field.inInit) named.delete(field.name)
      const known =
        value ??
        field.default ??
        (field.factory === undefined ? undefined : machine.call(field.factory, positional(), span))
      if (known !== undefined) self.members.set(field.name, known)
      else if (field.inInit) missing.push(`'${field.name}'`)
    }
    if (args.incomplete === null) this.refuse(missing, given.length - at, named, args, machine, span)
    if (machine.classMember(self.of, '__post_init__') !== undefined)
      machine.call(machine.attribute(self, '__post_init__', span), positional(), span)
    return NONE_VALUE
  }

  private refuse(
    missing: string[],
    tooMany: number,
    named: ReadonlyMap<string, Value>,
    args: Arguments,
    machine: Interpreter,
    span: Span,
  ): void {
    const [unexpected] = named.keys()
    const name = `${this.name}.__init__()`
    if (unexpected !== undefined)
      machine.fail(
        'TypeError',
        `${name} got an unexpected keyword argument '${unexpected}'`,
        args.spans.get(unexpected) ?? span,
      )
    if (tooMany > 0) machine.fail('TypeError', `${name} takes fewer positional arguments`, span)
    const what = `missing ${missing.length} required positional argument${missing.length > 1 ? 's' : ''}`
    if (missing.length > 0) machine.fail('TypeError', `${name} ${what}: ${listed(missing)}`, span)
  }
}

const equality = ({ fields }: DataFields): Value =>
  new Variadic('__eq__', ({ positional: [self, other] }, machine, span) => {
    if (self?.kind !== 'instance' || other?.kind !== 'instance' || self.of !== other.of) return bool(false)
    const [one, two] = [self, other].map(({ members }) =>
      tuple(fields.map(({ name }) => members.get(name) ?? int(0))),
    ) as [Value, Value]
    const equal = machine.equal(one, two, span)
    return typeof equal === 'boolean' ? bool(equal) : equal
  })
