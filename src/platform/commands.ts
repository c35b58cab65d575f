import { realpath, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checkout, Command, CommandRun, Commands, Program } from '../gate/commands.js'
import { UserMistake } from '../gate/mistake.js'
import { type InputPath, type OutsidePath, type RepoPath, ROOT } from '../gate/path.js'
import { commandEnvironment } from './command-environment.js'
import { checkOut } from './git-checkout.js'
import type { Place } from './git-command.js'
import { WorkspacePaths } from './paths.js'
import { runInGroup } from './process-group.js'
import { machinePrograms } from './programs.js'
import { startProgram } from './started.js'

/** Fails as soon as one of its commands does, and reads none of the user's own settings: as GitHub runs its steps. */
const BASH = ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', '-c'] as const
const SH = ['sh', '-e', '-c'] as const

/** The commands of this machine. `placeOf` says where git is asked about a folder of the workspace. */
export class MachineCommands implements Commands {
  private readonly paths: WorkspacePaths
  private shell: Promise<typeof BASH | typeof SH> | null = null

  constructor(
    root: string,
    private readonly placeOf: (under: RepoPath) => Place,
  ) {
    this.paths = new WorkspacePaths(root)
  }

  async run({ command, directory, timeout, writes, ...own }: Command): Promise<CommandRun> {
    const folder = this.paths.absolute(directory, ROOT)
    if (writes !== undefined) await makeRoom(folder, writes)
    this.shell ??= machinePrograms.has('bash').then(has => (has ? BASH : SH))
    const environment = commandEnvironment(process.env, own)
    const [program, ...args] = await this.shell
    return runInGroup({ program, args: [...args, command], directory: folder, environment, timeout })
  }

  start(program: Program): Promise<{ ended: Promise<CommandRun> }> {
    return startProgram(program, this.paths.absolute(program.directory, ROOT), commandEnvironment(process.env))
  }

  async folder(path: string, under: RepoPath): Promise<InputPath | null> {
    try {
      const real = await realpath(this.paths.absolute(path, under))
      if (!(await stat(real)).isDirectory()) return null
      return this.paths.locate(real) ?? (real as OutsidePath)
    } catch {
      return null
    }
  }

  checkout(commit: string, under: RepoPath): Promise<Checkout | null> {
    return checkOut(commit, this.placeOf(under))
  }
}

async function makeRoom(folder: string, path: string): Promise<void> {
  try {
    await rm(join(folder, path), { force: true })
  } catch (error) {
    const message = `cannot be written by a command: ${(error as Error).message}`
    throw new UserMistake([{ where: path, message }])
  }
}
