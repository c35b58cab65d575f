import { among } from '../../../words/among.js'
import { quoted } from '../../../words/quoted.js'
import type { ExtractedDag } from '../../model/extracted.js'
import type { Checking } from '../checking.js'
import { wrongArguments } from '../refused/arguments.js'

/** What a DAG can be given, as 2.11 and 3.3 have it. */
const BOTH = `dag_id description schedule start_date end_date template_searchpath template_undefined user_defined_macros
  user_defined_filters default_args max_active_tasks max_active_runs max_consecutive_failed_dag_runs dagrun_timeout
  sla_miss_callback catchup on_success_callback on_failure_callback doc_md params access_control is_paused_upon_creation
  jinja_environment_kwargs render_template_as_native_obj tags owner_links auto_register dag_display_name`.split(/\s+/)
const ONLY_2 = 'schedule_interval timetable full_filepath concurrency default_view orientation fail_stop'.split(' ')
const ONLY_3 =
  'deadline fail_fast allowed_run_types task_group disable_bundle_versioning rerun_with_latest_version'.split(' ')

const KNOWN = { 2: new Set([...BOTH, ...ONLY_2]), 3: new Set([...BOTH, ...ONLY_3]) }
const EITHER: ReadonlySet<string> = new Set([...KNOWN[2], ...KNOWN[3]])

/** Tells of arguments that no DAG takes. */
export function checkDagArguments({ args, span }: ExtractedDag, checking: Checking): void {
  const { airflow } = checking.context
  for (const [name, argument] of args) {
    // What is set on it later is an attribute: any name will do.
    const isSet = argument.span.start < span.start || argument.span.start > span.end
    // What 3 alone refuses is told as what was removed.
    const isOld = airflow === '3' && ONLY_2.includes(name)
    if (isSet || isOld || (airflow === null ? EITHER : KNOWN[airflow]).has(name)) continue
    const only3 = ONLY_3.includes(name)
      ? '; Airflow 3 has it'
      : among(name, airflow === null ? EITHER : KNOWN[airflow]).text
    checking.tell(wrongArguments.rule, argument, `A DAG takes no ${quoted(name)}${only3}`)
  }
}
