import type { InputPath, OutsidePath, RepoPath } from './path.js'

/** A command that the user wrote, for a shell. */
export interface Command {
  command: string
  /** The folder that it runs in. */
  directory: InputPath
  /** Milliseconds after which it is ended, with all that it started. */
  timeout: number
  /** A file that it is to write, relative to the folder. What an earlier one left there is removed before. */
  writes?: string
}

/** What became of a command. */
export interface CommandRun {
  /** Null where it was ended, or could not be started. */
  exitCode: number | null
  /** The beginning of what it wrote to standard output. */
  stdout: string
  /** Whether it wrote more than that. */
  cut: boolean
  /** The end of what it wrote to standard error. */
  stderr: string
  /** Milliseconds from its start to its end. */
  duration: number
  timedOut: boolean
}

/** A commit's files in a folder of their own, outside of the workspace. */
export interface Checkout {
  directory: OutsidePath
  /** Removes all of it. */
  remove(): Promise<void>
}

/**
 * Runs what the user asks for, which is the repository's own code: whoever uses it looks first at `event.privileged`.
 * A command gets none of the job's tokens or inputs; what it leaves running is ended with it.
 */
export interface Commands {
  run(command: Command): Promise<CommandRun>
  /** A folder by its path relative to `under` or whole; null where there is none. */
  folder(path: string, under: RepoPath): Promise<InputPath | null>
  /**
   * Checks out a commit, its submodules left out; the folder is the one that `under` is there, whether it has one or not.
   * Null where git or the commit is not here, or not all of its files are.
   */
  checkout(commit: string, under: RepoPath): Promise<Checkout | null>
}
