import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FileCoverage, Report } from '../../src/coverage/model.js'
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

/** What the tool itself said of a report, as `make.sh` recorded it. */
export interface Expected {
  report: string
  tool: string
  percent: string
  lines: Counts
  branches: Counts | null
  functions: Counts | null
  merges?: string[]
  note?: string
}

export const expected = JSON.parse(readFileSync(`${REPORTS}expected.json`, 'utf8')) as Expected[]

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
  const read = await readReport('report' as RepoPath, { files: new MemoryFiles({ report: content }) })
  if ('refused' in read) throw read.refused
  return read.report
}

/** A file's coverage in a form that a test can write down. */
export function plain(file: FileCoverage) {
  return {
    path: file.path,
    lines: Object.fromEntries([...file.lines].map(item => [item >>> 1, (item & 1) === 1])),
    arms: Object.fromEntries(file.branches.arms),
    counts: Object.fromEntries(
      [...file.branches.counts].map(([line, count]) => [line, `${count.covered}/${count.total}`]),
    ),
    functions: Object.fromEntries(file.functions),
  }
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
