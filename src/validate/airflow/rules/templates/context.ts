/** What a task finds in its context, and a template by its name: in 2.11 and in 3.3. */
const BOTH =
  `conn dag dag_run data_interval_end data_interval_start ds ds_nodash exception expanded_ti_count inlet_events inlets
  logical_date macros map_index_template outlet_events outlets params prev_data_interval_end_success
  prev_data_interval_start_success prev_end_date_success prev_start_date_success reason run_id task task_instance
  task_instance_key_str task_reschedule_count templates_dict test_mode ti try_number ts ts_nodash ts_nodash_with_tz var`.split(
    /\s+/,
  )
const ONLY_3 = 'asset_state_store partition_date partition_key task_state_store triggering_asset_events'.split(' ')

/** What 3 no longer has, and what to use. */
export const REMOVED: Readonly<Record<string, string>> = {
  conf: '`conf` of `airflow.sdk`',
  execution_date: '`logical_date`',
  next_ds: '`data_interval_end | ds`',
  next_ds_nodash: '`data_interval_end | ds_nodash`',
  next_execution_date: '`data_interval_end`',
  prev_ds: '`data_interval_start | ds`',
  prev_ds_nodash: '`data_interval_start | ds_nodash`',
  prev_execution_date: '`data_interval_start`',
  prev_execution_date_success: '`prev_data_interval_start_success`',
  tomorrow_ds: '`macros.ds_add(ds, 1)`',
  tomorrow_ds_nodash: '`macros.ds_add(ds, 1)`',
  triggering_dataset_events: '`triggering_asset_events`',
  yesterday_ds: '`macros.ds_add(ds, -1)`',
  yesterday_ds_nodash: '`macros.ds_add(ds, -1)`',
}

/** Functions of Jinja's own. */
const OF_JINJA = 'range dict lipsum cycler joiner namespace loop self caller varargs kwargs super'.split(' ')

/** The names that a template may use. */
export const CONTEXT: ReadonlySet<string> = new Set([...BOTH, ...ONLY_3, ...Object.keys(REMOVED), ...OF_JINJA])

/** The filters of Jinja and of Airflow. */
export const FILTERS: ReadonlySet<string> = new Set(
  `abs attr batch capitalize center count d default dictsort e escape filesizeformat first float forceescape format groupby indent
  int items join last length list lower map max min pprint random reject rejectattr replace reverse round safe select selectattr
  slice sort string striptags sum title tojson trim truncate unique upper urlencode urlize wordcount wordwrap xmlattr
  ds ds_nodash ts ts_nodash ts_nodash_with_tz`.split(/\s+/),
)
