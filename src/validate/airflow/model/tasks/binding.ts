import type { Expression, Parameter } from '../../../python/ast.js'
import type { Arguments, Value } from '../../evaluate/value.js'
import type { At, Model } from '../state.js'
import { parametersOf } from './functions.js'

/** What a task finds in its context: parameters of these names need no value. */
const CONTEXT: ReadonlySet<string> = new Set(
  `asset_state_store conf conn dag dag_run data_interval_end data_interval_start ds ds_nodash exception execution_date
  expanded_ti_count inlet_events inlets logical_date macros map_index_template next_ds next_ds_nodash next_execution_date
  outlet_events outlets params partition_date partition_key prev_data_interval_end_success prev_data_interval_start_success
  prev_ds prev_ds_nodash prev_end_date_success prev_execution_date prev_execution_date_success prev_start_date_success
  reason run_id task task_instance task_instance_key_str task_reschedule_count task_state_store templates_dict test_mode ti
  tomorrow_ds tomorrow_ds_nodash triggering_asset_events triggering_dataset_events try_number ts ts_nodash
  ts_nodash_with_tz var yesterday_ds yesterday_ds_nodash`.split(/\s+/),
)

/** Refuses a call that the function cannot take, as Airflow does before it makes the task. */
export function checkCall(model: Model, callee: Value, args: Arguments, given: ReadonlySet<string>, at: At): void {
  const parameters = parametersOf(callee)
  if (parameters === null) return
  checkContext(model, parameters, at)
  if (args.incomplete !== null) return
  const byPosition = parameters.filter(({ kind }) => kind === 'positional' || kind === 'positional-only')
  const hasRest = parameters.some(({ kind }) => kind === 'rest')
  const hasKeywords = parameters.some(({ kind }) => kind === 'keywords')
  if (args.positional.length > byPosition.length && !hasRest)
    model.refuse('arguments', 'TypeError', 'too many positional arguments', at)
  const taken = new Set(byPosition.slice(0, args.positional.length).map(({ name }) => name))
  for (const name of args.named.keys()) {
    const parameter = parameters.find(
      each => each.name === name && !['rest', 'keywords', 'positional-only'].includes(each.kind),
    )
    if (parameter === undefined && !hasKeywords)
      model.refuse('arguments', 'TypeError', `got an unexpected keyword argument '${name}'`, at)
    if (taken.has(name)) model.refuse('arguments', 'TypeError', `multiple values for argument '${name}'`, at)
  }
  for (const { name, kind, value } of parameters) {
    if (kind === 'rest' || kind === 'keywords' || value !== null || CONTEXT.has(name)) continue
    if (!taken.has(name) && !args.named.has(name) && !given.has(name))
      model.refuse('arguments', 'TypeError', `missing a required argument: '${name}'`, at)
  }
}

/** What the context gives can have no other default than None. */
function checkContext(model: Model, parameters: readonly Parameter[], { machine }: At): void {
  const wrong = parameters.find(({ name, value }) => CONTEXT.has(name) && value !== null && !isNone(value))
  if (wrong === undefined) return
  const message = `Context key parameter ${wrong.name} can't have a default other than None`
  model.refuse('arguments', 'ValueError', message, { machine, span: wrong })
}

const isNone = (value: Expression): boolean => value.kind === 'Constant' && value.value === 'None'

/** Refuses names that the function does not have, for `expand` and `partial`. */
export function checkNames(model: Model, callee: Value, doing: string, args: Arguments, at: At): void {
  const parameters = parametersOf(callee)
  if (parameters === null || parameters.some(({ kind }) => kind === 'keywords')) return
  for (const name of args.named.keys())
    if (!parameters.some(parameter => parameter.name === name))
      model.refuse('arguments', 'TypeError', `${doing}() got an unexpected keyword argument '${name}'`, at)
}
