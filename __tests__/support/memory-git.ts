import { bytesOf } from '../../src/gate/bytes.js'
import { isInRepository, type RepoPath, ROOT } from '../../src/gate/path.js'
import type { Files, Git } from '../../src/gate/ports.js'
import { blobsIn, introducedTo } from './memory-content.js'
import { diffOfTrees } from './memory-diff.js'

/** A commit of a history in memory, with the whole of its files. */
export interface MemoryCommit {
  parents?: string[]
  files: Readonly<Record<string, string>>
}

/** When every commit was written. */
export const DATE = '2023-11-14T22:13:20Z'

export interface MemoryClone {
  /** The commit that is checked out; the newest one where it is left out. */
  head?: string | null
  /** Branches and tags by their whole names. */
  refs?: Readonly<Record<string, string>>
  /** The commits that a shallow clone has; all of them where it is left out. */
  here?: readonly string[]
  /** What is in the index; what HEAD has where it is left out. */
  staged?: Readonly<Record<string, string>>
  /** Whether the others can be fetched. */
  remote?: boolean
}

/**
 * Git in memory: the files are those of the port, the history is given, oldest first. Held to the same tests as the
 * real one.
 */
export function memoryGit(
  files: Files,
  commits: Readonly<Record<string, MemoryCommit>> = {},
  { head = Object.keys(commits).at(-1) ?? null, refs = {}, here: first, staged, remote = false }: MemoryClone = {},
): Git {
  const here = new Set(first ?? Object.keys(commits))
  const shallow = first !== undefined
  const at = (id: string) => (Object.hasOwn(commits, id) && here.has(id) ? commits[id] : undefined)
  const history = (id: string): Set<string> =>
    new Set([id, ...(at(id)?.parents ?? []).flatMap(each => [...history(each)])])
  const isCut = (ids: Set<string>) => [...ids].some(id => at(id) === undefined)
  return {
    files: async under => (await files.find(['**/*'], under)).filter(isInRepository),
    head: async () => head,
    resolve: async name => {
      const places = ['', 'refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/', 'refs/remotes/origin/']
      const found = places.map(place => refs[place + name]).find(id => id !== undefined) ?? name
      return at(found) === undefined ? null : found
    },
    parents: async id => at(id)?.parents ?? (at(id) === undefined ? null : []),
    mergeBase: async (a, b) => {
      if (at(a) === undefined || at(b) === undefined) return null
      const [ours, theirs] = [history(a), history(b)]
      // What is not here may lead to a better one.
      if (isCut(ours) || isCut(theirs)) return null
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
    diff: async (from, to) => {
      const [before, after] = [at(from)?.files, to === null ? await textsOf(files) : at(to)?.files]
      return before === undefined || after === undefined ? null : diffOfTrees(before, after)
    },
    show: async (id, path) => {
      const commit = at(id)
      if (commit === undefined) return null
      const text = commit.files[path]
      return text !== undefined && text.length > 1 << 20 ? null : text
    },
    branches: async () => {
      return new Map(Object.entries(refs).filter(([ref]) => /^refs\/(heads|remotes\/origin)\//.test(ref)))
    },
    introduced: async ({ heads, not }, tell) => {
      const ends = heads ?? [...Object.values(refs), ...(head === null ? [] : [head])]
      if ([...ends, ...not].some(id => at(id) === undefined)) return null
      const known = new Set(not.flatMap(id => [...history(id)]))
      const wanted = new Set(ends.flatMap(id => [...history(id)]).filter(id => !known.has(id)))
      if (isCut(wanted)) return null
      const range = Object.keys(commits).filter(id => wanted.has(id))
      for (const commit of range) {
        const { parents = [], files } = commits[commit] as MemoryCommit
        const trees = parents.map(id => (commits[id] as MemoryCommit).files)
        // Of a commit that was cut off the parents are unknown, whatever else is here.
        if (parents.some(id => at(id) === undefined)) return null
        for (const change of introducedTo(files, trees, heads !== null)) tell({ ...change, commit, date: DATE })
      }
      return range.length
    },
    staged: async () => {
      const before = head === null ? {} : at(head)?.files
      return before === undefined ? null : introducedTo(staged ?? before, [before], true)
    },
    blobs: (ids, atMost) => {
      const trees = [...here].map(id => commits[id]?.files ?? {})
      return blobsIn([...trees, staged ?? {}], ids, atMost)
    },
    extent: async limit => {
      return {
        commits: head === null ? 0 : Math.min([...history(head)].filter(id => here.has(id)).length, limit),
        shallow,
      }
    },
    fetch: async name => {
      const id = refs[`refs/heads/${name}`] ?? refs[`refs/tags/${name}`] ?? name
      if (!remote || !Object.hasOwn(commits, id)) return null
      here.add(id)
      return id
    },
    deepen: async (ids, by) => {
      if (!remote || !shallow) return false
      for (let reached = [...ids], left = by ?? Number.POSITIVE_INFINITY; reached.length > 0 && left >= 0; left--) {
        for (const id of reached) here.add(id)
        reached = reached.flatMap(id => commits[id]?.parents ?? [])
      }
      return true
    },
  }
}

async function textsOf(files: Files): Promise<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (const path of await files.find(['**/*'], ROOT)) {
    texts[path] = (await bytesOf(files.stream(path))).toString()
  }
  return texts
}
