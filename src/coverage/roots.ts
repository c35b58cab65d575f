import { type RepoPath, repoPathFrom } from '../gate/path.js'
import type { PathMap } from './path-map.js'
import { type ReportedPath, reportedPath } from './reported-path.js'

// Asking the machine about a path takes as long as all other steps: it is not done for every root of a hostile report.
export const FEW_ROOTS = 8

/** A folder that a report's paths may be relative to. */
export interface Root {
  /** As it is given, without a slash at its end. */
  text: string
  /** As `path-map` has it, or as it is given. */
  path: ReportedPath
  /** The folders of the repository that it may be. */
  bases: readonly RepoPath[]
  /** Whether that shows with a path only: it lies above the workspace, or `path-map` has folders below it. */
  asked: boolean
}

/** The roots of a report, in its order. */
export interface Roots {
  all: readonly Root[]
  /** Those that are to be asked for with each path: a few. */
  asked: readonly Root[]
}

export const NO_ROOTS: Roots = { all: [], asked: [] }

/** Reads the roots that a report names, each once. */
export function readRoots(
  texts: readonly string[],
  under: RepoPath,
  map: PathMap,
  locate: (path: string) => RepoPath | null,
): Roots {
  const paths = texts.map(reportedPath)
  const distinct = new Map(paths.map(path => [`${path.start}${path.up}/${path.parts.join('/')}`, path]))
  let left = FEW_ROOTS
  const all = [...distinct.values()].map((path): Root => {
    const mapped = map.rewrite(path)
    const bases = basesOf(path, mapped, under, locate)
    const reached = map.reachesBelow(path)
    const asked = reached || (bases.length === 0 && left > 0)
    if (asked && !reached) left -= 1
    return { text: path.text.replace(/\/$/, ''), path: mapped ?? path, bases, asked }
  })
  return { all, asked: all.filter(({ asked }) => asked) }
}

function basesOf(
  path: ReportedPath,
  mapped: ReportedPath | null,
  under: RepoPath,
  locate: (path: string) => RepoPath | null,
): RepoPath[] {
  if (mapped === null && path.start !== '') return [locate(path.text)].filter(each => each !== null)
  const { text } = mapped ?? path
  return [repoPathFrom(text, under), repoPathFrom(text)].filter(each => each !== null)
}
