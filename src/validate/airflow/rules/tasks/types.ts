import type { Value } from '../../evaluate/value.js'
import { typeOf } from '../../model/graph/node.js'

/** What an argument must be. */
export type Wanted =
  | 'text'
  | 'whole number'
  | 'true or false'
  | 'timedelta'
  | 'dict'
  | 'datetime'
  | 'seconds or timedelta'
  | 'text or list'

const SPANS = new Set(['timedelta', 'relativedelta', 'Duration'])
const KINDS: Readonly<Record<Wanted, readonly Value['kind'][]>> = {
  text: ['str'],
  'whole number': ['int', 'bool'],
  'true or false': ['bool'],
  timedelta: [],
  dict: ['dict'],
  datetime: [],
  'seconds or timedelta': ['int', 'float', 'bool'],
  'text or list': ['str', 'list', 'tuple', 'set'],
}
/** Kinds that are what they are: others may behave as anything. */
const PLAIN: ReadonlySet<Value['kind']> = new Set([
  'bool',
  'int',
  'float',
  'str',
  'bytes',
  'list',
  'tuple',
  'set',
  'dict',
  'range',
])

/** Whether a value surely is none of that; None stands for an argument that was left out. */
export function isOther(value: Value, wanted: Wanted): boolean {
  if (PLAIN.has(value.kind)) return !KINDS[wanted].includes(value.kind)
  if (value.kind !== 'opaque' || wanted === 'timedelta' || wanted === 'seconds or timedelta') return false
  const type = typeOf(value) ?? ''
  return SPANS.has(type) || (wanted === 'datetime' && type === 'date')
}

/** What the arguments of a DAG must be in both versions of Airflow. */
export const OF_DAG: Readonly<Record<string, Wanted>> = {
  description: 'text',
  doc_md: 'text',
  dag_display_name: 'text',
  max_active_runs: 'whole number',
  max_active_tasks: 'whole number',
  dagrun_timeout: 'timedelta',
  catchup: 'true or false',
  is_paused_upon_creation: 'true or false',
  params: 'dict',
  default_args: 'dict',
  access_control: 'dict',
  start_date: 'datetime',
  end_date: 'datetime',
}

/** What those of a task must be. */
export const OF_TASK: Readonly<Record<string, Wanted>> = {
  pool: 'text',
  queue: 'text',
  run_as_user: 'text',
  pool_slots: 'whole number',
  priority_weight: 'whole number',
  max_active_tis_per_dag: 'whole number',
  depends_on_past: 'true or false',
  wait_for_downstream: 'true or false',
  do_xcom_push: 'true or false',
  retry_delay: 'seconds or timedelta',
  max_retry_delay: 'seconds or timedelta',
  execution_timeout: 'timedelta',
  params: 'dict',
  email: 'text or list',
}
