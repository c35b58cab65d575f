import type { InputPath } from '../gate/path.js'
import { repoPathFrom } from '../gate/path.js'
import { RefusedShard } from '../handover/shards.js'
import type { Coverage } from './collect.js'
import { type FileCoverage, MAX_LINE } from './model.js'

const LONGEST_SHOWN = 100

/** What one shard measured, as it travels: small, and without anything of the machine it was made on. */
interface CoverageShard {
  schema: 1
  files: {
    path: string
    /** As `FileCoverage` has them. */
    lines: number[]
    arms: [string, boolean][]
    counts: [line: number, covered: number, total: number][]
    functions: [string, boolean][]
  }[]
  reports: Coverage['reports']
}

export function toShard({ files, reports }: Coverage): string {
  const shard: CoverageShard = {
    schema: 1,
    files: files.map(({ path, lines, branches, functions }) => ({
      path,
      lines: [...lines],
      arms: [...branches.arms],
      counts: [...branches.counts].map(([line, { covered, total }]) => [line, covered, total]),
      functions: [...functions],
    })),
    reports,
  }
  return JSON.stringify(shard)
}

/** Reads a shard, every part of it checked: other jobs of the run made it. @throws RefusedShard */
export function readShard(content: Uint8Array): Coverage {
  let value: Partial<CoverageShard> | null
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content))
  } catch (error) {
    throw new RefusedShard(`is no JSON: ${shown((error as Error).message)}`)
  }
  if (value?.schema !== 1) throw new RefusedShard('is of another version of pipeline-actions')
  return { files: list(value.files).map(readFile), reports: list(value.reports).map(readReport), refused: [] }
}

function readFile(value: unknown): FileCoverage {
  const { path, lines, arms, counts, functions } = record(value)
  const items = Uint32Array.from(list(lines).map(item => integer(item, 2 * MAX_LINE + 1)))
  if (items.some((item, index) => index > 0 && item >>> 1 <= (items[index - 1] as number) >>> 1)) {
    throw new RefusedShard('has lines out of order')
  }
  return {
    path: filePath(path),
    lines: items,
    branches: { arms: flags(arms), counts: new Map(list(counts).map(readCount)) },
    functions: flags(functions),
  }
}

function readCount(value: unknown): [number, { covered: number; total: number }] {
  const [line, covered, total] = list(value).map(each => integer(each, MAX_LINE)) as [number, number, number]
  if (total === undefined || covered > total) throw new RefusedShard('counts more branches taken than there are')
  return [line, { covered, total }]
}

function readReport(value: unknown): Coverage['reports'][number] {
  const { path, format, native } = record(value)
  if (format !== 'lcov' && format !== 'cobertura') throw new RefusedShard('names a format that is not known')
  return { path: text(path) as InputPath, format, native: native === null ? null : readNative(record(native)) }
}

function readNative({ tool, percent }: Record<string, unknown>): Coverage['reports'][number]['native'] {
  if (!/^\d+(\.\d+)?$/.test(text(percent))) throw new RefusedShard('has a percentage that is no number')
  return { tool: text(tool), percent: text(percent) }
}

function filePath(value: unknown): string {
  const path = text(value)
  if (repoPathFrom(path) !== path) throw new RefusedShard(`names a file outside the repository: ${shown(path)}`)
  return path
}

function flags(value: unknown): Map<string, boolean> {
  return new Map(
    list(value).map(item => {
      const [name, covered] = list(item)
      if (typeof covered !== 'boolean') throw new RefusedShard('has a value that is neither true nor false')
      return [text(name), covered]
    }),
  )
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new RefusedShard('lacks a list that it should have')
  return value
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new RefusedShard('lacks an object that it should have')
  return value as Record<string, unknown>
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new RefusedShard('has a name that is no text')
  return value
}

function integer(value: unknown, limit: number): number {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > limit) {
    throw new RefusedShard('has a number that is out of bounds')
  }
  return value as number
}

function shown(value: string): string {
  return JSON.stringify(value.slice(0, LONGEST_SHOWN))
}
