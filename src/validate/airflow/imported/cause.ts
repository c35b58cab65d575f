import type { ImportFailure } from './imported.js'

/** What a failure is one of: the environment's, a limit's, or the DAG's. */
export type Cause = 'environment' | 'limit' | 'dag'

/** A connection that is not there; classes below it speak of tasks and DAGs. */
const NO_CONNECTION = 'AirflowNotFoundException'

/** Classes of exceptions, by their own names, that tell of what a machine, and not a file, lacks. */
const OF_ENVIRONMENT = new Set([
  // Settings of Airflow, and parts of it.
  'AirflowConfigException',
  'AirflowOptionalProviderFeatureException',
  // Databases.
  'OperationalError',
  'InterfaceError',
  // Networks and whom they lead to.
  'ConnectionError',
  'TimeoutError',
  'gaierror',
  'URLError',
  'ConnectTimeout',
  'TransportError',
  'NoCredentialsError',
  'EndpointConnectionError',
  'DefaultCredentialsError',
])

/** What classes do not tell. */
const OF_TEXT = [
  /^'?Variable .+ does not exist\.?'?$/,
  /^(VARIABLE|CONNECTION)_NOT_FOUND\b/,
  /\bcannot open shared object file\b/,
  // An operator whose tool is not there.
  /\brequires \S+, please install it\b/,
]

/** Modules of Airflow itself are missing where another version was meant; of its providers, where one is not installed. */
const OF_AIRFLOW = /^airflow(?!\.providers\b)(?:\.|$)/

/** @param has whether a module of that name may be one of the repository's, by its first part */
export function causeOf(failure: ImportFailure, has: (name: string) => boolean): Cause {
  const { stage, type, kinds, message, module, unset } = failure
  if (stage === 'ended' || type === 'AirflowTaskTimeout' || type === 'MemoryError') return 'limit'
  if (unset || type === NO_CONNECTION) return 'environment'
  if (type === 'ModuleNotFoundError' && module !== null) {
    const [first = ''] = module.split('.')
    return OF_AIRFLOW.test(module) || (first !== 'airflow' && has(first)) ? 'dag' : 'environment'
  }
  const names = [type, ...kinds.map(kind => kind.slice(kind.lastIndexOf('.') + 1))]
  if (names.some(name => OF_ENVIRONMENT.has(name))) return 'environment'
  return OF_TEXT.some(each => each.test(message)) ? 'environment' : 'dag'
}
