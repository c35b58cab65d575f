import type { RepoPath } from '../gate/path.js'

// Many files of one path are compared with the names of many modules: beyond this the names tell nothing.
const MOST_FILES = 500
const MOST_NAMES = 20

/**
 * Those of the files that lie in most of the named modules, all where none does. Gradle's `:services:api` and Maven's
 * `com.example:api` are read as `services/api` and `api`.
 */
export function mostInModules(files: readonly RepoPath[], modules: readonly string[]): readonly RepoPath[] {
  if (files.length < 2 || files.length > MOST_FILES || modules.length === 0) return files
  const names = foldersOf(modules)
  const counts = files.map(file => countAround(file, names))
  const most = Math.max(...counts)
  return files.filter((_, index) => counts[index] === most)
}

/** Those of the files that have most folders from the top in common with another file, all where none has any. */
export function nearestTo(place: string, files: readonly RepoPath[]): readonly RepoPath[] {
  if (files.length < 2 || files.length > MOST_FILES) return files
  const counts = files.map(file => commonFolders(place, file))
  const most = Math.max(...counts)
  return files.filter((_, index) => counts[index] === most)
}

/** In how many of the modules a file lies: their names are folders around it. */
export function inModules(file: string, modules: readonly string[]): number {
  return countAround(file, foldersOf(modules))
}

/** As what each module may stand in a path: all of its name, or the end of it. */
function foldersOf(modules: readonly string[]): string[][] {
  return modules.slice(0, MOST_NAMES).flatMap(module => {
    const parts = module.split(/[:\\/]/).filter(part => part !== '')
    return parts.length === 0 ? [] : [[...new Set([parts.join('/'), parts.at(-1)])].map(name => `/${name}/`)]
  })
}

function countAround(file: string, names: readonly string[][]): number {
  const around = `/${file.slice(0, file.lastIndexOf('/') + 1)}`
  return names.filter(any => any.some(name => around.includes(name))).length
}

function commonFolders(a: string, b: string): number {
  let folders = 0
  for (let at = 0; at < a.length && a[at] === b[at]; at += 1) {
    if (a[at] === '/') folders += 1
  }
  return folders
}
