import { createHash } from 'node:crypto'
import type { RepoPath } from '../../src/gate/path.js'
import type { Blob, Introduced } from '../../src/gate/ports.js'
import { mostAlike } from './memory-diff.js'

type Tree = Readonly<Record<string, string>>

/** The id that git gives a file's content. */
export function blobId(content: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0`)
    .update(content)
    .digest('hex')
}

/** What a tree has that none of its parents has at the path, or at the one it was renamed from where these are sought. */
export function introducedTo(after: Tree, parents: readonly Tree[], withRenames: boolean): Introduced[] {
  const froms = parents.map(parent => (withRenames ? renames(after, parent) : new Map<string, string>()))
  return Object.keys(after)
    .sort()
    .flatMap(path => {
      const before = parents.flatMap((parent, index) => parent[froms[index]?.get(path) ?? path] ?? [])
      const content = after[path] as string
      if (before.includes(content)) return []
      const ids = [...new Set(before.map(blobId))]
      return [{ path: path as RepoPath, blob: blobId(content), kind: 'file' as const, before: ids }]
    })
}

/** The paths of new files, and those of the gone ones that they are most alike. */
function renames(after: Tree, before: Tree): Map<string, string> {
  const gone = Object.keys(before).filter(path => !Object.hasOwn(after, path))
  const found = new Map<string, string>()
  for (const path of Object.keys(after).sort()) {
    if (Object.hasOwn(before, path)) continue
    const from = mostAlike(after[path] as string, gone, before)
    if (from === null) continue
    gone.splice(gone.indexOf(from), 1)
    found.set(path, from)
  }
  return found
}

/** Contents in memory, by git's ids; each is overwritten before the next: nobody may keep one. */
export async function* blobsIn(trees: readonly Tree[], ids: readonly string[], atMost: number): AsyncIterable<Blob> {
  const contents = new Map(trees.flatMap(tree => Object.values(tree)).map(text => [blobId(text), Buffer.from(text)]))
  for (const id of ids) {
    const kept = contents.get(id)
    const content = kept !== undefined && kept.length <= atMost ? Buffer.from(kept) : null
    yield { id, size: kept?.length ?? 0, content }
    content?.fill(0x58)
  }
}
