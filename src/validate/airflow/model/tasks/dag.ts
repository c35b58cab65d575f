import type { Arguments, DictValue, Value } from '../../evaluate/value.js'
import type { Argument } from '../extracted.js'
import { Dag } from '../graph/dag.js'
import { placeOf } from '../graph/functions.js'
import { checkKey, NO_KEY } from '../graph/membership.js'
import { flagOf } from '../graph/node.js'
import type { At, Model } from '../state.js'
import { TaskDecorator } from './task-decorator.js'

/** The arguments that Airflow 2 also takes by their position. */
const POSITIONAL = ['dag_id', 'description', 'schedule', 'schedule_interval', 'timetable', 'start_date', 'end_date']

/** What a DAG of either version takes. */
const OF_DAG: ReadonlySet<string> = new Set(
  `dag_id description default_args start_date end_date schedule schedule_interval timetable template_searchpath
  template_undefined user_defined_macros user_defined_filters concurrency max_active_tasks max_active_runs
  max_consecutive_failed_dag_runs dagrun_timeout deadline sla_miss_callback default_view orientation catchup
  on_success_callback on_failure_callback doc_md params access_control is_paused_upon_creation jinja_environment_kwargs
  render_template_as_native_obj tags owner_links auto_register fail_stop fail_fast allowed_run_types dag_display_name
  task_group disable_bundle_versioning rerun_with_latest_version full_filepath`.split(/\s+/),
)

/** What Airflow 3 no longer takes. */
const REMOVED_IN_3 = new Set(
  `schedule_interval timetable full_filepath concurrency default_view orientation fail_stop`.split(' '),
)

/** `DAG(...)`. */
export function makeDag(model: Model, args: Arguments, at: At): Dag {
  const given = argumentsOf(model, args, at)
  const idAt = placeOf(args, 'dag_id', at)
  const id = idIn(model, given.get('dag_id')?.value, args, idAt)
  checkValues(model, given, at)
  const isDetached = at.machine.uncertain > 0
  if (id !== null && !isDetached) checkKey(model, id, idAt)
  const defaults = given.get('default_args')?.value
  const dag = new Dag(
    model,
    id,
    { file: at.machine.file, span: { start: at.span.start, end: at.span.end } },
    given,
    args.incomplete !== null,
    copyOf(defaults),
    flagOf(given.get('auto_register')?.value) ?? true,
    isDetached,
    at.machine.calls.length,
    of => new TaskDecorator(model, 'python', of),
  )
  if (isDetached) at.machine.leave(`whether there is ${dag.describe()} is not known`, at.span)
  else model.dags.push(dag)
  leaveSchedule(model, dag, at)
  if (id === null)
    model.leave(dag, `the dag_id cannot be resolved: ${reasonOf(given.get('dag_id')?.value, args)}`, idAt)
  return dag
}

const LONGEST_TAG = 100

function checkValues(model: Model, given: ReadonlyMap<string, Argument>, { machine }: At): void {
  const tags = given.get('tags')
  const items = tags?.value.kind === 'list' || tags?.value.kind === 'tuple' ? tags.value.items : []
  if (tags !== undefined && items.some(item => item.kind === 'str' && item.value.length > LONGEST_TAG)) {
    const message = `tag cannot be longer than ${LONGEST_TAG} characters`
    model.refuse('arguments', model.exception('ValueError'), message, { machine, span: tags.span })
  }
}

function leaveSchedule(model: Model, dag: Dag, { machine }: At): void {
  for (const name of ['schedule', 'schedule_interval', 'timetable']) {
    const given = dag.args.get(name)
    if (given?.value.kind === 'unknown')
      model.leave(dag, `the schedule cannot be resolved: ${given.value.reason}`, { machine, span: given.span })
  }
}

function argumentsOf(model: Model, args: Arguments, at: At): Map<string, Argument> {
  const { start, end } = at.span
  const given = new Map<string, Argument>()
  const most = model.version === '3' && !model.lenient ? 1 : POSITIONAL.length
  if (args.positional.length > most) {
    const message = `DAG.__init__() takes 2 positional arguments but ${args.positional.length + 1} were given`
    model.refuse('arguments', 'TypeError', message, at)
  }
  const put = (name: string, value: Value): void => {
    const span = args.spans.get(name) ?? { start, end }
    given.set(name, { value, span: { start: span.start, end: span.end }, file: at.machine.file, isDefault: false })
  }
  for (const [index, value] of args.positional.entries()) put(POSITIONAL[index] ?? `${index}`, value)
  for (const [name, value] of args.named) {
    if (!OF_DAG.has(name))
      model.refuse(
        'arguments',
        'TypeError',
        `DAG.__init__() got an unexpected keyword argument '${name}'`,
        placeOf(args, name, at),
      )
    if (model.version === '3' && !model.lenient && REMOVED_IN_3.has(name))
      model.refuse(
        'arguments',
        'TypeError',
        `DAG.__init__() got an unexpected keyword argument '${name}'`,
        placeOf(args, name, at),
      )
    if (given.has(name))
      model.refuse(
        'arguments',
        'TypeError',
        `DAG.__init__() got multiple values for argument '${name}'`,
        placeOf(args, name, at),
      )
    put(name, value)
  }
  return given
}

function idIn(model: Model, value: Value | undefined, args: Arguments, at: At): string | null {
  if (value?.kind === 'str') return value.value
  if (value === undefined && args.incomplete === null)
    model.refuse('no-id', 'TypeError', `DAG.__init__() missing 1 required positional argument: 'dag_id'`, at)
  if (value !== undefined && NO_KEY.has(value.kind))
    model.refuse('invalid-id', 'TypeError', 'The key has to be a string', at)
  return null
}

function reasonOf(value: Value | undefined, args: Arguments): string {
  if (value?.kind === 'unknown') return value.reason
  return args.incomplete?.reason ?? 'it is put together when the file is read'
}

/** Defaults as they are now: what is changed in the dict afterwards is not seen by the DAG. */
function copyOf(value: Value | undefined): DictValue {
  return { kind: 'dict', entries: new Map(value?.kind === 'dict' ? value.entries : []) }
}
