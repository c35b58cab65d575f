import { isInRepository, type RepoPath } from '../../src/gate/path.js'
import type { Files, Git } from '../../src/gate/ports.js'

/** A commit of a history in memory, with the whole of its files. */
export interface MemoryCommit {
  parents?: string[]
  files: Readonly<Record<string, string>>
}

/**
 * Git in memory: the files are those of the port, the history is given, oldest first. Held to the same tests as the
 * real one.
 */
export function memoryGit(files: Files, commits: Readonly<Record<string, MemoryCommit>> = {}): Git {
  const at = (id: string) => (Object.hasOwn(commits, id) ? commits[id] : undefined)
  const history = (id: string): Set<string> =>
    new Set([id, ...(at(id)?.parents ?? []).flatMap(each => [...history(each)])])
  return {
    files: async under => (await files.find(['**/*'], under)).filter(isInRepository),
    mergeBase: async (a, b) => {
      if (at(a) === undefined || at(b) === undefined) return null
      const [ours, theirs] = [history(a), history(b)]
      return Object.keys(commits).findLast(id => ours.has(id) && theirs.has(id)) ?? null
    },
    ancestors: async (id, limit) => {
      const found: string[] = []
      for (let next: string | undefined = id; next !== undefined && found.length < limit; next = at(next)?.parents?.[0])
        if (at(next) !== undefined) found.push(next)
      return at(id) === undefined ? null : found
    },
    changedFiles: async (from, to) => {
      const [before, after] = [at(from)?.files, at(to)?.files]
      if (before === undefined || after === undefined) return null
      const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
      return paths.filter(path => before[path] !== after[path]) as RepoPath[]
    },
    show: async (id, path) => {
      const commit = at(id)
      if (commit === undefined) return null
      const text = commit.files[path]
      return text !== undefined && text.length > 1 << 20 ? null : text
    },
    extent: async limit => {
      const head = Object.keys(commits).at(-1)
      return { commits: head === undefined ? 0 : Math.min(history(head).size, limit), shallow: false }
    },
  }
}
