const PYTHON = `PythonOperator BranchPythonOperator ShortCircuitOperator PythonVirtualenvOperator BranchPythonVirtualenvOperator
  ExternalPythonOperator BranchExternalPythonOperator get_current_context`
const DECORATORS = 'dag task task_group setup teardown'
const BASE = 'BaseOperator BaseOperatorLink chain chain_linear cross_downstream'
const SENSOR = 'BaseSensorOperator PokeReturnValue poke_mode_only'
const EXTERNAL = 'ExternalTaskSensor ExternalTaskMarker ExternalDagLink ExternalTaskSensorLink'

/** What can be imported from the modules that DAG files import most, in either version. */
const KNOWN: Readonly<Record<string, string>> = {
  airflow: 'DAG Asset Dataset XComArg AirflowException models settings conf',
  'airflow.decorators': DECORATORS,
  'airflow.models': `DAG BaseOperator BaseOperatorLink BaseXCom Connection DagBag DagModel DagRun DagTag DagWarning Log MappedOperator
    Param Pool SkipMixin SlaMiss TaskFail TaskInstance TaskReschedule Trigger Variable XCom ImportError DagPickle Operator Callback Job
    RenderedTaskInstanceFields DbCallbackRequest clear_task_instances`,
  'airflow.models.baseoperator': BASE,
  'airflow.models.param': 'Param ParamsDict DagParam',
  'airflow.models.variable': 'Variable',
  'airflow.models.connection': 'Connection',
  'airflow.operators.bash': 'BashOperator',
  'airflow.operators.empty': 'EmptyOperator',
  'airflow.operators.python': PYTHON,
  'airflow.operators.email': 'EmailOperator',
  'airflow.operators.trigger_dagrun': 'TriggerDagRunOperator TriggerDagRunLink',
  'airflow.operators.latest_only': 'LatestOnlyOperator',
  'airflow.operators.weekday': 'BranchDayOfWeekOperator',
  'airflow.operators.datetime': 'BranchDateTimeOperator',
  'airflow.providers.standard.operators.bash': 'BashOperator',
  'airflow.providers.standard.operators.empty': 'EmptyOperator',
  'airflow.providers.standard.operators.python': PYTHON,
  'airflow.providers.standard.operators.trigger_dagrun': 'TriggerDagRunOperator TriggerDagRunLink',
  'airflow.providers.standard.operators.latest_only': 'LatestOnlyOperator',
  'airflow.providers.standard.sensors.filesystem': 'FileSensor',
  'airflow.providers.standard.sensors.external_task': EXTERNAL,
  'airflow.providers.standard.sensors.python': 'PythonSensor',
  'airflow.providers.standard.sensors.bash': 'BashSensor',
  'airflow.sensors.base': SENSOR,
  'airflow.sensors.bash': 'BashSensor',
  'airflow.sensors.external_task': EXTERNAL,
  'airflow.sensors.filesystem': 'FileSensor',
  'airflow.sensors.python': 'PythonSensor',
  'airflow.utils.task_group': 'TaskGroup MappedTaskGroup TaskGroupContext',
  'airflow.utils.trigger_rule': 'TriggerRule',
  'airflow.utils.edgemodifier': 'Label EdgeModifier',
  'airflow.datasets': 'Dataset DatasetAlias DatasetAliasEvent DatasetAll DatasetAny expand_alias_to_datasets',
  'airflow.sdk': `Asset AssetAlias AssetAll AssetAny AssetOrTimeSchedule AssetWatcher AsyncCallback BaseAsyncOperator
    BaseBranchOperator BaseHook BaseNotifier BaseOperator BaseOperatorLink BaseSensorOperator BaseXCom BranchMixIn Connection Context
    CronDataIntervalTimetable CronPartitionTimetable CronTriggerTimetable DAG DagRunState DeadlineAlert DeadlineReference
    DeltaDataIntervalTimetable DeltaTriggerTimetable EdgeModifier EventsTimetable Label Metadata MultipleCronTriggerTimetable
    ObjectStoragePath Param ParamsDict PokeReturnValue SkipMixin SyncCallback TaskGroup TaskInstance TaskInstanceState TriggerRule
    Variable WeightRule XComArg asset conf get_current_context get_parsing_context lineage literal macros result ${DECORATORS}
    chain chain_linear cross_downstream timezone io log exceptions`,
}

/** The names of a module; null where they are not known. */
export function namesOf(module: string): readonly string[] | null {
  return Object.hasOwn(KNOWN, module) ? (KNOWN[module] as string).split(/\s+/) : null
}
