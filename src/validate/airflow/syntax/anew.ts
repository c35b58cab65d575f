import type { RepoPath } from '../../../gate/path.js'
import type { Files } from '../../../gate/ports.js'
import { type CheckedFile, checkAgain } from '../../check.js'
import type { Settings } from '../../kind.js'
import { Workspace } from '../../workspace.js'
import type { PythonVerdicts } from './ask.js'

/** The files as they were checked; anew those that the Python refuses, and those that it accepts and that were refused. */
export async function checkedBy(
  verdicts: PythonVerdicts,
  checked: readonly CheckedFile[],
  settings: Settings,
  { base, files }: { base: RepoPath; files: Files },
): Promise<CheckedFile[]> {
  const workspace = new Workspace(files, base)
  const all: CheckedFile[] = []
  for (const file of checked) {
    const verdict = verdicts.get(file.path)
    const isOther =
      verdict !== undefined && (verdict.fault !== null || file.problems.some(({ rule }) => rule === 'python/syntax'))
    all.push(isOther ? await checkAgain(file, verdict, workspace, settings) : file)
  }
  return all
}
