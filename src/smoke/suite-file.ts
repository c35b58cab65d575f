import { workingDirectory } from '../gate/judge.js'
import { UserMistake } from '../gate/mistake.js'
import { type RepoPath, repoPathFrom } from '../gate/path.js'
import type { SmokeInputs } from './inputs.js'

/** The suite's file; null where none is named. @throws UserMistake where it lies outside of the workspace */
export function suiteFile(inputs: Pick<SmokeInputs, 'suite' | 'working-directory'>): RepoPath | null {
  if (inputs.suite === undefined) return null
  const path = repoPathFrom(inputs.suite, workingDirectory(inputs))
  if (path !== null) return path
  throw new UserMistake([{ where: 'suite', message: `${inputs.suite} is outside the workspace` }])
}
