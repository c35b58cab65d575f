/** The machine that a gate runs on, as far as looking at it tells: nothing is run for it. */
export interface Machine {
  /** Node's version, such as `24.1.0`. */
  readonly node: string
  /** The operating system, such as `linux 6.8.0, x64`. */
  readonly system: string
  /** Which of the runner's own Nodes this is, such as `node24`; null where it is another one. */
  readonly runnerNode: string | null
  /** Why a job has no artifacts here, in one sentence; null where it has. */
  readonly noArtifacts: string | null
  /** The runner's version; null where it cannot be seen from here. */
  runnerVersion(): Promise<string | null>
  /** `job`: a container that the runner made for the job; `other`: one that it may run in itself; null for none. */
  container(): Promise<'job' | 'other' | null>
  /** Whether there is such a file; the path is whole, or relative to where the process was started. */
  isFile(path: string): Promise<boolean>
}
