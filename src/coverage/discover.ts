import type { InputPath, RepoPath } from '../gate/path.js'
import type { Files } from '../gate/ports.js'

/** The names that coverage tools give their lcov and Cobertura reports. */
export const USUAL_NAMES = ['**/{lcov.info,*.lcov,coverage.info,coverage.xml,*cobertura*.xml}']

const LOOKALIKES = ['**/*lcov*', '**/*.info', '**/*coverage*.{xml,json,out,txt}', '**/coverage/**/*.{xml,info}']

/** The reports that the patterns name, or those with usual names where there is no pattern. */
export function findReports(files: Files, patterns: readonly string[], under: RepoPath): Promise<InputPath[]> {
  return files.find(patterns.length > 0 ? patterns : USUAL_NAMES, under)
}

/** Files that look as if they could be meant where no report was found: five at the most. */
export async function findLookalikes(files: Files, under: RepoPath): Promise<InputPath[]> {
  return (await files.find(LOOKALIKES, under)).slice(0, 5)
}
