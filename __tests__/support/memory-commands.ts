import type { Command, CommandRun, Commands } from '../../src/gate/commands.js'
import { isInRepository, type OutsidePath, type RepoPath } from '../../src/gate/path.js'
import type { MemoryClock, MemoryFiles } from './memory.js'

/** The base, checked out beside the workspace. */
export const BASE = '/tmp/base'

const DONE: CommandRun = {
  exitCode: 0,
  signal: null,
  stdout: '',
  cut: false,
  stderr: '',
  duration: 0,
  timedOut: false,
}

/** What a command does, as far as it differs from one that succeeds at once and writes nothing. */
export interface Act extends Partial<CommandRun> {
  /** What it writes to the file that it is to write. */
  file?: string
}

/**
 * Commands that do what a function says, and take the time that they say they take: on a clock that else stands still. They
 * are ended at their limit.
 */
export class MemoryCommands implements Commands {
  readonly runs: Command[] = []
  /** Commits that are checked out now. */
  readonly open: string[] = []
  readonly folders = new Set<string>([BASE])
  /** Those that can be checked out; all of them where it is null. */
  commits: string[] | null = null

  constructor(
    private readonly clock: MemoryClock,
    private readonly files: MemoryFiles,
    private readonly act: (command: Command, side: 'base' | 'head') => Act,
  ) {}

  async run(command: Command): Promise<CommandRun> {
    this.runs.push(command)
    const { directory, timeout, writes } = command
    const path = writes === undefined ? null : isInRepository(directory) ? writes : `${directory}/${writes}`
    if (path !== null) this.files.content.delete(path)
    const { file, ...act } = this.act(command, directory === BASE ? 'base' : 'head')
    const ran = { ...DONE, ...act }
    this.clock.time += Math.min(ran.duration, timeout)
    if (ran.duration > timeout) return { ...ran, exitCode: null, duration: timeout, timedOut: true }
    if (path !== null && file !== undefined) this.files.content.set(path, new TextEncoder().encode(file))
    return ran
  }

  async start(): Promise<never> {
    throw new Error('no program is prepared')
  }

  async folder(path: string, under: RepoPath): Promise<RepoPath | OutsidePath | null> {
    if (path === under) return under
    return this.folders.has(path) ? (path as OutsidePath) : null
  }

  async checkout(commit: string) {
    if (this.commits?.includes(commit) === false) return null
    this.open.push(commit)
    const remove = async () => {
      this.open.splice(this.open.indexOf(commit), 1)
    }
    return { directory: BASE as OutsidePath, remove }
  }
}
