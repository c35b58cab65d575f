import { joined } from '../../../words/listed.js'
import { quoted } from '../../../words/quoted.js'
import type { Argument, ExtractedTask } from '../../model/extracted.js'
import { isAbsent } from '../../model/graph/node.js'
import type { Checking } from '../checking.js'
import { wrongArguments } from '../refused/arguments.js'

type Args = ExtractedTask['args']

/** Arguments of which an operator takes one. */
const ONE_OF: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  ExternalTaskSensor: [
    ['external_task_id', 'external_task_ids'],
    ['external_task_group_id', 'external_task_ids'],
    ['external_task_group_id', 'external_task_id'],
    ['execution_delta', 'execution_date_fn'],
  ],
}

/** Tells of values that a single operator of Airflow's refuses. */
export function checkOperatorValues(task: ExtractedTask, checking: Checking): void {
  if (task.module === null || task.isOpen) return
  const { operator, args } = task
  for (const [one, other] of Object.hasOwn(ONE_OF, operator) ? (ONE_OF[operator] ?? []) : []) {
    const [first, second] = [args.get(one), args.get(other)]
    if (first === undefined || second === undefined || isAbsent(first.value) || isAbsent(second.value)) continue
    const message = `${quoted(operator)} takes one of ${quoted(one)} and ${quoted(other)}, not both`
    checking.tell(wrongArguments.rule, second, message)
  }
  if (operator === 'ExternalTaskSensor') checkStates(args, checking)
  const depth = operator === 'ExternalTaskMarker' ? args.get('recursion_depth') : undefined
  if (depth?.value.kind === 'int' && depth.value.value <= 0n)
    checking.tell(wrongArguments.rule, depth, '`recursion_depth` must be at least 1')
  const bounds = ['target_lower', 'target_upper'].map(name => args.get(name))
  const [lower] = bounds
  if (operator === 'BranchDateTimeOperator' && lower !== undefined && bounds.every(each => each?.value.kind === 'none'))
    checking.tell(wrongArguments.rule, lower, 'One of `target_lower` and `target_upper` must be given')
}

const OF_RUN = ['queued', 'running', 'success', 'failed']
const OF_TASK = new Set(
  `None awaiting_input deferred failed queued removed restarting running scheduled skipped success up_for_reschedule
  up_for_retry upstream_failed`.split(/\s+/),
)
const STATES = ['allowed_states', 'skipped_states', 'failed_states']

/** The states for which a sensor waits: of a run, or of tasks, each once. */
function checkStates(args: Args, checking: Checking): void {
  const ofTasks = ['external_task_id', 'external_task_ids', 'external_task_group_id'].some(
    name => !isAbsent(args.get(name)?.value),
  )
  const seen = new Set<string>(args.has('allowed_states') ? [] : ['success'])
  for (const name of STATES) {
    const given = args.get(name)
    for (const state of given === undefined ? [] : textsIn(given)) {
      const place = given as Argument
      const isKnown = ofTasks ? OF_TASK.has(state) : OF_RUN.includes(state)
      if (!isKnown) {
        const known = ofTasks ? 'a task' : `a run, which are ${joined(OF_RUN.map(quoted), 'and')}`
        checking.tell(wrongArguments.rule, place, `${quoted(state)} is no state of ${known}`)
      } else if (seen.has(state))
        checking.tell(wrongArguments.rule, place, `The sensor is given the state ${quoted(state)} twice`)
      seen.add(state)
    }
  }
}

function textsIn({ value }: Argument): string[] {
  const items = value.kind === 'list' || value.kind === 'tuple' ? value.items : []
  return items.flatMap(item => (item.kind === 'str' ? [item.value] : []))
}
