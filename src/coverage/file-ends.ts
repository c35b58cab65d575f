import type { RepoPath } from '../gate/path.js'

/** Paths are compared in so many of their last parts: no repository is deeper, and a hostile report costs no more. */
export const DEEPEST = 64

/** What a path and files of the repository share: so many parts at the end, with all files that share as many. */
export interface SharedEnd {
  shared: number
  files: readonly RepoPath[]
}

/** Finds files of the repository by the ends of their paths: `a/b/c` by `a/b/c`, `b/c` and `c`. */
export class FileEnds {
  private readonly ends = new Map<string, RepoPath | RepoPath[]>()

  constructor(files: readonly RepoPath[]) {
    for (const file of files) {
      let slash = file.length
      for (let depth = 0; depth < DEEPEST && slash > 0; depth += 1) {
        slash = file.lastIndexOf('/', slash - 1)
        this.add(file.slice(slash + 1), file)
      }
    }
  }

  /** The longest end that the path shares with any file. Takes time for that end, not for the whole path. */
  longest(path: string): SharedEnd {
    let found: RepoPath | RepoPath[] | undefined
    let slash = path.length
    let shared = 0
    // Whatever has an end has all shorter ones: the first that is nobody's is the last to look for.
    while (shared < DEEPEST && slash > 0) {
      slash = path.lastIndexOf('/', slash - 1)
      const longer = this.ends.get(path.slice(slash + 1))
      if (longer === undefined) break
      found = longer
      shared += 1
    }
    return { shared, files: filesOf(found) }
  }

  /** The files whose path ends so. */
  withEnd(end: string): readonly RepoPath[] {
    return filesOf(this.ends.get(end))
  }

  private add(end: string, file: RepoPath): void {
    const known = this.ends.get(end)
    if (known === undefined) this.ends.set(end, file)
    else if (typeof known === 'string') this.ends.set(end, [known, file])
    else known.push(file)
  }
}

function filesOf(found: RepoPath | RepoPath[] | undefined): readonly RepoPath[] {
  if (found === undefined) return []
  return typeof found === 'string' ? [found] : found
}
