import { realpath, stat } from 'node:fs/promises'
import { relative } from 'node:path'
import { UserMistake } from '../gate/mistake.js'
import type { Log, Ports } from '../gate/ports.js'
import { machineClock } from './clock.js'
import { readSubject } from './event.js'
import { DiskFiles } from './files.js'
import { GitProgram, gitHead, gitRoot } from './git.js'
import { ThreadWorkers } from './workers.js'

/** The project around a folder: the root that paths are relative to, and the folder relative to it. */
export interface Project {
  root: string
  directory: string
}

/**
 * The project that `directory` belongs to. Its root is GitHub's workspace, else the git repository, else the folder.
 *
 * @throws UserMistake where there is no such folder
 */
export async function projectAt(directory: string): Promise<Project> {
  const folder = await realFolder(directory)
  if (folder === null) throw new UserMistake([{ where: directory, message: 'is no folder' }])
  const workspace = process.env['GITHUB_WORKSPACE']
  const root =
    around(folder, workspace ? await realFolder(workspace) : null) ?? around(folder, await gitRoot(folder)) ?? folder
  return { root, directory: relative(root, folder) || '.' }
}

/** The root, where the folder lies within it. */
function around(folder: string, root: string | null): string | null {
  return root !== null && new DiskFiles(root).locate(folder) !== null ? root : null
}

async function realFolder(path: string): Promise<string | null> {
  try {
    const real = await realpath(path)
    return (await stat(real)).isDirectory() ? real : null
  } catch {
    return null
  }
}

/** The ports of this machine. `workerScript` is the bundle's worker entry. */
export async function machinePorts(root: string, workerScript: URL, log: Log): Promise<Ports> {
  return {
    files: new DiskFiles(root),
    git: new GitProgram(root),
    event: await readSubject(process.env, () => gitHead(root)),
    network: { request: async request => (await import('./network.js')).machineNetwork.request(request) },
    workers: new ThreadWorkers(workerScript, root),
    clock: machineClock,
    environment: process.env,
    log,
  }
}
