import type { RepoPath } from '../gate/path.js'

// Paths are compared in so many of their last parts: no repository is deeper, and a hostile report costs no more.
const DEEPEST = 64

/**
 * Finds the file of the repository that a report means. Reports name files relative to some root, or absolutely on
 * the machine that ran the tests: what both share with the repository is the end of the path.
 */
export class PathResolver {
  private readonly known: ReadonlySet<string>
  private ends: ReadonlyMap<string, RepoPath | null> | undefined

  /** `files` are the repository's; `locate` reads a path of this machine as one of them. */
  constructor(
    private readonly files: readonly RepoPath[],
    private readonly locate: (path: string) => RepoPath | null,
    private readonly under: RepoPath,
  ) {
    this.known = new Set(files)
  }

  /** The file of the repository, or the reported path itself, made relative, where none or several fit. */
  resolve(reported: string, roots: readonly string[]): string {
    const path = posix(reported)
    const candidates = isAbsolute(path) ? [path] : [...roots.map(root => `${posix(root)}/${path}`), path]
    for (const candidate of candidates) {
      const found = this.exactly(candidate)
      if (found !== null) return found
    }
    const parts = partsOf(path)
    for (const candidate of candidates) {
      const found = this.byEnd(candidate, parts.length)
      if (found !== null) return found
    }
    return (isAbsolute(path) ? this.locate(path) : null) ?? parts.join('/')
  }

  private exactly(candidate: string): string | null {
    if (isAbsolute(candidate)) {
      const located = this.locate(candidate)
      return located !== null && this.known.has(located) ? located : null
    }
    const relative = partsOf(candidate).join('/')
    const below = this.under === '.' ? relative : `${this.under}/${relative}`
    return [below, relative].find(path => this.known.has(path)) ?? null
  }

  /**
   * The one file that shares the longest end with the candidate. The shared end must be the whole reported path or
   * the whole path of the file; where neither is, at least a folder and a name.
   */
  private byEnd(candidate: string, reportedLength: number): string | null {
    this.ends ??= endsOf(this.files)
    const parts = partsOf(candidate).slice(-DEEPEST)
    for (let shared = parts.length; shared > 0; shared -= 1) {
      const file = this.ends.get(parts.slice(-shared).join('/'))
      if (file === undefined) continue
      const enough = file !== null && (shared >= 2 || shared === reportedLength || !file.includes('/'))
      return enough ? file : null
    }
    return null
  }
}

/** Every end of every path (`a/b/c`, `b/c`, `c`) -> the file that has it, null where several have. */
function endsOf(files: readonly RepoPath[]): Map<string, RepoPath | null> {
  const ends = new Map<string, RepoPath | null>()
  for (const file of files) {
    let slash = file.length
    for (let depth = 0; depth < DEEPEST && slash > 0; depth += 1) {
      slash = file.lastIndexOf('/', slash - 1)
      const end = file.slice(slash + 1)
      ends.set(end, ends.has(end) ? null : file)
    }
  }
  return ends
}

function posix(path: string): string {
  return path.replaceAll('\\', '/')
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path)
}

/** The parts of a path without its drive, `.` and `..`: a report cannot name a place outside. */
function partsOf(path: string): string[] {
  return path
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter(part => part !== '' && part !== '.' && part !== '..')
}
