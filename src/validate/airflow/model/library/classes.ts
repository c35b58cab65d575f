import type { Parameters, Span } from '../../../python/ast.js'
import { ancestorsOf } from '../../evaluate/classes/mro.js'
import { type Arguments, type HostObject, type Instance, type Machine, NONE, type Value } from '../../evaluate/value.js'
import type { Place } from '../extracted.js'
import { argument, HostFunction, opaque } from '../graph/functions.js'
import { Label } from '../graph/label.js'
import type { Known } from '../graph/node.js'
import { knownOf, textOf } from '../graph/node.js'
import type { Task } from '../graph/task.js'
import { keyOf, XCom } from '../graph/xcom.js'
import type { At, Model } from '../state.js'
import { makeDag } from '../tasks/dag.js'
import { makeGroup, OF_GROUP } from '../tasks/group.js'
import { makeTask } from '../tasks/make.js'
import { operatorArguments } from '../tasks/operator-arguments.js'
import { partialOf } from '../tasks/partial.js'
import { checkAsset } from './asset-names.js'
import { BASE_ARGUMENTS, isOperatorName, type OperatorClass } from './operators.js'
import { fieldsOf, signatureOf } from './signatures.js'
import { Thing, type Use } from './thing.js'

type Make = (model: Model, args: Arguments, at: At) => HostObject

/** The classes whose objects are parts of a graph. */
const MAKERS: Readonly<Record<string, Make>> = {
  DAG: makeDag,
  TaskGroup: (model, args, at) => makeGroup(model, args, at),
  EdgeModifier: makeLabel,
  Label: makeLabel,
  XComArg: (model, args) => {
    const task = knownOf(argument(args, 'operator', 0))
    return new XCom(model, task?.role === 'task' ? [task as Task] : [], keyOf(argument(args, 'key', 1)))
  },
}

function makeLabel(model: Model, args: Arguments): HostObject {
  return new Label(model, textOf(argument(args, 'label', 0)))
}

/** What the other classes are for, by their names. */
const USES: readonly (readonly [RegExp, Use])[] = [
  [/^(?:Asset|Dataset)(?:Alias|All|Any|Ref)?$/, 'asset'],
  [/(?:Timetable|TimeSchedule)$/, 'timetable'],
  [/^Param$/, 'param'],
  [/Hook$/, 'hook'],
]

/** A class of Airflow's. */
export class AirflowClass implements Known {
  readonly kind = 'host'
  readonly role = 'thing'
  readonly truth = true

  constructor(
    private readonly model: Model,
    private readonly module: string,
    private readonly name: string,
  ) {}

  /** For `isinstance`. */
  get className(): string {
    return this.name
  }

  get type(): string {
    return 'type'
  }

  describe(): string {
    return `class ${this.name}`
  }

  /** Whether it is one of operators. */
  get isOperator(): boolean {
    return isOperatorName(this.name) && !Object.hasOwn(MAKERS, this.name)
  }

  get(name: string, _machine: Machine, span: Span): Value | undefined {
    if (name === '__name__' || name === '__qualname__') return { kind: 'str', value: this.name }
    if (name === '__module__') return { kind: 'str', value: this.module }
    if (name === '__init__') return this.initialiser
    if (name.startsWith('__')) return undefined
    if (this.isOperator && name === 'partial') return partialOf(this.model, this.operator())
    const fields = name === 'template_fields' ? fieldsOf(this.module, this.name) : null
    if (fields !== null) return { kind: 'tuple', items: fields.map(value => ({ kind: 'str', value }) as const) }
    return opaque(null, `${this.name}.${name}`, { span })
  }

  call(args: Arguments, machine: Machine, span: Span): Value {
    return this.make(args, null, { machine, span })
  }

  derive(args: Arguments, instance: Instance, machine: Machine, span: Span): HostObject {
    return this.make(args, instance, { machine, span })
  }

  /** What Airflow's metaclass makes of the arguments of an operator: defaults of the DAG and its groups are among them. */
  given(args: Arguments, parameters: Parameters, machine: Machine, span: Span): Arguments {
    return this.isOperator ? operatorArguments(this.model, args, parameters, { machine, span }) : args
  }

  /** `BaseOperator.__init__(self, ...)`. */
  private get initialiser(): Value {
    return new HostFunction('__init__', (args, at) => {
      const [self, ...positional] = args.positional
      if (self?.kind === 'instance') self.host = this.make({ ...args, positional }, self, at)
      return NONE
    })
  }

  private make(args: Arguments, instance: Instance | null, at: At): HostObject {
    const maker = Object.hasOwn(MAKERS, this.name) ? MAKERS[this.name] : undefined
    if (maker !== undefined) return maker(this.model, args, at)
    if (this.name.endsWith('TaskGroup')) return this.group(args, at)
    if (this.isOperator || args.named.has('task_id')) return this.task(args, instance, at)
    if (instance === null) checkAsset(this.model, this.name, args, at)
    const use = USES.find(([pattern]) => pattern.test(this.name))?.[1] ?? 'other'
    return new Thing(this.model, instance?.of.name ?? this.name, use, args, at.machine.file, at.span)
  }

  /** A group of a provider's: what it takes beside, and which tasks it makes itself, is not known. */
  private group(args: Arguments, at: At): HostObject {
    const group = makeGroup(
      this.model,
      { ...args, named: new Map([...args.named].filter(([name]) => OF_GROUP.has(name))) },
      at,
    )
    this.model.leave(group.dag, `which tasks a ${this.name} makes itself is not known`, at)
    group.doubt()
    return group
  }

  private task(args: Arguments, instance: Instance | null, at: At): HostObject {
    if (instance === null) return makeTask(this.model, this.operator(), args, at)
    if (this.name === 'BaseOperator') refuseUnknown(this.model, instance, args, at)
    const of = { ...this.operator(), name: instance.of.name, module: null, fields: ownFields(instance, at) }
    return makeTask(this.model, of, args, at, { instance })
  }

  private operator(): OperatorClass {
    const signature = signatureOf(this.module, this.name)
    return { name: this.name, module: this.module, isKnown: true, fields: fieldsOf(this.module, this.name), signature }
  }
}

/** The `template_fields` of a class of the files, its own or those of a base; null where they are not known. */
function ownFields(instance: Instance, { machine, span }: At): readonly string[] | null {
  const value = machine.attribute(instance.of, 'template_fields', span)
  if (value.kind !== 'tuple' && value.kind !== 'list') return null
  const fields = value.items.map(textOf)
  return fields.includes(null) ? null : (fields as string[])
}

/** Refuses what an `__init__` of the files passes on, and no operator takes: where the operator is made. */
function refuseUnknown(model: Model, { of }: Instance, args: Arguments, { machine, span }: At): void {
  const unknown = [...args.named.keys()].find(name => !BASE_ARGUMENTS.has(name))
  if (unknown === undefined) return
  const message = `Invalid arguments were passed to ${of.name}. Invalid arguments were: '${unknown}'`
  const classes = [of, ...ancestorsOf(of)].flatMap(each => (each.kind === 'class' ? [each] : []))
  const made = machine.calls.findLast(call => !classes.some(({ file, node }) => isWithin(call, file, node)))
  const place = made?.file === machine.file ? made.span : span
  model.refuse('arguments', model.exception('TypeError'), message, { machine, span: place })
}

const isWithin = (call: Place, file: string, { start, end }: Span): boolean =>
  call.file === file && start <= call.span.start && call.span.end <= end
