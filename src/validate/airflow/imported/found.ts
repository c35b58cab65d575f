import { type RepoPath, repoPathFrom } from '../../../gate/path.js'
import type { Files } from '../../../gate/ports.js'
import type { CheckedFile } from '../../check.js'
import { Gathered } from '../../gathered.js'
import type { ValidateInputs } from '../../inputs.js'
import type { IgnoredByLines } from '../../suppress/lines.js'
import type { FoundInFile } from '../../whole.js'
import { Workspace } from '../../workspace.js'
import type { Imported } from './imported.js'
import { tellImported } from './tell.js'

export interface FoundScope {
  inputs: ValidateInputs
  base: RepoPath
  ignored: IgnoredByLines
  /** The first parts of the names of modules that the repository may have. */
  importable: readonly string[]
}

/** What importing files found, and reading them has not. */
export async function foundByImport(
  imported: Imported,
  checked: readonly CheckedFile[],
  { inputs, base, ignored, importable }: FoundScope,
  files: Files,
): Promise<FoundInFile[]> {
  const workspace = new Workspace(files, base)
  const byPath = new Map(checked.map(each => [each.path, each]))
  const names = new Set(importable)
  const found: FoundInFile[] = []
  for (const file of imported.files) {
    const read = byPath.get(file.path)
    const source = workspace.read(file.path, 'text')
    if (read === undefined || source === null) continue
    const whole = repoPathFrom(file.path, base) as RepoPath
    const counts = read.problems.filter(({ rule, suppressed }) => suppressed === null && ignored(rule, whole) === null)
    const gathered = new Gathered(source)
    tellImported(file, source, gathered.report, {
      version: imported.airflow,
      read: read.declared,
      found: counts,
      has: name => names.has(name),
      most: inputs['max-import-time'] ?? null,
    })
    const problems = await gathered.settled('repository')
    if (problems.length > 0) found.push({ path: file.path, problems })
  }
  return found
}
