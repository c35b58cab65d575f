import { append } from '../../gate/append.js'
import type { RepoPath } from '../../gate/path.js'
import type { Baseline, Entry } from './baseline.js'
import type { SecretKeys } from './keys.js'

/** What a baseline says of the secrets of one file. */
export interface Known {
  /** For each secret why the baseline suppresses it, or null. */
  reasons: (string | null)[]
  /** Entries whose secret is not in the file any more. */
  stale: Entry[]
}

/** Where entries contradict each other, as the report of detect-secrets has it: what was called real is real. */
const RANK = [true, false, null]

/**
 * Which of a file's secrets a baseline knows: those with the hash of an entry, whatever its type and line. `there` are
 * the hashes of the file's entries that its content still has, though nothing was found there.
 *
 * Of some secrets detect-secrets stores the hash of their mark alone, such as `ghp` or `BEGIN PRIVATE KEY`: it would take
 * any other for the same. Such an entry stands for one secret, and only as long as nothing that the baseline knows of
 * the file is gone: otherwise that one may have been replaced.
 */
export function knownIn(
  baseline: Baseline,
  file: RepoPath,
  secrets: readonly SecretKeys[],
  there: ReadonlySet<string>,
): Known {
  const entries = baseline.byFile.get(file) ?? []
  if (entries.length === 0) return { reasons: secrets.map(() => null), stale: [] }
  const byHash = new Map<string, Entry[]>()
  for (const entry of entries) {
    append(byHash, entry.hash, entry)
  }
  const found = new Set(secrets.flatMap(({ hashes, mark }) => (mark === null ? hashes : [...hashes, mark])))
  const stale = entries.filter(({ hash }) => !found.has(hash) && !there.has(hash))
  const known = secrets.map(({ hashes }) => foremost(hashes.flatMap(hash => byHash.get(hash) ?? [])))
  if (stale.length === 0) {
    for (const [mark, marked] of byMark(secrets)) {
      const entry = foremost(byHash.get(mark) ?? [])
      if (entry === undefined || marked.some(index => known[index] !== undefined)) continue
      known[marked.find(index => secrets[index]?.line === entry.line) ?? (marked[0] as number)] = entry
    }
  }
  return { reasons: known.map(entry => (entry === undefined ? null : reasonOf(entry, baseline.path))), stale }
}

/** The indices of the secrets that have the same mark. */
function byMark(secrets: readonly SecretKeys[]): Map<string, number[]> {
  const marked = new Map<string, number[]>()
  for (const [index, { mark }] of secrets.entries()) {
    if (mark !== null) append(marked, mark, index)
  }
  return marked
}

function foremost(entries: readonly Entry[]): Entry | undefined {
  return entries.toSorted((a, b) => RANK.indexOf(a.isSecret) - RANK.indexOf(b.isSecret))[0]
}

/** To follow "suppressed because": detect-secrets lets pass whatever is in its baseline, what is real too. */
function reasonOf({ isSecret, at }: Entry, path: string): string {
  if (isSecret === false) return `${path}:${at} says that it is a false alarm`
  return isSecret ? `${path}:${at} knows it, as a real secret` : `${path}:${at} knows it`
}
