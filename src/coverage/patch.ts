import type { Count } from '../gate/percent.js'
import type { FileChange } from '../gate/ports.js'
import type { FileCoverage } from './model.js'

/** Executable lines that the change touches, and how many of them were run. */
export interface Patch extends Count {
  /** Files with such lines, those with most uncovered ones first. */
  files: PatchFile[]
}

export interface PatchFile extends Count {
  path: string
  /** First and last line of each group of uncovered ones; nothing between them is executable and covered, or unchanged. */
  uncovered: [first: number, last: number][]
}

/** What tests cover of the lines that the change touches. */
export function patchOf(files: readonly FileCoverage[], changes: readonly FileChange[]): Patch {
  const byPath = new Map(files.map(file => [file.path, file]))
  const touched = changes.flatMap(({ path, ranges }) => {
    const file = byPath.get(path)
    const patch = file === undefined ? null : patchOfFile(file, ranges)
    return patch === null || patch.total === 0 ? [] : [patch]
  })
  return patchOfFiles(touched)
}

/** The files as one patch. */
export function patchOfFiles(files: readonly PatchFile[]): Patch {
  const patch: Patch = { covered: 0, total: 0, files: files.toSorted(byUncovered) }
  for (const { covered, total } of files) {
    patch.covered += covered
    patch.total += total
  }
  return patch
}

function byUncovered(a: PatchFile, b: PatchFile): number {
  return b.total - b.covered - (a.total - a.covered) || (a.path < b.path ? -1 : 1)
}

function patchOfFile({ path, lines }: FileCoverage, ranges: readonly (readonly [number, number])[]): PatchFile {
  const patch: PatchFile = { path, covered: 0, total: 0, uncovered: [] }
  let at = 0
  let joins = false
  for (const [first, last] of ranges) {
    // What lies between two changes ends a group, if it is executable.
    while (at < lines.length && (lines[at] as number) >>> 1 < first) {
      at += 1
      joins = false
    }
    for (; at < lines.length && (lines[at] as number) >>> 1 <= last; at += 1) {
      const item = lines[at] as number
      patch.total += 1
      if (item % 2 === 1) patch.covered += 1
      else extend(patch.uncovered, item >>> 1, joins)
      joins = item % 2 === 0
    }
  }
  return patch
}

function extend(groups: [number, number][], line: number, joins: boolean): void {
  const last = groups.at(-1)
  if (joins && last !== undefined) last[1] = line
  else groups.push([line, line])
}
