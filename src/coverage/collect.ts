import { finding } from '../gate/finding.js'
import { type InputPath, isInRepository, type RepoPath } from '../gate/path.js'
import { placeOf } from '../gate/place.js'
import type { Ports } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import type { FormatName } from './formats/names.js'
import { namedBy } from './functions.js'
import { mergeRepeated } from './merge.js'
import type { FileCoverage, Native, Report } from './model.js'
import { PathMap } from './path-map.js'
import type { Resolution } from './paths.js'
import type { ReportToRead } from './read.js'
import { readReports } from './read-all.js'
import { reportedPath } from './reported-path.js'
import { sourcesBelow } from './sources.js'
import { strangerFindings } from './strangers.js'
import { withoutTexts } from './texts.js'

/** What all reports say together. */
export interface Coverage {
  files: FileCoverage[]
  reports: { path: InputPath; format: Report['format']; native: Native | null }[]
  /** Reports that could not be read. */
  refused: Finding[]
  /** Files that reports name and the repository does not have, or not for certain. */
  unplaced: Finding[]
}

/** Reads the reports and merges what they say of each file of the repository. */
export async function collectCoverage(
  paths: readonly InputPath[],
  format: ReportToRead['format'],
  under: RepoPath,
  ports: Ports,
  map: PathMap = new PathMap([]),
): Promise<Coverage> {
  const coverage: Coverage = { files: [], reports: [], refused: [], unplaced: [] }
  if (paths.length === 0) return coverage
  const reports = paths.map(path => ({ path, format }))
  // Other threads may be at it: what git knows is asked for meanwhile.
  const [reads, sources] = await Promise.all([readReports(reports, ports), sourcesBelow(under, map, ports)])
  const known = sources.files.filter(path => !paths.includes(path)).length
  const located: FileCoverage[] = []
  for (const read of reads) {
    if ('refused' in read) {
      coverage.refused.push(refusalFinding(read.path, read.refused))
      continue
    }
    coverage.reports.push({ path: read.path, format: read.report.format, native: read.report.native })
    const { files } = read.report
    const resolutions = await sources.resolve(read.path, read.report)
    const placed = resolutions.map((resolution, index) => ({ file: files[index] as FileCoverage, resolution }))
    for (const { file, resolution } of placed) {
      const at = atPlace(file, read.report.format, resolution)
      located.push(at.surplus === undefined ? at : await withoutTexts(at, ports.files))
    }
    coverage.unplaced.push(...strangerFindings(read.path, placed, known))
  }
  return { ...coverage, files: inOrder(mergeRepeated(located)) }
}

/** What several measured, together. */
export function joined(...all: readonly Coverage[]): Coverage {
  return {
    files: inOrder(mergeRepeated(all.flatMap(each => each.files))),
    reports: all.flatMap(each => each.reports),
    refused: all.flatMap(each => each.refused),
    unplaced: all.flatMap(each => each.unplaced),
  }
}

/** Modules tell files apart that have one name; not those that are known to be the same file. */
function atPlace({ modules, ...file }: FileCoverage, format: FormatName, { path, how }: Resolution): FileCoverage {
  const told = how !== 'file' && modules !== undefined && reportedPath(file.path).start === ''
  return { ...file, path, functions: namedBy(format, file.functions), ...(told ? { modules } : {}) }
}

function inOrder(files: FileCoverage[]): FileCoverage[] {
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
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
