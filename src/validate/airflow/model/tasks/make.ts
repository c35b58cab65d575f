import type { Arguments, Instance } from '../../evaluate/value.js'
import type { Argument } from '../extracted.js'
import { placeOf } from '../graph/functions.js'
import { addToDag, addToGroup, checkKey, NO_KEY } from '../graph/membership.js'
import { knownOf } from '../graph/node.js'
import { referencesIn } from '../graph/references.js'
import { Task } from '../graph/task.js'
import { BASE_ARGUMENTS, type OperatorClass } from '../library/operators.js'
import { triggerRules } from '../library/trigger-rules.js'
import type { At, Model } from '../state.js'
import { checkNamesOf, checkValues } from './check-arguments.js'
import { argumentsOf, defaultsFor, type Placement, placementOf } from './placement.js'

/** What is particular about how a task is made. */
export interface Making {
  isMapped?: boolean
  isTaskflow?: boolean
  instance?: Instance
  placement?: Placement
  /** Its id, where it is more than what it is given: without the ids of its groups; null where it is not known. */
  ownId?: string | null
}

/** Makes a task as Airflow does when an operator is called: it joins its group and its DAG, and gets what it needs. */
export function makeTask(model: Model, of: OperatorClass, args: Arguments, at: At, making: Making = {}): Task {
  if (args.positional.length > 0 && of.isKnown)
    model.refuse('arguments', 'TypeError', 'Use keyword arguments when initializing operators', at)
  const placement = making.placement ?? placementOf(model, args, `a task of ${of.name}`, at)
  const isMapped = making.isMapped ?? false
  checkNamesOf(model, of, args, at, isMapped, new Set(defaultsFor(placement, args).keys()))
  const values = argumentsOf(of, placement, args, at)
  const own = making.ownId === undefined ? idIn(model, of, args, placement, at) : making.ownId
  const id = own === null ? null : placement.group === null ? own : placement.group.childId(own)
  const task = new Task(model, id, {
    operator: of.name,
    module: of.module,
    isKnown: of.isKnown,
    fields: of.fields,
    args: values,
    isOpen: args.incomplete !== null,
    isMapped,
    isTaskflow: making.isTaskflow ?? false,
    span: { start: at.span.start, end: at.span.end },
    file: at.machine.file,
    instance: making.instance ?? null,
  })
  settle(model, of, task, placement, placeOf(args, 'task_id', at), at)
  if (task.isMade) task.needFields(at)
  if (of.name === 'SubDagOperator' && knownOf(values.get('subdag')?.value)?.role !== 'dag')
    model.leave(task.dag, `the DAG inside of ${task.describe()} cannot be resolved`, at)
  if (args.incomplete?.hides === true)
    model.leave(task.dag, `what ${task.describe()} is given cannot be resolved: ${args.incomplete.reason}`, at)
  if (of.fields === null) leaveReferences(model, task, values, at)
  return task
}

/** Reads `task_id`. */
function idIn(model: Model, of: OperatorClass, args: Arguments, { dag }: Placement, at: At): string | null {
  const value = args.named.get('task_id')
  if (value?.kind === 'str') return value.value
  if (value === undefined && args.incomplete === null && of.isKnown)
    model.refuse('no-id', 'TypeError', `missing keyword argument 'task_id'`, at)
  if (value !== undefined && NO_KEY.has(value.kind))
    model.refuse('invalid-id', 'TypeError', 'The key has to be a string', placeOf(args, 'task_id', at))
  const why =
    (value?.kind === 'unknown' ? value : args.incomplete)?.reason ?? 'it is put together when the file is read'
  model.leave(dag, `the task_id of this ${of.name} cannot be resolved: ${why}`, placeOf(args, 'task_id', at))
  return null
}

function settle(model: Model, of: OperatorClass, task: Task, placement: Placement, at: At, whole: At): void {
  const { dag, group, isDetached } = placement
  task.isDetached = isDetached
  if (isDetached) {
    task.dag = dag
    dag?.root.doubt()
    if (at.machine.uncertain > 0) model.leave(dag, `whether there is ${task.describe()} is not known`, whole)
    return
  }
  model.tasks.push(task)
  if (group !== null) addToGroup(group, task, at)
  if (task.id !== null) checkKey(model, task.id, at)
  checkTriggerRule(model, task, at)
  checkValues(model, of, task.origin.args, at)
  if (model.setups.active && !task.origin.isMapped) model.setups.add(task, at)
  if (dag !== null) addToDag(dag, task, at)
}

function checkTriggerRule(model: Model, task: Task, at: At): void {
  const given = task.origin.args.get('trigger_rule')
  if (given === undefined) return
  const { value } = given
  task.triggerRule = value.kind === 'str' ? value.value : null
  const rules = triggerRules(model.version, model.lenient)
  const text = value.kind === 'none' ? 'None' : value.kind === 'str' ? value.value : null
  // What a default says wrongly is told where it stands, by the rules.
  if (text === null || given.isDefault || rules.includes(text)) return
  const message = `The trigger_rule must be one of ${rules.join(', ')}; received '${text}'.`
  model.refuse('trigger-rule', model.exception('ValueError'), message, { machine: at.machine, span: given.span })
}

/** Results are given to a class whose fields are not known: whether that makes an edge is not known either. */
function leaveReferences(model: Model, task: Task, values: ReadonlyMap<string, Argument>, at: At): void {
  for (const [name, { value, span, isDefault }] of values) {
    if (isDefault || BASE_ARGUMENTS.has(name)) continue
    const [first] = referencesIn(value)
    if (first === undefined) continue
    const reason = `whether '${name}' of ${task.origin.operator} is templated is not known, and so whether`
    model.leave(task.dag, `${reason} ${task.describe()} comes after ${first.describe()}`, { machine: at.machine, span })
  }
}
