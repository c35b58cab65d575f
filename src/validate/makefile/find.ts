import { type RepoPath, repoPathFrom } from '../../gate/path.js'
import type { Repository } from '../repository.js'
import type { Source } from '../tree/source.js'

/** The names under which make looks for its file, in its order. */
export const NAMES: readonly string[] = ['GNUmakefile', 'makefile', 'Makefile']

/** The makefile that make would take in a folder; null where there is none. */
export function makefileIn(folder: RepoPath, repository: Repository): Source | null {
  for (const name of NAMES) {
    const path = repoPathFrom(name, folder)
    const source = path === null ? null : repository.source(path, 'text')
    if (source !== null) return source
  }
  return null
}

/** The folder that a file is in. */
export function folderOf(path: RepoPath): RepoPath {
  return repoPathFrom(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.') as RepoPath
}
