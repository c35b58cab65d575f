import { type Mistake, UserMistake } from '../gate/mistake.js'
import { type RepoPath, ROOT, repoPathFrom } from '../gate/path.js'
import { type ReportedPath, reportedPath } from './reported-path.js'

const EXAMPLE = 'from=to, such as /app=services/api'

interface Rewrite {
  entry: string
  from: ReportedPath
  to: RepoPath
}

/** The user's word on what the beginnings of reported paths mean: whole parts of them, the longest that fits. */
export class PathMap {
  /** By where paths begin, then by their first parts. */
  private readonly starts = new Map<string, Map<string, RepoPath>>()
  private longest = 0

  constructor(rewrites: readonly Pick<Rewrite, 'from' | 'to'>[]) {
    for (const { from, to } of rewrites) {
      const beginnings = this.starts.get(from.start) ?? new Map<string, RepoPath>()
      this.starts.set(from.start, beginnings.set(from.parts.join('/'), to))
      this.longest = Math.max(this.longest, from.parts.length)
    }
  }

  get isEmpty(): boolean {
    return this.starts.size === 0
  }

  /** Whether a rewrite is for some of the paths below a folder, and not for all. */
  reachesBelow({ start, parts }: ReportedPath): boolean {
    const folder = parts.length === 0 ? '' : `${parts.join('/')}/`
    return [...(this.starts.get(start)?.keys() ?? [])].some(key => key.startsWith(folder) && key !== '')
  }

  /** The path with its beginning replaced, relative to the repository; null where no rewrite is for it. */
  rewrite({ start, up, parts }: ReportedPath): ReportedPath | null {
    const beginnings = up === 0 ? this.starts.get(start) : undefined
    if (beginnings === undefined) return null
    for (let length = Math.min(parts.length, this.longest); length >= 0; length -= 1) {
      const to = beginnings.get(parts.slice(0, length).join('/'))
      if (to === undefined) continue
      const rest = parts.slice(length)
      return reportedPath((to === ROOT ? rest : [to, ...rest]).join('/'))
    }
    return null
  }
}

/** Reads `from=to` rewrites. @throws UserMistake with all that is wrong with them */
export function parsePathMap(entries: readonly string[]): PathMap {
  const mistakes: Mistake[] = []
  const rewrites = new Map<string, Rewrite>()
  for (const entry of entries) {
    const rewrite = readRewrite(entry)
    if (typeof rewrite === 'string') {
      mistakes.push({ where: 'path-map', message: `${JSON.stringify(entry)} ${rewrite}` })
      continue
    }
    const key = rewrite.from.start + rewrite.from.parts.join('/')
    const other = rewrites.get(key)
    if (other !== undefined && other.to !== rewrite.to) {
      const both = `${JSON.stringify(other.entry)} and ${JSON.stringify(entry)}`
      mistakes.push({ where: 'path-map', message: `${both} rewrite the same paths: keep one of them` })
    }
    rewrites.set(key, rewrite)
  }
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return new PathMap([...rewrites.values()])
}

/** The rewrite, or what is wrong with it. */
function readRewrite(entry: string): Rewrite | string {
  const equals = entry.indexOf('=')
  if (equals < 0) return `has no "=": write ${EXAMPLE}`
  const written = entry.slice(0, equals).trim()
  if (written === '') return 'has nothing before its "=": write . for all relative paths, such as .=services/api'
  const from = reportedPath(written)
  if (from.up > 0) return `begins above the folder that paths are relative to: write ${EXAMPLE}`
  const to = repoPathFrom(entry.slice(equals + 1).trim())
  if (to === null) return `must lead to a folder of the repository, by its path from the root: write ${EXAMPLE}`
  return { entry, from, to }
}
