import type { InputPath, OutsidePath, RepoPath } from './path.js'

/** A command that the user wrote, for a shell. */
export interface Command {
  command: string
  /** The folder that it runs in. */
  directory: InputPath
  /** Milliseconds after which it is ended, with all that it started. */
  timeout: number
  /** Variables that it gets, whatever they are called. */
  environment?: Readonly<Record<string, string>>
  /** Names of this job's variables that it does not get; without such as PATH and HOME no shell works, so that it gets these. */
  withheld?: readonly string[]
  /** A file that it is to write, relative to the folder. What an earlier one left there is removed before. */
  writes?: string
}

/** A program with its arguments, which no shell reads. */
export interface Program {
  /** A name on the path, or a path: whole, or relative to the folder. */
  program: string
  args: readonly string[]
  /** What it reads on its standard input. */
  input: string
  /** The folder that it runs in. */
  directory: InputPath
  /** Milliseconds after which it is ended, with all that it started. */
  timeout: number
  /** The variable that tells it of an empty folder, which is removed after its end; none where it needs none. */
  scratch?: string
}

/** What became of a command, or of a program. */
export interface CommandRun {
  /** Null where it was ended, or could not be started. */
  exitCode: number | null
  /** The signal that ended it, such as `SIGKILL`; null where none did, and where it was ended at its limit. */
  signal: string | null
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
 * A command gets none of the job's tokens or inputs but by its own `environment`; what it leaves running is ended with it.
 */
export interface Commands {
  run(command: Command): Promise<CommandRun>
  /** Starts a program, and returns once it runs: it works beside whoever started it, and is asked later what became of it. */
  start(program: Program): Promise<{ ended: Promise<CommandRun> }>
  /** A folder by its path relative to `under` or whole; null where there is none. */
  folder(path: string, under: RepoPath): Promise<InputPath | null>
  /**
   * Checks out a commit, its submodules left out; the folder is the one that `under` is there, whether it has one or not.
   * Null where git or the commit is not here, or not all of its files are.
   */
  checkout(commit: string, under: RepoPath): Promise<Checkout | null>
}
