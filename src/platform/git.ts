import { join } from 'node:path'
import { isWithin, type RepoPath, repoPathFrom } from '../gate/path.js'
import type { Git } from '../gate/ports.js'
import { outputOf } from './processes.js'

/** The git repository that holds the workspace, asked through the `git` program. */
export class GitProgram implements Git {
  constructor(private readonly root: string) {}

  async files(under: RepoPath): Promise<RepoPath[] | null> {
    const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
    const listed = await outputOf('git', args, join(this.root, under))
    if (listed === null) return null
    const paths = listed.split('\0').filter(path => path !== '')
    const inside = paths.map(path => repoPathFrom(path, under)).filter(path => path !== null)
    return [...new Set(inside)].filter(path => isWithin(path, under)).sort()
  }
}

/** The top folder of the git repository around `directory`, or null. */
export async function gitRoot(directory: string): Promise<string | null> {
  const root = await outputOf('git', ['rev-parse', '--show-toplevel'], directory)
  return root === null ? null : root.replace(/\r?\n$/, '')
}

/** The commit that is checked out, or null. */
export async function gitHead(directory: string): Promise<string | null> {
  const head = await outputOf('git', ['rev-parse', '--verify', 'HEAD'], directory)
  return head === null ? null : head.trimEnd()
}
