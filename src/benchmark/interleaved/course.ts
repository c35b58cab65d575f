import type { RepoPath } from '../../gate/path.js'
import type { Measured, Reading } from '../model.js'
import type { Sides } from './sides.js'

export interface InterleavedOptions {
  /** The worsening that matters, as a fraction, and by `keyOf` that of what has one of its own. */
  maxRegression: number
  limitsOf?(measured: readonly Measured[]): ReadonlyMap<string, number>
  /** How often there may be a regression where nothing got worse, over all comparisons at once. */
  falseAlarmRate: number
  /** Where the commands run, in the workspace; in the base, the same folder of it. */
  directory: RepoPath
  /** What a benchmark of the base is called now. */
  renames: ReadonlyMap<string, string>
  /** Reads what a command wrote. @throws FileRefused */
  read(text: string, path: string): Promise<Reading>
  /** The measured, under the names of now, with what is said of their units and directions elsewhere. */
  declared?(measured: readonly Measured[]): Measured[]
  /** Whether what it printed is something that can be read. */
  recognises(text: string, path: string): boolean
}

/** What all commands of a plan share. */
export interface Course {
  sides: Sides
  options: InterleavedOptions
  /** Milliseconds for all of it, and the clock's time at which they are over. */
  time: number
  deadline: number
  /** By `keyOf`, the number of the command that measures it. */
  owners: Map<string, number>
}
