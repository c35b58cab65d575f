import { globMatcher } from '../gate/glob.js'
import { workingDirectory } from '../gate/judge.js'
import type { CoverageInputs } from './inputs.js'

/** Whether a file counts, by `include` and `exclude`. */
export async function countedFiles(inputs: CoverageInputs): Promise<(path: string) => boolean> {
  const { include, exclude } = inputs
  if (include.length === 0 && exclude.length === 0) return () => true
  const under = workingDirectory(inputs)
  const included = include.length === 0 ? () => true : await globMatcher(include, under)
  const excluded = exclude.length === 0 ? () => false : await globMatcher(exclude, under)
  return path => included(path) && !excluded(path)
}
