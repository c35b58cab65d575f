import type { Span } from '../../../python/ast.js'
import type { Arguments, Machine, Value } from '../../evaluate/value.js'
import type { Dag } from '../graph/dag.js'
import { HostFunction } from '../graph/functions.js'
import type { Known } from '../graph/node.js'
import { taskflowClass } from '../library/operators.js'
import type { Model } from '../state.js'
import { Decorated, merged } from './taskflow.js'

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

  get(name: string): Value | undefined {
    if (name.startsWith('__')) return undefined
    if (name === 'skip_if' || name === 'run_if') return new HostFunction(name, () => new HostFunction(name, first))
    if (name === 'override')
      return new HostFunction(name, args => new HostFunction('task', more => this.decorate(more, args)))
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
    if (callable !== undefined) return this.decorate({ ...args, positional: [callable] }, rest)
    return new HostFunction('task', more => this.decorate(more, rest))
  }

  private decorate(of: Arguments, args: Arguments): Value {
    const callee: Value = of.positional[0] ?? { kind: 'none' }
    const named = new Map<string, Value>(this.dag === null ? [] : [['dag', this.dag]])
    return new Decorated(this.model, callee, this.variant, merged({ ...args, named }, args))
  }
}

const first = (args: Arguments): Value => args.positional[0] ?? { kind: 'none' }
