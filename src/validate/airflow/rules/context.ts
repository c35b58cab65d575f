/**
 * What an import can be satisfied by: Python's own library, something that the requirements name or bring along, a file of the
 * repository; `unknown-requirements` where what is installed is not said in full; null where nothing has it.
 */
export type Provider = 'standard' | 'requirements' | 'repository' | 'unknown-requirements'

/** What is known around a file with DAGs. */
export interface AirflowContext {
  /** Null where it is not known: what is wrong in one version alone is not told then. */
  airflow: '2' | '3' | null
  /** The file's own text. */
  text: string
  /** By the dotted name of an absolute import. */
  provides(module: string): Provider | null
  /** The line, from 1, of an offset in another file; null where that is not at hand. */
  lineOf?(path: string, offset: number): number | null
}
