import type { RepoPath } from '../gate/path.js'

/**
 * Finds the file of the repository that a report means. Reports name files relative to some root, or absolutely on
 * the machine that ran the tests: what both share with the repository is the end of the path.
 */
export class PathResolver {
  private readonly known: ReadonlySet<string>
  private readonly byName = new Map<string, string[][]>()

  /** `files` are the repository's; `locate` reads a path of this machine as one of them. */
  constructor(
    files: readonly RepoPath[],
    private readonly locate: (path: string) => RepoPath | null,
    private readonly under: RepoPath,
  ) {
    this.known = new Set(files)
    for (const file of files) {
      const parts = file.split('/')
      const name = parts[parts.length - 1] as string
      const same = this.byName.get(name)
      if (same === undefined) this.byName.set(name, [parts])
      else same.push(parts)
    }
  }

  /** The file of the repository, or the reported path itself, made relative, where none or several fit. */
  resolve(reported: string, roots: readonly string[]): string {
    const path = posix(reported)
    const candidates = isAbsolute(path) ? [path] : [path, ...roots.map(root => `${posix(root)}/${path}`)]
    for (const candidate of candidates) {
      const found = this.exactly(candidate)
      if (found !== null) return found
    }
    for (const candidate of candidates.toReversed()) {
      const found = this.bySuffix(candidate, partsOf(path).length)
      if (found !== null) return found
    }
    return partsOf(path).join('/')
  }

  private exactly(candidate: string): string | null {
    const located = isAbsolute(candidate) ? this.locate(candidate) : null
    const relative = partsOf(candidate).join('/')
    const below = this.under === '.' ? relative : `${this.under}/${relative}`
    if (located !== null && this.known.has(located)) return located
    if (isAbsolute(candidate)) return null
    return [below, relative].find(path => this.known.has(path)) ?? null
  }

  /**
   * The one file that shares the longest end with the candidate. The shared end must be the whole reported path or
   * the whole path of the file; where neither is, at least a folder and a name.
   */
  private bySuffix(candidate: string, reportedLength: number): string | null {
    const parts = partsOf(candidate)
    let best: string[] | null = null
    let longest = 0
    for (const file of this.byName.get(parts[parts.length - 1] ?? '') ?? []) {
      const shared = sharedEnd(parts, file)
      if (shared < longest) continue
      best = shared === longest ? null : file
      longest = shared
    }
    if (best === null || (longest < 2 && longest < Math.min(reportedLength, best.length))) return null
    return best.join('/')
  }
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

function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let shared = 0
  while (shared < a.length && shared < b.length && a[a.length - 1 - shared] === b[b.length - 1 - shared]) shared += 1
  return shared
}
