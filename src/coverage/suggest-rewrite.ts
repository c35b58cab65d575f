import { UserMistake } from '../gate/mistake.js'
import { coverageInputs } from './inputs.js'
import { parsePathMap } from './path-map.js'
import { type ReportedPath, reportedPath, sharedEnd } from './reported-path.js'
import type { Placed } from './strangers.js'

const MOST_FILES = 500
const MOST_CANDIDATES = 10

/** A line of `path-map`, and what it would do. */
export interface Suggestion {
  text: string
  /** A file that would be found by it. */
  example: string
  /** How many of the reported files would be. */
  files: number
}

/** Files that the same rewrite would find, so far. */
interface Group {
  from: ReportedPath
  to: readonly string[]
  files: { path: ReportedPath; candidate: string }[]
}

/**
 * The line of `path-map` that would find most of the files: from the longest folder that the reported paths have in
 * common to the one that their nearest candidates have. Null where no line can be written that does.
 */
export function suggestRewrite(files: readonly Placed[]): Suggestion | null {
  const groups = new Map<string, Group>()
  for (const { file, resolution } of files.slice(0, MOST_FILES)) {
    const path = reportedPath(file.path)
    for (const candidate of resolution.candidates.slice(0, MOST_CANDIDATES)) addTo(groups, path, candidate)
  }
  let best: Group | undefined
  for (const group of groups.values()) {
    if (best === undefined || group.files.length > best.files.length) best = group
  }
  const [first] = best?.files ?? []
  if (best === undefined || first === undefined) return null
  const text = lineOf(best)
  return rewrites(text, first.path, first.candidate)
    ? { text, example: first.candidate, files: best.files.length }
    : null
}

function addTo(groups: Map<string, Group>, path: ReportedPath, candidate: string): void {
  const parts = candidate.split('/')
  const shared = sharedEnd(path.parts, parts)
  const from = { ...path, parts: path.parts.slice(0, path.parts.length - shared) }
  const to = parts.slice(0, parts.length - shared)
  const key = [path.start, from.parts.join('/'), to.join('/')].join('\n')
  const group = groups.get(key) ?? { from, to, files: [] }
  group.files.push({ path, candidate })
  groups.set(key, group)
}

function lineOf({ from, to, files }: Group): string {
  const folders = commonFolders(files.map(({ path }) => path.parts))
  const [first] = files
  // Without any folder in common, the rewrite of one name is for one file, and of all names for all.
  const parts = folders.length === 0 && files.length === 1 && first !== undefined ? first.path.parts : folders
  const before = from.start + parts.join('/')
  return `${before === '' ? '.' : before}=${[...to, ...parts.slice(from.parts.length)].join('/')}`
}

function commonFolders(paths: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = paths
  let length = first.length - 1
  for (const other of others) {
    let same = 0
    while (same < Math.min(length, other.length - 1) && first[same] === other[same]) same += 1
    length = same
  }
  return first.slice(0, Math.max(0, length))
}

/** Whether the line, read as an input is, does what it is meant to: a path may hold commas or equals signs. */
function rewrites(line: string, path: ReportedPath, candidate: string): boolean {
  try {
    const entries = coverageInputs['path-map'].parse([line]) ?? []
    return parsePathMap(entries).rewrite(path)?.parts.join('/') === candidate
  } catch (error) {
    if (error instanceof UserMistake) return false
    throw error
  }
}
