import type { Span } from '../../../python/ast.js'
import { isTypo } from '../../../words/typo.js'
import type { Arguments, Machine, Value } from '../../evaluate/value.js'
import type { Dag } from '../graph/dag.js'
import { HostFunction } from '../graph/functions.js'
import type { Known } from '../graph/node.js'
import { taskflowClass } from '../library/operators.js'
import type { At, Model } from '../state.js'
import { merged } from './decorated-function.js'
import { parametersOf } from './functions.js'
import { Decorated } from './taskflow.js'

/** The variants of Airflow and of its packages; others are there where a package brings them. */
const VARIANTS: ReadonlySet<string> = new Set(
  `python bash branch branch_external_python branch_virtualenv external_python sensor short_circuit stub virtualenv
  docker kubernetes kubernetes_cmd pyspark snowpark sql analytics llm llm_branch llm_sql agent embed`.split(/\s+/),
)

/** `@task` itself with all its variants; of one DAG where it is `@dag.task`. */
export class TaskDecorator implements Known {
  readonly kind = 'host'
  readonly role = 'thing'
  readonly type = 'TaskDecoratorCollection'

  constructor(
    private readonly model: Model,
    private readonly variant: string,
    private readonly dag: Dag | null = null,
  ) {}

  describe(): string {
    return taskflowClass(this.variant).name
  }

  get(name: string, machine: Machine, span: Span): Value | undefined {
    if (name.startsWith('__')) return undefined
    if (name === 'skip_if' || name === 'run_if') return new HostFunction(name, () => new HostFunction(name, first))
    if (name === 'override')
      return new HostFunction(name, args => new HostFunction('task', (more, at) => this.decorate(more, args, at)))
    if (!VARIANTS.has(name) && [...VARIANTS].some(variant => isTypo(name, variant)))
      this.model.refuse('python', 'AttributeError', `task decorator '${name}' not found`, { machine, span })
    return new TaskDecorator(this.model, name, this.dag)
  }

  call(args: Arguments, machine: Machine, span: Span): Value {
    const [callee] = args.positional
    const callable = callee ?? args.named.get('python_callable')
    const rest = {
      ...args,
      positional: [],
      named: new Map([...args.named].filter(([name]) => name !== 'python_callable')),
    }
    if (callable !== undefined && ['str', 'int', 'float', 'bool', 'list', 'dict'].includes(callable.kind)) {
      const message = 'No positional arguments allowed while using @task, use named arguments instead'
      this.model.refuse('arguments', 'TypeError', message, { machine, span })
    }
    if (callable !== undefined) return this.decorate({ ...args, positional: [callable] }, rest, { machine, span })
    return new HostFunction('task', (more, at) => this.decorate(more, rest, at))
  }

  private decorate(of: Arguments, args: Arguments, at: At): Value {
    const callee: Value = of.positional[0] ?? { kind: 'none' }
    if (parametersOf(callee)?.some(({ name }) => name === 'self') === true)
      this.model.refuse('arguments', 'TypeError', `${this.describe()} does not support methods`, at)
    const named = new Map<string, Value>(this.dag === null ? [] : [['dag', this.dag]])
    return new Decorated(this.model, callee, this.variant, merged({ ...args, named }, args))
  }
}

const first = (args: Arguments): Value => args.positional[0] ?? { kind: 'none' }
