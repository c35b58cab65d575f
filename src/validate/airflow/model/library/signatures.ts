/** The parameters of a class of operators beside those that every operator has. */
export interface Signature {
  /** Those of `template_fields`: the results of other tasks that they are given make edges. */
  fields: readonly string[]
  all: ReadonlySet<string>
  required: readonly string[]
}

const SENSOR = 'poke_interval timeout soft_fail mode exponential_backoff max_wait silent_fail never_fail'
const PYTHON =
  'templates_dict op_args op_kwargs |python_callable! templates_exts show_return_value_in_logs provide_context'
const ELSEWHERE = `serializer string_args expect_airflow skip_on_exit_code env_vars inherit_env use_dill ${PYTHON.split('|')[1]}`
const VIRTUAL = `templates_dict op_args op_kwargs requirements venv_cache_path index_urls index_urls_from_connection_ids
  |python_version system_site_packages pip_install_options ${ELSEWHERE}`
const EXTERNAL = `templates_dict op_args op_kwargs python! |expect_pendulum ${ELSEWHERE}`
const SQL = 'conn_id database hook_params |retry_on_failure'
const HUMAN = 'subject! body |options! defaults multiple params notifiers assigned_users response_timeout'
const KEEP_ALIVE = 'tcp_keep_alive tcp_keep_alive_idle tcp_keep_alive_count tcp_keep_alive_interval'
const HTTP = `endpoint data headers http_conn_id |method pagination_function response_check response_filter extra_options
  request_kwargs log_response auth_type ${KEEP_ALIVE} deferrable warn_on_non_idempotent retry_args`
const FTP = 'local_filepath! remote_filepath! ftp_conn_id |operation create_intermediate_dirs'
const DEFERRED = 'deferrable start_from_trigger end_from_trigger trigger_kwargs'
const FOLLOWED = 'follow_task_ids_if_true! follow_task_ids_if_false!'
const LOGICAL = 'use_task_logical_date use_task_execution_date use_task_execution_day'

/**
 * The operators that come with Airflow 2.11 and 3.3 and with the providers for SQL, HTTP, FTP, IMAP, mail and files, as their
 * classes have them, both versions together. Templated parameters stand before `|`; those with `!` both versions require.
 */
const WRITTEN: Readonly<Record<string, string>> = {
  AnalyticsOperator: 'datasource_configs! queries! max_rows_check result_output_format |engine',
  ApprovalOperator: `${HUMAN.replace('options!', 'options')} ignore_downstream_trigger_rules fail_on_reject`,
  BashOperator: 'bash_command! env cwd |append_env output_encoding skip_exit_code skip_on_exit_code output_processor',
  BashSensor: `bash_command! env |output_encoding retry_exit_code ${SENSOR}`,
  BranchDateTimeOperator: `|${FOLLOWED} target_lower! target_upper! ${LOGICAL}`,
  BranchDayOfWeekOperator: `|${FOLLOWED} week_day! ${LOGICAL}`,
  BranchExternalPythonOperator: EXTERNAL,
  BranchPythonOperator: PYTHON,
  BranchPythonVirtualenvOperator: VIRTUAL,
  BranchSQLOperator: `sql! ${SQL} ${FOLLOWED} parameters`,
  DateTimeSensor: `target_time! |${SENSOR}`,
  DateTimeSensorAsync: `target_time! |${SENSOR} ${DEFERRED}`,
  DayOfWeekSensor: `|week_day! ${LOGICAL} ${SENSOR}`,
  DummyOperator: '|',
  EmptyOperator: '|',
  ExternalPythonOperator: EXTERNAL,
  ExternalTaskMarker: 'external_dag_id! external_task_id! execution_date logical_date |recursion_depth',
  ExternalTaskSensor: `external_dag_id! external_task_id external_task_ids external_task_group_id |allowed_states skipped_states
    failed_states execution_delta execution_date_fn check_existence poll_interval deferrable ${SENSOR}`,
  FileSensor: `filepath! fs_conn_id |recursive ${DEFERRED} ${SENSOR}`,
  FileTransferOperator: 'src! dst! source_conn_id |dest_conn_id overwrite',
  FTPFileTransmitOperator: FTP,
  FTPSensor: `path! ftp_conn_id |fail_on_transient_errors ${SENSOR}`,
  FTPSFileTransmitOperator: FTP,
  FTPSSensor: `path! ftp_conn_id |fail_on_transient_errors ${SENSOR}`,
  GenericTransfer: `source_conn_id! destination_conn_id! sql! destination_table! preoperator insert_args page_size
    paginated_sql_statement_clause |source_hook_params destination_hook_params rows_processor deferrable`,
  HITLBranchOperator: `${HUMAN} options_mapping`,
  HITLEntryOperator: HUMAN.replace('options!', 'options'),
  HITLOperator: HUMAN,
  HttpOperator: HTTP,
  HttpSensor: `endpoint! request_params headers http_conn_id |method request_kwargs response_error_codes_allowlist
    response_check extra_options ${KEEP_ALIVE} deferrable ${SENSOR}`,
  ImapAttachmentSensor: `attachment_name! mail_filter conn_id |check_regex mail_folder ${SENSOR}`,
  LatestOnlyOperator: '|',
  PythonOperator: PYTHON,
  PythonSensor: `templates_dict op_args op_kwargs |python_callable! ${SENSOR}`,
  PythonVirtualenvOperator: VIRTUAL,
  ShortCircuitOperator: `${PYTHON} ignore_downstream_trigger_rules`,
  SimpleHttpOperator: HTTP,
  SmoothOperator: '|',
  SQLBulkLoadOperator: `table! tmp_file! preoperator postoperator ${SQL}`,
  SQLCheckOperator: `sql! ${SQL} parameters`,
  SQLColumnCheckOperator: `table! partition_clause sql ${SQL} column_mapping! accept_none`,
  SQLExecuteQueryOperator: `sql! parameters ${SQL} autocommit handler output_processor split_statements return_last
    show_return_value_in_logs requires_result_fetch`,
  SQLInsertRowsOperator: `table_name! conn_id schema database _columns ignored_columns preoperator postoperator insert_args
    |columns rows rows_processor hook_params retry_on_failure`,
  SQLIntervalCheckOperator: `sql1 sql2 ${SQL} table! metrics_thresholds! date_filter_column days_back ratio_formula ignore_zero`,
  SQLTableCheckOperator: `table! partition_clause sql ${SQL} checks! accept_none`,
  SQLThresholdCheckOperator: `sql! min_threshold! max_threshold! ${SQL}`,
  SQLValueCheckOperator: `sql! pass_value! ${SQL} tolerance parameters`,
  SqlSensor: `sql! hook_params parameters conn_id! |success failure selector fail_on_empty ${SENSOR}`,
  SubDagOperator: `|subdag! session conf propagate_skipped_state ${SENSOR}`,
  TimeDeltaSensor: `delta! |${DEFERRED} ${SENSOR}`,
  TimeDeltaSensorAsync: `delta! |${DEFERRED} ${SENSOR}`,
  TimeSensor: `|target_time! ${DEFERRED} ${SENSOR}`,
  TimeSensorAsync: `|target_time! ${DEFERRED} ${SENSOR}`,
  TriggerDagRunOperator: `trigger_dag_id! trigger_run_id logical_date execution_date conf wait_for_completion
    skip_when_already_exists |reset_dag_run poke_interval allowed_states failed_states deferrable run_after
    fail_when_dag_is_paused note openlineage_inject_parent_info`,
  WaitSensor: `time_to_wait! |deferrable ${SENSOR}`,
}

/** Base classes and those whose parameters differ too much: only their fields are known. */
const FIELDS_ONLY: Readonly<Record<string, string>> = {
  BaseAsyncOperator: '',
  BaseBranchOperator: '',
  BaseOperator: '',
  BaseSensorOperator: '',
  BaseSQLOperator: 'conn_id database hook_params',
  EmailOperator: 'to subject html_content files from_email cc bcc mime_subtype mime_charset conn_id custom_headers',
}

const COVERED = /^airflow\.(?:operators|sensors|models|sdk|providers\.(?:standard|common|smtp|http|ftp|imap))\b/
const known = new Map<string, Signature>()

/** The signature of a class that comes with Airflow; null where it is not known. */
export function signatureOf(module: string, name: string): Signature | null {
  if (!COVERED.test(module) || !Object.hasOwn(WRITTEN, name)) return null
  const found = known.get(name) ?? read(WRITTEN[name] ?? '')
  known.set(name, found)
  return found
}

function read(text: string): Signature {
  const [fields = [], others = []] = text.split('|').map(part => part.split(/\s+/).filter(word => word !== ''))
  const plain = (words: readonly string[]): string[] => words.map(word => word.replace('!', ''))
  return {
    fields: plain(fields),
    all: new Set(plain([...fields, ...others])),
    required: plain([...fields, ...others].filter(word => word.endsWith('!'))),
  }
}

/** The templated fields of a class of Airflow; null where they are not known. */
export function fieldsOf(module: string, name: string): readonly string[] | null {
  const signature = signatureOf(module, name)
  if (signature !== null) return signature.fields
  if (!COVERED.test(module) || !Object.hasOwn(FIELDS_ONLY, name)) return null
  return (FIELDS_ONLY[name] ?? '').split(' ').filter(word => word !== '')
}

/** Whether a class is one of those that come with Airflow. */
export const isListed = (name: string): boolean => Object.hasOwn(WRITTEN, name) || Object.hasOwn(FIELDS_ONLY, name)
