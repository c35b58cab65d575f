import { expect, it } from '@jest/globals'
import { type Cause, causeOf } from '../../../../../src/validate/airflow/imported/cause.js'
import type { ImportFailure } from '../../../../../src/validate/airflow/imported/imported.js'

const failure = (type: string, message: string, more: Partial<ImportFailure> = {}): ImportFailure => ({
  stage: 'load',
  type,
  kinds: [`builtins.${type}`],
  message,
  module: null,
  dagId: null,
  places: [],
  unset: false,
  ...more,
})
const missing = (module: string) => failure('ModuleNotFoundError', `No module named '${module}'`, { module })
const of = (type: string, ...kinds: string[]) => failure(type, 'no', { kinds })

it.each<[string, Cause, ImportFailure]>([
  ['a module of nobody', 'environment', missing('warehouse_client')],
  ['a module of the repository', 'dag', missing('common.tables')],
  ['a provider', 'environment', missing('airflow.providers.snowflake.operators')],
  ['all providers', 'environment', missing('airflow.providers')],
  ['a module that this Airflow has no more', 'dag', missing('airflow.operators.dummy')],
  [
    'a name that a module does not have',
    'dag',
    failure('ImportError', "cannot import name 'X' from 'y'", { module: 'y' }),
  ],
  [
    'a library of the system',
    'environment',
    failure('ImportError', 'libpq.so.5: cannot open shared object file: No such file'),
  ],
  ['a variable, in 2 and 3', 'environment', failure('KeyError', "'Variable region does not exist'")],
  ['a variable, in the SDK', 'environment', failure('AirflowRuntimeError', "VARIABLE_NOT_FOUND: {'message': 'no'}")],
  ['a connection', 'environment', failure('AirflowNotFoundException', "The conn_id `x` isn't defined")],
  [
    'a task, whose class is one below',
    'dag',
    of('TaskNotFound', 'airflow.exceptions.TaskNotFound', 'airflow.exceptions.AirflowNotFoundException'),
  ],
  ['a database', 'environment', of('OperationalError', 'sqlalchemy.exc.OperationalError', 'sqlalchemy.exc.DBAPIError')],
  [
    'a server that refuses',
    'environment',
    of('ConnectionRefusedError', 'builtins.ConnectionRefusedError', 'builtins.ConnectionError'),
  ],
  ['a name of no server', 'environment', of('URLError', 'urllib.error.URLError', 'builtins.OSError')],
  ['a variable of the environment', 'environment', failure('KeyError', "'REGION'", { unset: true })],
  [
    'a tool of an operator',
    'environment',
    failure('AirflowException', 'PythonVirtualenvOperator requires virtualenv, please install it.'),
  ],
  ['a key that a dictionary does not have', 'dag', failure('KeyError', "'payments'")],
  ['a file that is not there', 'dag', of('FileNotFoundError', 'builtins.FileNotFoundError', 'builtins.OSError')],
  ['a cycle', 'dag', failure('AirflowDagCycleException', 'Cycle detected in DAG: x')],
  ['the time limit', 'limit', failure('AirflowTaskTimeout', 'DagBag import timeout')],
  ['the memory limit', 'limit', failure('MemoryError', '')],
  ['an ended process', 'limit', failure('', 'it ends the process', { stage: 'ended' })],
])('%s is of the cause: %s', (_, cause, given) => {
  expect(causeOf(given, name => name === 'common' || name === 'airflow')).toBe(cause)
})
