import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { functionMap } from '../../src/coverage/functions.js'
import { armKey, type FileCoverage, lineOfArm, type Report, TALLY } from '../../src/coverage/model.js'
import { readReport } from '../../src/coverage/read.js'
import { ReportRefused } from '../../src/coverage/refusal.js'
import type { RepoPath } from '../../src/gate/path.js'
import { MemoryFiles } from './memory.js'

/** The folder of the reports that real tools made. */
export const REPORTS = fileURLToPath(new URL('../fixtures/coverage/', import.meta.url))

export interface Counts {
  covered: number
  total: number
}

/** What the tool itself said of a report, as the script that made it recorded. */
export interface Expected {
  report: string
  tool: string
  /** Null where we claim to know none. */
  percent: string | null
  /** Null where the tool counts none. */
  lines: Counts | null
  branches: Counts | null
  functions: Counts | null
  /** Where the tool counts them. */
  statements?: Counts | null
  merges?: string[]
  note?: string
}

// One list for each script that makes reports.
const LISTS = ['expected.json', 'expected-json.json', 'expected-xml.json', 'expected-go-llvm.json']

export const expected = LISTS.flatMap(list => JSON.parse(readFileSync(REPORTS + list, 'utf8')) as Expected[])

export function fixture(name: string): Buffer {
  return readFileSync(REPORTS + name)
}

/** The source files of the programs that the fixtures are about, as paths in their repository. */
export function fixtureSources(): string[] {
  const found = readdirSync(`${REPORTS}programs`, { recursive: true, withFileTypes: true })
  return found
    .filter(entry => entry.isFile())
    .map(entry => `${entry.parentPath}/${entry.name}`.split('programs/')[1] as string)
}

/** Bytes as a stream gives them, cut at the offsets. */
export async function* pieces(content: string | Uint8Array, ...cuts: number[]): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  let start = 0
  for (const cut of [...cuts, bytes.length]) {
    yield bytes.subarray(start, cut)
    start = cut
  }
}

/** Reads a report as the gate does; what it refuses is thrown as plain data. */
export async function readText(content: string | Uint8Array): Promise<Report> {
  const read = await readReport(
    { path: 'report' as RepoPath, format: 'auto' },
    { files: new MemoryFiles({ report: content }) },
  )
  if ('refused' in read) throw read.refused
  return read.report
}

/** A file's coverage in a form that a test can write down. */
export function plain(file: FileCoverage) {
  return {
    path: file.path,
    lines: Object.fromEntries([...file.lines].map(item => [item >>> 1, (item & 1) === 1])),
    arms: armsOf(file.branches),
    counts: countsOf(file.branches.counts),
    functions: Object.fromEntries(functionMap(file.functions)),
  }
}

/** `line,block,branch`, or what else a format names branches by. */
function armsOf({ arms, named }: FileCoverage['branches']): Record<string, boolean> {
  const numbered = [...arms].map(item => {
    const key = Math.floor(item / 2)
    const line = lineOfArm(key)
    const [block, branch] = [Math.floor((key - armOf(line)) / armOf(0, 1)), (key - armOf(line)) % armOf(0, 1)]
    return [`${line},${block},${branch}`, item % 2 === 1] as const
  })
  return Object.fromEntries([...numbered, ...named])
}

const armOf = (line: number, block = 0) => armKey(line, block, 0) as number

/** `1/2` for each line, or `1-2/3` where one to two may be covered. */
function countsOf(rows: FileCoverage['branches']['counts']): Record<number, string> {
  const counts: Record<number, string> = {}
  for (let at = 0; at < rows.length; at += TALLY) {
    const [line, , covered, sum, total] = [...rows.subarray(at, at + TALLY)] as [number, number, number, number, number]
    const most = Math.min(sum, total)
    counts[line] = `${covered === most ? covered : `${covered}-${most}`}/${total}`
  }
  return counts
}

/** Why a report was refused; a failure where it was not. */
export async function refusal(reading: Promise<unknown>): Promise<ReportRefused> {
  const error = await reading.then(
    () => new Error('nothing was refused'),
    error => error,
  )
  if (error instanceof ReportRefused) return error
  throw error
}
