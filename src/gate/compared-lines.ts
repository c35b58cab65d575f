import { type Comparison, NAMED } from './changes.js'
import { HunkReader, type Hunks, NoDiff } from './hunks.js'
import { type RepoPath, repoPathFrom } from './path.js'
import type { FileChange } from './ports.js'

type ComparedFile = NonNullable<Comparison['files']>[number]

/** What a comparison by GitHub says of lines. */
export interface ComparedLines {
  changes: FileChange[]
  /** Files that have changed lines, but GitHub does not say which: it sends none of large files. */
  unknown: RepoPath[]
}

/** The lines that differ by GitHub's comparison; null where there may be more files than it names. */
export function comparedLines({ files = [] }: Comparison): ComparedLines | null {
  if (files.length >= NAMED) return null
  const lines: ComparedLines = { changes: [], unknown: [] }
  for (const file of files) {
    const path = file.status === 'removed' ? null : repoPathFrom(file.filename)
    if (path === null) continue
    const hunks = hunksOf(file)
    if (hunks === null) lines.unknown.push(path)
    else if (file.patch !== undefined || file.status === 'renamed') {
      const { ranges, substantial } = hunks
      lines.changes.push({ path, from: previousPath(file, path), ranges, substantial })
    }
  }
  return lines
}

function previousPath({ status, previous_filename }: ComparedFile, path: RepoPath): RepoPath | null {
  if (status === 'added') return null
  return status === 'renamed' && previous_filename !== undefined ? repoPathFrom(previous_filename) : path
}

/** A file's hunks, if they are all there: of a binary file there are none, and no lines either. */
function hunksOf({ status, patch = '', additions }: ComparedFile): Hunks | null {
  // A copy's hunks are of what it was copied from.
  if (status === 'copied') return null
  const reader = new HunkReader(line => {
    throw new NoDiff(`${line.slice(0, 50)} stands between hunks`)
  })
  try {
    reader.push(new TextEncoder().encode(patch))
    reader.end()
    const hunks = reader.take()
    return hunks.added === additions ? hunks : null
  } catch (error) {
    if (error instanceof NoDiff) return null
    throw error
  }
}
