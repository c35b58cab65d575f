import type { Model } from '../state.js'

const OTHER = /^airflow\.providers\.(?:(?:apache|common|microsoft|cncf)\.)?\w+/

/** Modules that one version has, and the other has not. */
const ONLY_IN_2 =
  /^airflow\.(?:contrib|datasets|lineage\.entities|www|hooks\.base_hook|models\.mappedoperator|timetables\.datasets|operators\.(?:dummy|dummy_operator|bash_operator|python_operator|subdag)|utils\.(?:weekday|dag_parsing_context))(?:\.|$)/
const ONLY_IN_3 = /^airflow\.(?:sdk|assets|timetables\.assets)(?:\.|$)/

/** The providers that come with Airflow itself; those of 2 that are not named here may be there too. */
const BROUGHT: Readonly<Record<Model['version'], RegExp>> = {
  '2': /^airflow\.providers\.(?:common\.(?:compat|io|sql)|fab|ftp|http|imap|smtp|sqlite)(?:\.|$)/,
  '3': /^airflow\.providers\.(?:common\.(?:compat|io|sql)|smtp|standard)(?:\.|$)/,
}

/** Whether a module of Airflow is there where its DAGs run; null where that is not known. */
export function isThere({ version, isVersionKnown }: Model, name: string): boolean | null {
  if (ONLY_IN_2.test(name)) return isVersionKnown ? version === '2' : null
  if (ONLY_IN_3.test(name)) return isVersionKnown ? version === '3' : null
  if (!OTHER.test(name)) return true
  return isVersionKnown && BROUGHT[version].test(name) ? true : null
}
