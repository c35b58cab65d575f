import type { Value } from '../../evaluate/value.js'
import { isFalsy, type Sort, sortOf } from './sorts.js'

type Version = '2' | '3'

/** What an argument takes in one version; null where it takes anything. */
export type Wanted = {
  sorts: ReadonlySet<Sort>
  /** Whether anything that Python takes for false is as good as nothing. */
  orFalsy: boolean
} | null

/** What the arguments take, by their names, in 2.11 and in 3.3. */
export type Types = ReadonlyMap<string, Readonly<Record<Version, Wanted>>>

/**
 * Tables with a row for each argument: what Airflow 2 takes, and behind `|` what 3 takes where that differs. They were read off
 * what 2.11.2 and 3.3.2 make of values of every sort; arguments that take anything are not in them.
 */
const GROUPS: Readonly<Record<string, readonly Sort[]>> = {
  flag: ['bool', 'None'],
  whole: ['int', 'bool'],
  number: ['float', 'int', 'bool'],
}

function tableOf(text: string): Types {
  const rows = text.trim().split('\n')
  return new Map(
    rows.map(row => {
      const [name = '', types = ''] = row.trim().split(': ')
      const [in2 = '', in3 = in2] = types.split(' | ')
      return [name, { '2': wantedIn(in2), '3': wantedIn(in3) }]
    }),
  )
}

function wantedIn(text: string): Wanted {
  if (text === 'anything') return null
  const words = text.split(' ')
  const sorts = words.flatMap(word => (Object.hasOwn(GROUPS, word) ? (GROUPS[word] ?? []) : [word as Sort]))
  return { sorts: new Set(sorts.filter(sort => (sort as string) !== 'falsy')), orFalsy: words.includes('falsy') }
}

export const OF_DAG: Types = tableOf(`
access_control: dict None
auto_register: bool | anything
catchup: bool | flag class
concurrency: int falsy
dag_display_name: text falsy | text
dagrun_timeout: timedelta None
default_args: dict falsy | dict
description: text None
deadline: anything | list tuple falsy
disable_bundle_versioning: flag
doc_md: text None
end_date: datetime None
fail_stop: flag
is_paused_upon_creation: flag | flag class
max_active_runs: int | int None
max_active_tasks: int | int None
max_consecutive_failed_dag_runs: int bool | int None
owner_links: dict falsy | dict
params: dict falsy
render_template_as_native_obj: bool | anything
start_date: datetime None
`)

export const OF_TASK: Types = tableOf(`
allow_nested_operators: flag
depends_on_past: flag
do_xcom_push: flag
doc: text None
doc_json: text None
doc_md: text None
doc_rst: text None
doc_yaml: text None
email: text list tuple set dict bytes None | text list tuple bytes None
email_on_failure: flag
email_on_retry: flag
end_date: datetime falsy | datetime None
execution_timeout: timedelta None
executor: text None
ignore_first_depends_on_past: flag
map_index_template: text None
max_active_tis_per_dag: whole None
max_active_tis_per_dagrun: whole None
max_retry_delay: number timedelta None
multiple_outputs: flag
params: dict falsy
pool: text None
pool_slots: whole
priority_weight: whole None | whole
queue: text None
resources: dict None
retries: number text None
retry_delay: number timedelta | number timedelta None
retry_exponential_backoff: flag | number None
run_as_user: text None
start_date: anything | datetime None
task_display_name: text falsy
wait_for_downstream: flag
wait_for_past_depends_before_skipping: flag
`)

/** Of `default_args`, as far as they take something else. */
export const OF_DEFAULTS: Types = tableOf(`
end_date: datetime text None
params: dict text list
start_date: datetime text None
`)

/** Of a decorator such as `@task`, as far as it takes less. */
export const OF_DECORATOR: Types = tableOf(`
logger_name: anything | text None
retries: anything | whole None
task_display_name: anything | text None
`)

export const OF_SENSOR: Types = tableOf(`
max_wait: number timedelta None
poke_interval: number timedelta
timeout: number timedelta | number timedelta None
`)

export const OF_GROUP: Types = tableOf(`
dag: DAG falsy | DAG
default_args: dict falsy | dict
doc_md: text None
group_display_name: text None | text
parent_group: group falsy | group None
prefix_group_id: flag | anything
tooltip: text None | text
ui_color: text None | text
ui_fgcolor: text None | text
`)

/** What an argument that a value does not fit takes; null where it fits, or where one version takes it and which one is not known. */
export function unfit(value: Value, name: string, types: Types, airflow: Version | null): Wanted | null {
  const wanted = types.get(name)
  if (wanted === undefined) return null
  const versions = (airflow === null ? ['2', '3'] : [airflow]) as readonly Version[]
  if (versions.some(version => isFit(value, wanted[version]))) return null
  return wanted[airflow ?? '3']
}

function isFit(value: Value, wanted: Wanted): boolean {
  if (wanted === null) return true
  const { sorts, orFalsy } = wanted
  const sort = sortOf(value)
  return sort === null || sorts.has(sort) || (orFalsy && isFalsy(value))
}
