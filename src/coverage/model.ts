/**
 * What one report says of one file, small enough for reports of tens of thousands of files. Whether something was
 * run is all that is kept: counts of executions play no part in coverage, and a bit merges without overflow.
 */
export interface FileCoverage {
  /** As the report names it; `paths.ts` finds the file of the repository that is meant. */
  path: string
  lines: LineSet
  branches: Branches
  /** `line:name` -> whether it was entered. */
  functions: Map<string, boolean>
}

/** Executable lines, ascending and unique; each is `2 * line + (1 if it was run)`. */
export type LineSet = Uint32Array

/** The largest line number that a `LineSet` holds. */
export const MAX_LINE = 2 ** 31 - 1

export interface Branches {
  /** Branches that the format identifies: `line,block,branch` -> whether it was taken. */
  arms: Map<string, boolean>
  /** Branches of which the format gives numbers only: line -> how many of how many were taken. */
  counts: Map<number, { covered: number; total: number }>
}

/** One report, read. */
export interface Report {
  format: 'lcov' | 'cobertura'
  /** Folders that the file names may be relative to. */
  roots: string[]
  files: FileCoverage[]
  native: Native | null
}

/** The percentage as the tool that made the report prints it, to its last digit, without `%`. */
export interface Native {
  tool: string
  percent: string
}

/** Collects the lines of a file in any order, repeated or not. */
export class LineCollector {
  private items: number[] = []
  private ascending = true

  add(line: number, covered: boolean): void {
    const item = 2 * line + (covered ? 1 : 0)
    if (this.items.length > 0 && item >>> 1 <= (this.items[this.items.length - 1] as number) >>> 1)
      this.ascending = false
    this.items.push(item)
  }

  /** The lines collected; one that was named several times is covered if it ever was. */
  lines(): LineSet {
    const items = Uint32Array.from(this.items)
    if (this.ascending) return items
    items.sort()
    return items.filter(
      (item, index) => items[index + 1] === undefined || (items[index + 1] as number) >>> 1 !== item >>> 1,
    )
  }
}

export function emptyBranches(): Branches {
  return { arms: new Map(), counts: new Map() }
}
