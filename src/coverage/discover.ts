import type { InputPath, RepoPath } from '../gate/path.js'
import type { Files } from '../gate/ports.js'

/**
 * The names that coverage tools give their reports. Tools write one measurement in several formats side by side: of a
 * folder only the first of these that it has is read.
 */
const USUAL: readonly RegExp[] = [
  /^(lcov\.info|.*\.lcov|coverage\.info)$/,
  /^coverage-final\.json$/,
  /^(coverage\.xml|.*cobertura.*\.xml)$/i,
  /^jacoco.*\.xml$/i,
  /^.*opencover.*\.xml$/i,
  /^clover\.xml$/,
  /^coverage\.json$/,
  /^\.resultset\.json$/,
  /^(cover|coverage|c)\.out$|\.coverprofile$/,
  /^coverage-summary\.json$/,
]

/** Patterns that find all of those. */
export const USUAL_NAMES = [
  '**/{lcov.info,*.lcov,coverage.info,*coverage*.xml,*cobertura*.xml,jacoco*.xml,*opencover*.xml,clover.xml}',
  '**/{coverage-final.json,coverage.json,.resultset.json,coverage-summary.json,cover.out,coverage.out,c.out,*.coverprofile}',
]

const LOOKALIKES = ['**/*lcov*', '**/*.info', '**/*coverage*.{xml,json,out,txt}', '**/coverage/**/*.{xml,info,json}']

/** The reports that the patterns name, or those with usual names where there is no pattern. */
export async function findReports(files: Files, patterns: readonly string[], under: RepoPath): Promise<InputPath[]> {
  if (patterns.length > 0) return files.find(patterns, under)
  const found = await files.find(USUAL_NAMES, under)
  const folders = new Set(found.map(folderOf))
  return [...folders].flatMap(folder => first(found.filter(path => folderOf(path) === folder))).sort()
}

/** Those of a folder that have the first of the usual names. */
function first(paths: readonly InputPath[]): InputPath[] {
  const chosen = USUAL.find(name => paths.some(path => name.test(nameOf(path))))
  return chosen === undefined ? [] : paths.filter(path => chosen.test(nameOf(path)))
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Files that look as if they could be meant where no report was found: five at the most. */
export async function findLookalikes(files: Files, under: RepoPath): Promise<InputPath[]> {
  return (await files.find(LOOKALIKES, under)).slice(0, 5)
}
