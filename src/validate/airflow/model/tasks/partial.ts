import type { Arguments, Value } from '../../evaluate/value.js'
import { HostFunction } from '../graph/functions.js'
import type { Group } from '../graph/group.js'
import type { Known } from '../graph/node.js'
import { needs } from '../graph/references.js'
import { relate } from '../graph/relations.js'
import type { Task } from '../graph/task.js'
import type { OperatorClass } from '../library/operators.js'
import type { At, Model } from '../state.js'
import { checkNamesOf } from './check-arguments.js'
import { type Expansion, expanded, expandedKwargs } from './expansion.js'
import { makeTask } from './make.js'
import { type Placement, placementOf } from './placement.js'

/** What `partial` has a value for in any case, in both versions. */
const UNMAPPABLE: ReadonlySet<string> = new Set(
  `owner retries retry_delay retry_exponential_backoff max_retry_delay depends_on_past ignore_first_depends_on_past
  wait_for_past_depends_before_skipping wait_for_downstream priority_weight weight_rule queue pool_slots execution_timeout
  on_execute_callback on_failure_callback on_success_callback on_retry_callback on_skipped_callback trigger_rule
  map_index_template executor_config inlets outlets allow_nested_operators`.split(/\s+/),
)

/** `SomeOperator.partial(...)`, which becomes a task when it is expanded. */
class Partial implements Known {
  readonly kind = 'host'
  readonly role = 'partial'
  readonly type = 'OperatorPartial'
  readonly truth = true

  constructor(
    private readonly model: Model,
    private readonly of: OperatorClass,
    readonly args: Arguments,
    readonly placement: Placement,
  ) {}

  describe(): string {
    return `${this.of.name}.partial(...)`
  }

  get(name: string): Value | undefined {
    if (name !== 'expand' && name !== 'expand_kwargs') return undefined
    return new HostFunction(name, (args, at) => {
      const over = name === 'expand' ? expanded(this.model, args, at) : expandedKwargs(this.model, args, at)
      return this.expand(over, at)
    })
  }

  private expand(over: Expansion, at: At): Task {
    const { model, of, args, placement } = this
    if (of.signature) checkNamesOf(model, of, { ...args, named: over.arguments, spans: over.spans }, at, true)
    for (const name of over.arguments.keys())
      if (args.named.has(name) || UNMAPPABLE.has(name))
        model.refuse('mapping', 'TypeError', `unmappable or already specified argument: ${name}`, {
          machine: at.machine,
          span: over.spans.get(name) ?? at.span,
        })
    refuseNested(model, placement.group, at)
    const task = makeTask(model, of, args, at, { isMapped: true, placement })
    for (const before of over.tasks) relate(task, before, true, null, at)
    for (const field of of.fields ?? []) needs(task, args.named.get(field), at)
    return task
  }
}

/** `partial` of a class of operators. */
export function partialOf(model: Model, of: OperatorClass): Value {
  return new HostFunction('partial', (args, at) => {
    if (args.positional.length > 0 && of.isKnown)
      model.refuse('mapping', 'TypeError', 'partial() takes keyword arguments only', at)
    if (!args.named.has('task_id') && args.incomplete === null && of.isKnown)
      model.refuse('no-id', 'TypeError', `partial() missing 1 required keyword-only argument: 'task_id'`, at)
    return new Partial(model, of, args, placementOf(model, args, `a task of ${of.name}`, at))
  })
}

/** Airflow does not map tasks in a group that is mapped itself. */
export function refuseNested(model: Model, group: Group | null, at: At): void {
  for (let around = group; around !== null; around = around.parent)
    if (around.mappedOver !== null)
      model.refuse(
        'mapping',
        'NotImplementedError',
        'operator expansion in an expanded task group is not yet supported',
        at,
      )
}
