import type { Branches, FileCoverage, LineSet } from './model.js'

/**
 * What two reports say of the same file, together: covered is what either covers. The operation is commutative,
 * associative and idempotent, so neither the order of the reports nor one that is given twice changes a figure.
 */
export function mergeFiles(a: FileCoverage, b: FileCoverage): FileCoverage {
  return {
    path: a.path,
    lines: mergeLines(a.lines, b.lines),
    branches: mergeBranches(a.branches, b.branches),
    functions: union(a.functions, b.functions),
  }
}

/** The files, those that are named several times merged. */
export function mergeRepeated(files: Iterable<FileCoverage>): FileCoverage[] {
  const byPath = new Map<string, FileCoverage>()
  for (const file of files) {
    const known = byPath.get(file.path)
    byPath.set(file.path, known === undefined ? file : mergeFiles(known, file))
  }
  return [...byPath.values()]
}

function mergeLines(a: LineSet, b: LineSet): LineSet {
  const merged = new Uint32Array(a.length + b.length)
  let length = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const left = a[i] as number
    const right = b[j] as number
    const order = (left >>> 1) - (right >>> 1)
    merged[length++] = order === 0 ? left | right : order < 0 ? left : right
    if (order <= 0) i += 1
    if (order >= 0) j += 1
  }
  while (i < a.length) merged[length++] = a[i++] as number
  while (j < b.length) merged[length++] = b[j++] as number
  return merged.slice(0, length)
}

function mergeBranches(a: Branches, b: Branches): Branches {
  const counts = new Map(a.counts)
  for (const [line, { covered, total }] of b.counts) {
    const known = counts.get(line)
    // Without identities nobody knows whether two reports took the same branches: what one of them took is certain.
    counts.set(line, { covered: Math.max(covered, known?.covered ?? 0), total: Math.max(total, known?.total ?? 0) })
  }
  return { arms: union(a.arms, b.arms), counts }
}

function union(a: ReadonlyMap<string, boolean>, b: ReadonlyMap<string, boolean>): Map<string, boolean> {
  const merged = new Map(a)
  for (const [key, covered] of b) merged.set(key, covered || merged.get(key) === true)
  return merged
}
