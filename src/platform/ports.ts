import { realpath, stat } from 'node:fs/promises'
import { UserMistake } from '../gate/mistake.js'
import { type RepoPath, ROOT } from '../gate/path.js'
import type { Log, Ports } from '../gate/ports.js'
import { runArtifacts } from './artifacts.js'
import { machineClock } from './clock.js'
import { MachineCommands } from './commands.js'
import { readEvent } from './event.js'
import { DiskFiles } from './files.js'
import { GitProgram, gitRoot } from './git.js'
import { remoteOf } from './git-fetch.js'
import { GitHubClient } from './github/client.js'
import { machineInterruption } from './interruption.js'
import { ThisMachine } from './machine.js'
import { machineNetwork } from './network/index.js'
import { WorkspacePaths } from './paths.js'
import { machinePrograms } from './programs.js'
import { ThreadWorkers } from './workers.js'

/** The project around a folder: the root that paths are relative to, and the folder relative to it. */
export interface Project {
  root: string
  directory: RepoPath
}

/**
 * The project that `directory` belongs to. Its root is GitHub's workspace, else the git repository, else the folder.
 *
 * @throws UserMistake where there is no such folder
 */
export async function projectAt(directory: string): Promise<Project> {
  const folder = await realFolder(directory)
  if (folder === null) throw new UserMistake([{ where: directory, message: 'is no folder' }])
  return around(folder, await workspace()) ?? around(folder, await gitRoot(folder)) ?? { root: folder, directory: ROOT }
}

/** The project with that root, where the folder lies within it. */
function around(folder: string, root: string | null): Project | null {
  const paths = root === null ? null : new WorkspacePaths(root)
  const directory = paths?.locate(folder) ?? null
  return paths === null || directory === null ? null : { root: paths.root, directory }
}

/** The folder that GitHub makes for the job; null elsewhere. */
async function workspace(): Promise<string | null> {
  const path = process.env['GITHUB_WORKSPACE']
  return path ? realFolder(path) : null
}

async function realFolder(path: string): Promise<string | null> {
  try {
    const real = await realpath(path)
    return (await stat(real)).isDirectory() ? real : null
  } catch {
    return null
  }
}

/** What the ports of this machine are made of. `workerScript` is the bundle's worker entry. */
export interface Machine {
  root: string
  workerScript: URL
  log: Log
  /** For GitHub's API, if there is one. */
  token: string | undefined
}

/** The ports of this machine. */
export async function machinePorts({ root, workerScript, log, token }: Machine): Promise<Ports> {
  // In a container the workspace belongs to another user, but GitHub put it there.
  const trusted = root === (await workspace())
  const event = await readEvent(process.env, () => new GitProgram(root, trusted).head())
  const repository = /^[\w.-]+\/[\w.-]+$/.exec(event.subject.repository ?? '')?.[0] ?? null
  const api = process.env['GITHUB_API_URL'] || 'https://api.github.com'
  const git = new GitProgram(root, trusted, remoteOf(repository, token, process.env))
  return {
    files: new DiskFiles(root),
    git,
    event,
    github:
      token !== undefined && repository !== null
        ? new GitHubClient({ repository, token, api }, machineClock, log)
        : null,
    artifacts: runArtifacts(process.env),
    machine: new ThisMachine(process.env),
    network: machineNetwork,
    workers: new ThreadWorkers(workerScript, { workspace: root, trusted }),
    programs: machinePrograms,
    commands: new MachineCommands(root, under => git.place(under)),
    clock: machineClock,
    interruption: machineInterruption,
    environment: process.env,
    log,
  }
}
