import type { RepoPath } from '../../src/gate/path.js'
import type { FileChange, LineRange } from '../../src/gate/ports.js'

type Tree = Readonly<Record<string, string>>

/** What differs in lines between two trees, found without git: by the longest common subsequence of their lines. */
export function diffOfTrees(before: Tree, after: Tree): FileChange[] {
  const gone = Object.keys(before).filter(path => !Object.hasOwn(after, path))
  const changes: FileChange[] = []
  for (const path of Object.keys(after).sort()) {
    const text = after[path] as string
    const own = Object.hasOwn(before, path) ? path : null
    const from = own ?? mostAlike(text, gone, before)
    if (own === null && from !== null) gone.splice(gone.indexOf(from), 1)
    const old = from === null ? '' : (before[from] as string)
    if (old === text && (from === null || from === path)) continue
    const lines = linesOf(text)
    const added = addedLines(linesOf(old), lines)
    const substantial = added.some(line => /[^ \t\n\v\f\r]/.test(lines[line - 1] as string))
    changes.push({ path: path as RepoPath, from: from as RepoPath | null, ranges: rangesOf(added), substantial })
  }
  return changes
}

/** Numbers of the lines of `after` that are in none of the longest common subsequence. */
export function addedLines(before: readonly string[], after: readonly string[]): number[] {
  // The length of the longest one of what follows each pair of lines.
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  const length = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = lengths[i] as number[]
      row[j] = before[i] === after[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1))
    }
  }
  const added: number[] = []
  let i = 0
  for (let j = 0; j < after.length; ) {
    if (i < before.length && before[i] === after[j]) {
      i++
      j++
    } else if (i < before.length && length(i + 1, j) >= length(i, j + 1)) i++
    else added.push(++j)
  }
  return added
}

/** Lines with their ends, so that one without an end is another line. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Ascending numbers as ranges. */
export function rangesOf(numbers: readonly number[]): LineRange[] {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last?.[1] === number - 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges
}

/** The path that is gone whose text has most of its lines in common with this one: at least half of them. */
export function mostAlike(text: string, gone: readonly string[], before: Tree): string | null {
  const alike = (path: string) => {
    const [old, lines] = [linesOf(before[path] as string), linesOf(text)]
    return (lines.length - addedLines(old, lines).length) / Math.max(old.length, lines.length)
  }
  const best = gone.toSorted((a, b) => alike(b) - alike(a))[0]
  return best !== undefined && alike(best) >= 0.5 ? best : null
}
