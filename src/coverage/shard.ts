import type { InputPath } from '../gate/path.js'
import { repoPathFrom } from '../gate/path.js'
import { RefusedShard } from '../handover/shards.js'
import type { Coverage } from './collect.js'
import type { FunctionSet } from './functions.js'
import type { FileCoverage, Missing } from './model.js'
import {
  assumed,
  flags,
  format,
  functions,
  integer,
  items,
  lines,
  list,
  record,
  rows,
  shown,
  text,
  totals,
} from './shard-values.js'
import { sumOf, totalsOf } from './totals.js'

/** What one shard measured, as it travels: small, and without anything of the machine it was made on. */
interface CoverageShard {
  schema: 1
  files: {
    path: string
    /** These as `FileCoverage` has them. */
    lines: number[]
    statements: number[]
    arms: number[]
    named: [string, boolean][]
    counts: number[]
    missing: [line: number, readonly Missing[]][]
    functions: FunctionSet
    sums: FileCoverage['sums']
    modules?: FileCoverage['modules']
    assumed?: FileCoverage['assumed']
  }[]
  reports: Coverage['reports']
}

export function toShard({ files, reports }: Coverage): string {
  const shard: CoverageShard = {
    schema: 1,
    files: files.map(({ path, lines, statements, branches, functions, ...others }) => ({
      path,
      lines: [...lines],
      statements: [...statements],
      arms: [...branches.arms],
      named: [...branches.named],
      counts: [...branches.counts],
      missing: [...branches.missing],
      functions,
      ...others,
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
  const files = list(value.files).map(readFile)
  const { lines, ...others } = sumOf(files.map(totalsOf))
  if ([lines, ...Object.values(others)].some(count => count !== null && count.total > MOST_IN_ALL)) {
    throw new RefusedShard('counts more than any code has')
  }
  return { ...EMPTY, files, reports: list(value.reports).map(readReport) }
}

const EMPTY = { refused: [], unplaced: [] }

// There are at most 999 shards: what they add up to stays exact.
const MOST_IN_ALL = 2 ** 43

function readFile(value: unknown): FileCoverage {
  const file = record(value)
  return {
    path: filePath(file['path']),
    lines: lines(file['lines']),
    statements: rows(file['statements']),
    branches: {
      arms: items(file['arms']),
      named: flags(file['named']),
      counts: rows(file['counts']),
      missing: new Map(list(file['missing']).map(readMissing)),
    },
    functions: functions(file['functions']),
    sums: file['sums'] === null ? null : totals(file['sums']),
    ...(file['modules'] === undefined ? {} : { modules: list(file['modules']).map(text) }),
    ...(file['assumed'] === undefined ? {} : { assumed: assumed(file['assumed']) }),
  }
}

function readMissing(value: unknown): [number, Missing[]] {
  const [line, accounts] = list(value)
  const missing = list(accounts).map(readAccount)
  if (missing.some(({ total }, index) => index > 0 && total <= (missing[index - 1] as Missing).total)) {
    throw new RefusedShard('has rows out of order')
  }
  return [integer(line, Number.MAX_SAFE_INTEGER), missing]
}

function readAccount(value: unknown): Missing {
  const { names, total, alone } = record(value)
  if (typeof alone !== 'boolean') throw new RefusedShard('has a value that is neither true nor false')
  const texts = [...new Set(list(names).map(text))]
  const all = integer(total, Number.MAX_SAFE_INTEGER)
  if (texts.length > all) throw new RefusedShard('names more branches than there are')
  return { names: texts, total: all, alone }
}

function readReport(value: unknown): Coverage['reports'][number] {
  const { path, format: name, native } = record(value)
  return {
    path: text(path) as InputPath,
    format: format(name),
    native: native === null ? null : readNative(record(native)),
  }
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
