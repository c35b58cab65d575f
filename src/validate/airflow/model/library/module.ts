import type { Span } from '../../../python/ast.js'
import type { Arguments, Machine, Value } from '../../evaluate/value.js'
import { HostFunction, opaque } from '../graph/functions.js'
import type { Known } from '../graph/node.js'
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
  literal: () => new HostFunction('literal', args => args.positional[0] ?? { kind: 'none' }),
}

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

  get(name: string): Value | undefined {
    if (name === '__version__') return { kind: 'str', value: VERSIONS[this.model.version] }
    if (name === '__name__') return { kind: 'str', value: this.name }
    if (name.startsWith('__')) return undefined
    const known = this.members.get(name) ?? this.member(name)
    this.members.set(name, known)
    return known
  }

  private member(name: string): Value {
    const { model } = this
    const make = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
    if (make !== undefined) return make(model)
    if (FROM_DATABASE.has(name)) return new DatabaseClass(model, name)
    if (isEnumName(name)) return new Enumeration(model, name)
    if (/^_?[A-Z]/.test(name)) return model.classOf(this.name, name, () => new AirflowClass(model, this.name, name))
    return new AirflowModule(model, `${this.name}.${name}`)
  }

  call(_args: Arguments, _machine: Machine, span: Span): Value {
    return opaque(null, `${this.name}(...)`, { span })
  }
}
