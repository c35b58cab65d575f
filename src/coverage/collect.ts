import { finding } from '../gate/finding.js'
import { type InputPath, isInRepository, type RepoPath } from '../gate/path.js'
import { placeOf } from '../gate/place.js'
import type { Ports } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import { mergeRepeated } from './merge.js'
import type { FileCoverage, Native, Report } from './model.js'
import { PathResolver } from './paths.js'
import { READ_TASK, type ReadReport, readReport } from './read.js'

/** What all reports say together. */
export interface Coverage {
  files: FileCoverage[]
  reports: { path: InputPath; format: Report['format']; native: Native | null }[]
  /** Reports that could not be read. */
  refused: Finding[]
}

// A worker costs some 50 ms to start: below this many bytes one thread reads faster than two.
const WORTH_WORKERS = 8_000_000

/** Reads the reports and merges what they say of each file of the repository. */
export async function collectCoverage(paths: readonly InputPath[], under: RepoPath, ports: Ports): Promise<Coverage> {
  const coverage: Coverage = { files: [], reports: [], refused: [] }
  if (paths.length === 0) return coverage
  const known = (await ports.git.files(under)) ?? (await ports.files.find(['**/*'], under)).filter(isInRepository)
  const resolver = new PathResolver(known, path => ports.files.locate(path), under)
  const located: FileCoverage[] = []
  for (const read of await readReports(paths, ports)) {
    if ('refused' in read) {
      coverage.refused.push(refusalFinding(read.path, read.refused))
      continue
    }
    coverage.reports.push({ path: read.path, format: read.report.format, native: read.report.native })
    for (const file of read.report.files) {
      located.push({ ...file, path: resolver.resolve(file.path, read.report.roots) })
    }
  }
  return { ...coverage, files: inOrder(mergeRepeated(located)) }
}

/** What several measured, together. */
export function joined(...all: readonly Coverage[]): Coverage {
  return {
    files: inOrder(mergeRepeated(all.flatMap(each => each.files))),
    reports: all.flatMap(each => each.reports),
    refused: all.flatMap(each => each.refused),
  }
}

function inOrder(files: FileCoverage[]): FileCoverage[] {
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function readReports(paths: readonly InputPath[], ports: Ports): Promise<ReadReport[]> {
  const sizes = await Promise.all(paths.map(path => ports.files.size(path)))
  const bytes = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
  const parallel = paths.length > 1 && bytes > WORTH_WORKERS
  if (parallel) return Promise.all(paths.map(path => ports.workers.run(READ_TASK, path) as Promise<ReadReport>))
  const read: ReadReport[] = []
  for (const path of paths) read.push(await readReport(path, ports))
  return read
}

function refusalFinding(
  path: InputPath,
  refused: { message: string; line?: number | undefined; column?: number | undefined },
): Finding {
  const { message, line, column } = refused
  const position = { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) }
  const rule = { rule: 'coverage/unreadable', level: 'error' } as const
  const help = 'Nothing in this report was counted; the others were.'
  // A finding can stand at a file of the repository only.
  if (!isInRepository(path)) {
    return finding({ ...rule, message: `${placeOf({ file: path, ...position })} ${message}.`, help })
  }
  return finding({ ...rule, message: `${path} ${message}.`, help, file: path, ...position })
}
