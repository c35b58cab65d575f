import { isListed, type Signature, signatureOf } from './signatures.js'

/** A class of operators. */
export interface OperatorClass {
  name: string
  /** Null where it is one of the files. */
  module: string | null
  /** Whether it is one of Airflow, or derived from one. */
  isKnown: boolean
  /** Its fields that may hold results of other tasks; null where they are not known. */
  fields: readonly string[] | null
  /** What it takes; absent where that is not known. */
  signature?: Signature | null
}

/** What every operator can be given. */
export const BASE_ARGUMENTS: ReadonlySet<string> = new Set(
  `task_id owner email email_on_retry email_on_failure retries retry_delay retry_exponential_backoff max_retry_delay
  retry_policy start_date end_date depends_on_past ignore_first_depends_on_past wait_for_past_depends_before_skipping
  wait_for_downstream dag params default_args priority_weight weight_rule queue pool pool_slots sla execution_timeout
  on_execute_callback on_failure_callback on_success_callback on_retry_callback on_skipped_callback pre_execute post_execute
  trigger_rule resources run_as_user task_concurrency map_index_template max_active_tis_per_dag max_active_tis_per_dagrun
  executor executor_config do_xcom_push multiple_outputs inlets outlets task_group doc doc_md doc_json doc_yaml doc_rst
  task_display_name logger_name allow_nested_operators render_template_as_native_obj`.split(/\s+/),
)

const NAMED_LIKE = /(?:Operator|OperatorAsync|Sensor|SensorAsync|Transfer)$/

/** Whether a class is one of operators, as its name tells. */
export const isOperatorName = (name: string): boolean => NAMED_LIKE.test(name) || isListed(name)

const CALLED = 'op_args op_kwargs'
const VIRTUAL = `${CALLED} templates_dict requirements venv_cache_path index_urls index_urls_from_connection_ids`

/** The templated fields of what decorates functions; other variants are of providers that are not known. */
const VARIANTS: Readonly<Record<string, string>> = {
  python: `${CALLED} templates_dict`,
  bash: `${CALLED} bash_command env cwd`,
  branch: `${CALLED} templates_dict`,
  branch_external_python: `${CALLED} templates_dict python`,
  branch_virtualenv: VIRTUAL,
  external_python: `${CALLED} templates_dict python`,
  sensor: CALLED,
  short_circuit: `${CALLED} templates_dict`,
  stub: CALLED,
  virtualenv: VIRTUAL,
}

const CLASSES: Readonly<Record<string, string>> = {
  python: 'PythonOperator',
  bash: 'BashOperator',
  branch: 'BranchPythonOperator',
  branch_external_python: 'BranchExternalPythonOperator',
  branch_virtualenv: 'BranchPythonVirtualenvOperator',
  external_python: 'ExternalPythonOperator',
  sensor: 'PythonSensor',
  short_circuit: 'ShortCircuitOperator',
  virtualenv: 'PythonVirtualenvOperator',
}

/** What a decorator takes: what the class takes, but nothing of it is required. */
function decoratedSignature(variant: string): Signature | null {
  const of = Object.hasOwn(CLASSES, variant) ? signatureOf('airflow.operators', CLASSES[variant] ?? '') : null
  const more = ['op_args', 'op_kwargs', 'templates_dict', 'on_failure_fail_dagrun', 'kwargs_to_upstream']
  return of === null ? null : { fields: of.fields, all: new Set([...of.all, ...more]), required: [] }
}

/** The class of a function that was made a task. */
export function taskflowClass(variant: string): OperatorClass {
  const fields = Object.hasOwn(VARIANTS, variant) ? (VARIANTS[variant] ?? '').split(/\s+/) : null
  const name = variant === 'python' ? '@task' : `@task.${variant}`
  return { name, module: 'airflow.decorators', isKnown: true, fields, signature: decoratedSignature(variant) }
}
