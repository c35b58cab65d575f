import { finding } from '../gate/finding.js'
import { type RepoPath, repoPathFrom } from '../gate/path.js'
import type { Finding } from '../gate/result.js'
import type { Located } from './located.js'
import type { IgnoredByLines } from './suppress/lines.js'
import type { FoundInFile } from './whole.js'

/** What was found in files of the folder `base`, with paths of the repository. */
export function findingsOf(files: readonly FoundInFile[], base: RepoPath, ignored: IgnoredByLines): Finding[] {
  const seen = new Map<string, number>()
  return files.flatMap(({ path, problems }) =>
    problems.map(problem => {
      const file = repoPathFrom(path, base) as string
      const identity = identityOf(path, problem, seen)
      const suppressed = problem.suppressed ?? ignored(problem.rule, file)
      const { excerpt, related, ...rest } = problem
      return finding({
        ...rest,
        ...(excerpt === undefined ? {} : { excerpt }),
        file,
        related: related.map(each => ({ ...each, file: repoPathFrom(each.file, base) as string })),
        suppressed,
        identity,
      })
    }),
  )
}

/** What tells problems of the same words in a file apart: which of them it is, and not the line. */
function identityOf(path: string, { rule, message }: Located, seen: Map<string, number>): string {
  const key = `${path}\0${rule}\0${message}`
  const before = seen.get(key) ?? 0
  seen.set(key, before + 1)
  return before === 0 ? message : `${message}\0${before}`
}
