import type { Entry, Objects } from './git.js'

export interface Change {
  path: string
  /** Of a renamed file its old path. */
  previous: string | null
  status: 'added' | 'removed' | 'modified' | 'renamed'
  sha: string
  additions: number
  deletions: number
}

/** The files that differ between two trees, by path. A removed file whose bytes are elsewhere now is a renamed one. */
export function changesBetween(objects: Objects, from: string, to: string): Change[] {
  const [before, after] = [filesIn(objects, from), filesIn(objects, to)]
  const gone = [...before.values()].filter(({ path }) => !after.has(path))
  const changes: Change[] = []
  for (const { path, sha } of after.values()) {
    const old = before.get(path)
    if (old?.sha === sha) continue
    const source = old === undefined ? gone.findIndex(each => each.sha === sha) : -1
    const [renamed] = source < 0 ? [] : gone.splice(source, 1)
    const status = old !== undefined ? 'modified' : renamed === undefined ? 'added' : 'renamed'
    const lines = countLines(objects, old ?? renamed, sha)
    changes.push({ path, previous: renamed?.path ?? null, status, sha, ...lines })
  }
  for (const { path, sha } of gone) {
    changes.push({
      path,
      previous: null,
      status: 'removed',
      sha,
      additions: 0,
      deletions: linesOf(objects, sha).length,
    })
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function filesIn(objects: Objects, tree: string): Map<string, Entry> {
  return new Map([...objects.entries(tree)].filter(([, { type }]) => type !== 'tree'))
}

/** Counted without regard to the order of lines, which is less than a diff does and enough for a figure. */
function countLines(objects: Objects, old: Entry | undefined, sha: string): Pick<Change, 'additions' | 'deletions'> {
  const left = old === undefined ? [] : linesOf(objects, old.sha)
  let additions = 0
  for (const line of linesOf(objects, sha)) {
    const same = left.indexOf(line)
    if (same < 0) additions++
    else left.splice(same, 1)
  }
  return { additions, deletions: left.length }
}

function linesOf(objects: Objects, sha: string): string[] {
  const text = new TextDecoder().decode(objects.blob(sha))
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}
