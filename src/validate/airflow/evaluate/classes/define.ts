import type { ClassDef } from '../../../python/ast.js'
import { argumentsOf } from '../calls/evaluate.js'
import { frameOf } from '../core/frame.js'
import type { Interpreter } from '../core/interpreter.js'
import { positional } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import { assignName } from '../run/assign.js'
import { spread } from '../run/displays.js'
import type { Arguments, ClassValue, Value } from '../value.js'
import { classMember } from './attributes.js'
import { Descriptor } from './descriptors.js'
import { fillEnum } from './enums.js'
import { annotatedFields } from './fields.js'
import { ancestorsOf } from './mro.js'
import { tupleClass } from './named-tuples.js'

/** `class`: the body runs in a scope of its own, whose variables become the members. */
export function defineClass(node: ClassDef, machine: Interpreter): void {
  const decorators = node.decorators.map(decorator => machine.evaluate(decorator))
  const bases = spread(node.bases, machine)
  const known = 'kind' in bases ? [bases] : bases.filter(base => !isHarmless(base))
  const keywords = argumentsOf({ args: [], keywords: node.keywords }, machine)
  const made: ClassValue = {
    kind: 'class',
    name: node.name,
    node,
    bases: known,
    members: new Map(),
    file: machine.file,
  }
  const outer = machine.frame
  const frame = frameOf('class', outer, outer.module, null)
  frame.variables = made.members
  machine.frame = frame
  try {
    machine.run(node.body)
  } finally {
    machine.frame = outer
  }
  frame.defines = made
  let value: Value = completed(made, node, machine)
  initialiseSubclass(made, keywords, machine, node)
  for (let at = decorators.length - 1; at >= 0; at -= 1)
    value = machine.call(decorators[at] as Value, positional(value), node.decorators[at] ?? node)
  assignName(node.name, value, machine)
}

/** Tells the class that it derives from, where that wants to know. */
function initialiseSubclass(made: ClassValue, keywords: Arguments, machine: Interpreter, node: ClassDef): void {
  for (const base of ancestorsOf(made).slice(1)) {
    const member = base.kind === 'class' ? base.members.get('__init_subclass__') : undefined
    if (member === undefined) continue
    const callee = member instanceof Descriptor ? member.callee : member
    const named = new Map([...keywords.named].filter(([name]) => name !== 'metaclass'))
    machine.call({ kind: 'method', self: made, callee }, { ...keywords, named }, node)
    return
  }
}

/** Bases that bring nothing: `object`, `ABC`, `Generic[T]`. */
function isHarmless(base: Value): boolean {
  return (base instanceof BuiltinType && base.name === 'object') || (base.kind === 'opaque' && base.type === 'typing')
}

function completed(made: ClassValue, node: ClassDef, machine: Interpreter): Value {
  for (const base of made.bases) {
    if (!(base instanceof BuiltinType) && base.kind !== 'class') continue
    const kind = base.kind === 'class' ? classMember(base, '__enum__') : base.facts.members?.['__enum__']
    if (kind !== undefined) return fillEnum(made, machine)
    if (base instanceof BuiltinType && base.qualified === 'typing.NamedTuple')
      return tupleClass(made, annotatedFields(node, made))
  }
  return made
}
