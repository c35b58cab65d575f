import { type InputPath, isInRepository, isWithin, type RepoPath } from '../gate/path.js'
import { reportedPath } from './reported-path.js'

// As many files of a report as it takes to tell folders apart.
const SAMPLE = 500

/**
 * The folder of the repository that a root of another machine means, such as `/ci/build/repository/packages/a`: one that
 * its path ends with, and below which more of the report's files are than below the top. Where it is as many, two folders
 * in common are enough, or the report lying there. Null where it is none.
 */
export function folderOfForeign(
  root: string,
  paths: readonly string[],
  place: InputPath,
  known: ReadonlySet<string>,
  folders: ReadonlySet<string>,
): RepoPath | null {
  const { start, parts } = reportedPath(root)
  if (start === '') return null
  const sample = paths.slice(0, SAMPLE).map(path => reportedPath(path))
  const names = sample.filter(path => path.start === '' && path.up === 0).map(path => path.parts.join('/'))
  const below = (base: string) => names.filter(name => known.has(`${base}${name}`)).length
  const atTop = below('')
  for (let from = 0; from < parts.length; from += 1) {
    const folder = parts.slice(from).join('/')
    if (!folders.has(folder)) continue
    const here = below(`${folder}/`)
    const liesThere = isInRepository(place) && isWithin(place, folder as RepoPath)
    const certain = parts.length - from > 1 || liesThere
    if (here > atTop || (here === atTop && here > 0 && certain)) return folder as RepoPath
  }
  return null
}

/** All folders that files lie in. */
export function foldersOf(files: readonly RepoPath[]): Set<string> {
  const folders = new Set<string>()
  for (const file of files) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  return folders
}
