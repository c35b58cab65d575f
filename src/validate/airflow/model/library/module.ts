import type { Span } from '../../../python/ast.js'
import type { Arguments, Machine, Value } from '../../evaluate/value.js'
import { HostFunction, opaque } from '../graph/functions.js'
import { type Known, nodeOf } from '../graph/node.js'
import type { Model } from '../state.js'
import { dagDecorator } from '../tasks/dag-decorator.js'
import { groupDecorator } from '../tasks/group-decorator.js'
import { setupDecorator, teardownDecorator } from '../tasks/setup-decorators.js'
import { TaskDecorator } from '../tasks/task-decorator.js'
import { AssetDecorator } from './assets.js'
import { chain, chainLinear, crossDownstream } from './chains.js'
import { AirflowClass } from './classes.js'
import { contextWrapper } from './context-wrapper.js'
import { DatabaseClass } from './database.js'
import { Enumeration, isEnumName } from './enums.js'

/** Functions that mean something to a graph, wherever they are imported from. */
const FUNCTIONS: Readonly<Record<string, (model: Model) => Value>> = {
  dag: dagDecorator,
  task: model => new TaskDecorator(model, 'python'),
  python_task: model => new TaskDecorator(model, 'python'),
  task_group: groupDecorator,
  setup: setupDecorator,
  teardown: teardownDecorator,
  asset: model => new AssetDecorator(model),
  chain,
  chain_linear: chainLinear,
  cross_downstream: crossDownstream,
  context_wrapper: contextWrapper,
  result: () => new HostFunction('result', args => args.positional[0] ?? { kind: 'none' }),
  // Airflow asks whether virtualenv is installed. Where a DAG has tasks for it, it is where they are to run.
  is_venv_installed: () => new HostFunction('is_venv_installed', () => ({ kind: 'bool', value: true })),
  // Of old files; it changes nothing.
  apply_defaults: () => new HostFunction('apply_defaults', args => args.positional[0] ?? { kind: 'none' }),
  literal: () => new HostFunction('literal', args => args.positional[0] ?? { kind: 'none' }),
}

const listsNode = (value: Value): boolean =>
  (value.kind === 'list' || value.kind === 'tuple') && value.items.some(item => nodeOf(item) !== null)

/** Modules that have the name of a function in them. */
const MODULES = new Set(
  `airflow.utils.task_group airflow.utils.setup_teardown airflow.models.dag airflow.models.asset airflow.sdk.definitions.dag
  airflow.sdk.definitions.asset`.split(/\s+/),
)

const FROM_DATABASE = new Set(['Variable', 'Connection', 'BaseHook'])
const VERSIONS = { '2': '2.11.2', '3': '3.3.2' }

/** `airflow`, or a module or a function of it: which of them a name is, is told by how it is used. */
export class AirflowModule implements Known {
  readonly kind = 'host'
  readonly role = 'thing'
  readonly type = 'module'
  readonly truth = true
  private readonly members = new Map<string, Value>()

  constructor(
    private readonly model: Model,
    private readonly name: string,
  ) {}

  describe(): string {
    return this.name
  }

  get(name: string, machine: Machine, span: Span): Value | undefined {
    if (name === '__version__' || (name === 'version' && this.name === 'airflow.version'))
      return this.model.isVersionKnown
        ? { kind: 'str', value: VERSIONS[this.model.version] }
        : machine.unknown('it is not told which version of Airflow it is', span)
    if (name === '__name__') return { kind: 'str', value: this.name }
    if (name.startsWith('__')) return undefined
    const known = this.members.get(name) ?? this.member(name)
    this.members.set(name, known)
    return known
  }

  private member(name: string): Value {
    const { model } = this
    const make = Object.hasOwn(FUNCTIONS, name) && !MODULES.has(`${this.name}.${name}`) ? FUNCTIONS[name] : undefined
    const shared = (value: () => Value): Value => model.memberOf(this.name, name, true, value)
    if (make !== undefined) return shared(() => make(model))
    if (FROM_DATABASE.has(name)) return shared(() => new DatabaseClass(model, name))
    if (isEnumName(name)) return shared(() => new Enumeration(model, name))
    // A constant, whatever it stands for.
    if (/^[A-Z][A-Z0-9]*_[A-Z0-9_]*$|^(?!DAG$)[A-Z]{3,}$/.test(name)) return constant(`${this.name}.${name}`)
    if (/^_?[A-Z]/.test(name))
      return model.memberOf(this.name, name, false, () => new AirflowClass(model, this.name, name))
    return new AirflowModule(model, `${this.name}.${name}`)
  }

  call(args: Arguments, machine: Machine, span: Span): Value {
    const isGiven = [...args.positional, ...args.named.values()].some(
      value => nodeOf(value) !== null || listsNode(value),
    )
    if (isGiven) machine.leave(`what ${this.name} does with what it is given is not known`, span)
    return opaque(null, `${this.name}(...)`, { span })
  }
}

const constant = (name: string): Value => ({
  kind: 'unknown',
  reason: `${name} is not evaluated`,
  span: { start: 0, end: 0 },
  file: '',
})
