import type { ExtractedImport } from '../../model/extracted.js'

/**
 * Modules of Airflow 2.11 that Airflow 3 no longer has, and where what they held is now. Each was imported under 2.11.2 and
 * 3.3.2 to see it.
 */
const GONE = `
operators.bash_operator > providers.standard.operators.bash
operators.python_operator > providers.standard.operators.python
operators.dummy > providers.standard.operators.empty
operators.dummy_operator > providers.standard.operators.empty
operators.email_operator > providers.smtp.operators.smtp
operators.branch_operator > sdk.bases.branch
operators.dagrun_operator > providers.standard.operators.trigger_dagrun
operators.latest_only_operator > providers.standard.operators.latest_only
operators.subdag > a TaskGroup
operators.subdag_operator > a TaskGroup
operators.sql > providers.common.sql.operators.sql
operators.sql_branch_operator > providers.common.sql.operators.sql
operators.check_operator > providers.common.sql.operators.sql
operators.presto_check_operator > providers.common.sql.operators.sql
operators.druid_check_operator > providers.common.sql.operators.sql
operators.http_operator > providers.http.operators.http
operators.mysql_operator > providers.common.sql.operators.sql
operators.postgres_operator > providers.common.sql.operators.sql
operators.sqlite_operator > providers.common.sql.operators.sql
operators.mssql_operator > providers.common.sql.operators.sql
operators.oracle_operator > providers.common.sql.operators.sql
operators.jdbc_operator > providers.common.sql.operators.sql
operators.hive_operator > providers.apache.hive.operators.hive
operators.slack_operator > providers.slack.operators.slack
operators.docker_operator > providers.docker.operators.docker
operators.pig_operator > providers.apache.pig.operators.pig
operators.papermill_operator > providers.papermill.operators.papermill
operators.s3_file_transform_operator > providers.amazon.aws.operators.s3
operators.s3_to_redshift_operator > providers.amazon.aws.transfers.s3_to_redshift
operators.redshift_to_s3_operator > providers.amazon.aws.transfers.redshift_to_s3
operators.gcs_to_s3 > providers.amazon.aws.transfers.gcs_to_s3
operators.mysql_to_hive > providers.apache.hive.transfers.mysql_to_hive
operators.hive_to_mysql > providers.apache.hive.transfers.hive_to_mysql
sensors.base_sensor_operator > sdk.bases.sensor
sensors.date_time_sensor > providers.standard.sensors.date_time
sensors.external_task_sensor > providers.standard.sensors.external_task
sensors.time_delta_sensor > providers.standard.sensors.time_delta
sensors.sql > providers.common.sql.sensors.sql
sensors.sql_sensor > providers.common.sql.sensors.sql
sensors.http_sensor > providers.http.sensors.http
sensors.s3_key_sensor > providers.amazon.aws.sensors.s3
sensors.hive_partition_sensor > providers.apache.hive.sensors.hive_partition
sensors.metastore_partition_sensor > providers.apache.hive.sensors.metastore_partition
sensors.named_hive_partition_sensor > providers.apache.hive.sensors.named_hive_partition
sensors.web_hdfs_sensor > providers.apache.hdfs.sensors.web_hdfs
hooks.base_hook > sdk.bases.hook
hooks.dbapi > providers.common.sql.hooks.sql
hooks.dbapi_hook > providers.common.sql.hooks.sql
hooks.http_hook > providers.http.hooks.http
hooks.postgres_hook > providers.postgres.hooks.postgres
hooks.mysql_hook > providers.mysql.hooks.mysql
hooks.S3_hook > providers.amazon.aws.hooks.s3
hooks.sqlite_hook > providers.sqlite.hooks.sqlite
hooks.slack_hook > providers.slack.hooks.slack
hooks.hive_hooks > providers.apache.hive.hooks.hive
hooks.oracle_hook > providers.oracle.hooks.oracle
hooks.mssql_hook > providers.microsoft.mssql.hooks.mssql
datasets > Asset and its like in airflow.sdk
datasets.metadata > sdk
datasets.manager > assets.manager
timetables.datasets > timetables.assets
models.dataset > models.asset
models.mappedoperator > sdk.definitions.mappedoperator
models.dagparam > sdk.definitions.param
models.dagpickle > nothing
models.slamiss > nothing
models.taskfail > nothing
decorators.task_group > sdk
decorators.python > sdk
decorators.sensor > sdk
decorators.setup_teardown > sdk
io.store > sdk.io
lineage.entities > nothing
lineage.backend > nothing
macros.hive > providers.apache.hive.macros.hive
template.templater > sdk.definitions._internal.templater
templates > nothing
utils.dag_parsing_context > sdk
utils.log.secrets_masker > sdk.log
utils.module_loading > nothing
utils.weekday > providers.standard.utils.weekday
utils.python_virtualenv > providers.standard.utils.python_virtualenv
utils.sensor_helper > providers.standard.utils.sensor_helper
executors.celery_executor > providers.celery.executors.celery_executor
executors.sequential_executor > executors.local_executor
contrib > the packages of the providers
kubernetes > providers.cncf.kubernetes
compat > Python’s own library
`

/** Modules that Airflow 3 has under another name, and warns of. */
const DEPRECATED = `
operators.bash > providers.standard.operators.bash
operators.python > providers.standard.operators.python
operators.empty > providers.standard.operators.empty
operators.trigger_dagrun > providers.standard.operators.trigger_dagrun
operators.datetime > providers.standard.operators.datetime
operators.weekday > providers.standard.operators.weekday
operators.latest_only > providers.standard.operators.latest_only
operators.smooth > providers.standard.operators.smooth
operators.branch > sdk.bases.branch
operators.email > providers.smtp.operators.smtp
operators.generic_transfer > providers.common.sql.operators.generic_transfer
sensors.base > sdk.bases.sensor
sensors.bash > providers.standard.sensors.bash
sensors.date_time > providers.standard.sensors.date_time
sensors.external_task > providers.standard.sensors.external_task
sensors.filesystem > providers.standard.sensors.filesystem
sensors.python > providers.standard.sensors.python
sensors.time_delta > providers.standard.sensors.time_delta
sensors.time_sensor > providers.standard.sensors.time
sensors.weekday > providers.standard.sensors.weekday
triggers.file > providers.standard.triggers.file
triggers.temporal > providers.standard.triggers.temporal
triggers.external_task > providers.standard.triggers.external_task
hooks.base > sdk.bases.hook
hooks.subprocess > providers.standard.hooks.subprocess
hooks.filesystem > providers.standard.hooks.filesystem
hooks.package_index > providers.standard.hooks.package_index
decorators > sdk
decorators.base > sdk.bases.decorator
models.baseoperator > sdk
models.baseoperatorlink > sdk
models.param > sdk
models.skipmixin > sdk.bases.skipmixin
notifications.basenotifier > sdk
io.path > sdk
macros > sdk.execution_time.macros
utils.task_group > sdk
utils.trigger_rule > sdk
utils.weight_rule > sdk
utils.timezone > sdk.timezone
utils.context > sdk
utils.xcom > models.xcom
utils.setup_teardown > sdk
`

/** Of modules that both have: names that only 2 has, and what is used instead. */
const GONE_NAMES = `
utils.dates days_ago > pendulum.today("UTC").add(days=-n)
utils.dates date_range > pendulum
utils.dates parse_execution_date > pendulum.parse
utils.dates round_time > pendulum
utils.dates scale_time_units > nothing
utils.dates infer_time_unit > nothing
utils.helpers chain > airflow.sdk.chain
utils.helpers cross_downstream > airflow.sdk.cross_downstream
utils.decorators apply_defaults > nothing: it is done anyway
utils.file TemporaryDirectory > tempfile.TemporaryDirectory
utils.file mkdirs > pathlib.Path.mkdir
utils.db create_session > airflow.utils.session.create_session
utils.edgemodifier EdgeModifier > airflow.sdk.Label
models ImportError > nothing
models DagPickle > nothing
models SlaMiss > nothing
models TaskFail > nothing
models.dag DagContext > nothing
models.baseoperator BaseOperatorLink > airflow.sdk.BaseOperatorLink
models.errors ImportError > nothing
operators.python task > airflow.sdk.task
sensors.external_task ExternalTaskSensorLink > nothing
timetables.simple DatasetTriggeredTimetable > AssetTriggeredTimetable
triggers.external_task TaskStateTrigger > WorkflowTrigger
triggers.temporal TaskSuccessEvent > airflow.triggers.base.TaskSuccessEvent
lineage.hook DatasetLineageInfo > AssetLineageInfo
secrets.local_filesystem load_connections > load_connections_dict
security.permissions RESOURCE_DATASET > RESOURCE_ASSET
configuration get > conf.get
configuration getboolean > conf.getboolean
configuration getfloat > conf.getfloat
configuration getint > conf.getint
configuration getsection > conf.getsection
configuration has_option > conf.has_option
configuration as_dict > conf.as_dict
configuration set > conf.set
exceptions RemovedInAirflow3Warning > nothing
`

/** What Airflow 2 does not have. */
const ONLY_IN_3 = ['airflow.sdk', 'airflow.assets', 'airflow.timetables.assets', 'airflow.models.asset']
const NAMES_ONLY_IN_3 = new Set([
  'airflow Asset',
  'airflow.timetables.simple AssetTriggeredTimetable',
  'airflow.timetables.trigger MultipleCronTriggerTimetable',
  'airflow.exceptions DownstreamTasksSkipped',
])

function tableOf(text: string): ReadonlyMap<string, string> {
  const rows = text.trim().split('\n')
  return new Map(
    rows.map(row => {
      const [old = '', now = ''] = row.split(' > ')
      return [`airflow.${old}`, now]
    }),
  )
}

const gone = tableOf(GONE)
const deprecated = tableOf(DEPRECATED)
const goneNames = tableOf(GONE_NAMES)

export interface Moved {
  /** As the reader is told: `airflow.sdk`, or what else. */
  now: string
  /** Whether the old place is no more; it only warns otherwise. */
  isGone: boolean
  /** Whether `now` is what has the name, and not what is used instead of it. */
  isPlace: boolean
}

/** Where Airflow 3 has a module, or a name of it; null where that is where it was, or not known. */
export function movedIn3(module: string, name: string | null): Moved | null {
  const parts = module.split('.')
  // Of a package, as `airflow.contrib`, everything below is gone too.
  for (let length = parts.length; length > 1; length -= 1) {
    const now = gone.get(parts.slice(0, length).join('.'))
    if (now !== undefined) return { now: full(now), isGone: true, isPlace: true }
  }
  if (name === null) return placed(deprecated.get(module), false)
  // `from airflow.operators import dummy_operator` imports a module.
  // What `airflow.decorators` has under the same name is the decorator itself.
  const below = module === 'airflow.decorators' ? undefined : gone.get(`${module}.${name}`)
  return (
    placed(below, true) ??
    placed(goneNames.get(`${module} ${name}`), true, false) ??
    placed(deprecated.get(module) ?? deprecated.get(`${module}.${name}`), false)
  )
}

const placed = (now: string | undefined, isGone: boolean, isPlace = true): Moved | null =>
  now === undefined ? null : { now: isPlace ? full(now) : now, isGone, isPlace }

const MODULE = /^(?:sdk|providers|models|assets|timetables|executors)\b/

const full = (now: string): string => (MODULE.test(now) ? `airflow.${now}` : now)

/** Whether only Airflow 3 has a module, or a name of it. */
export function isOnlyIn3(module: string, name: string | null): boolean {
  return (
    ONLY_IN_3.some(each => module === each || module.startsWith(`${each}.`)) ||
    (name !== null && (ONLY_IN_3.includes(`${module}.${name}`) || NAMES_ONLY_IN_3.has(`${module} ${name}`)))
  )
}

/** The only version that has all that a file imports; null where both may, or neither. */
export function versionTold(imports: readonly ExtractedImport[]): '2' | '3' | null {
  const needed = imports.filter(({ isOptional }) => !isOptional)
  const is3 = needed.some(({ module, name }) => isOnlyIn3(module, name))
  const is2 = needed.some(({ module, name }) => movedIn3(module, name)?.isGone === true)
  return is2 === is3 ? null : is2 ? '2' : '3'
}
