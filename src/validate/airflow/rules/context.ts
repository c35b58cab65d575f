import type { Module } from '../../python/ast.js'

/**
 * What an import can be satisfied by: Python's own library, something that the requirements name or bring along, a file of the
 * repository; `unknown-requirements` where what is installed is not said in full; null where nothing has it.
 */
export type Provider = 'standard' | 'requirements' | 'repository' | 'unknown-requirements'

/** What is known around a file with DAGs. */
export interface AirflowContext {
  /** Null where it is not known: what is wrong in one version alone is a note then, or not told. */
  airflow: '2' | '3' | null
  /** The file's own text. */
  text: string
  /** What it says, where it is read already. */
  module?: Module
  /** By the dotted name of an absolute import. */
  provides(module: string): Provider | null
  /** Whether a package of the repository is there, and lacks this module, from which something of that name is imported. */
  lacks?(module: string, name: string | null): boolean
  /** The line, from 1, of an offset in another file; null where that is not at hand. */
  lineOf?(path: string, offset: number): number | null
}
