import type { Ports } from '../gate/ports.js'
import { partReaders } from './formats/readers.js'
import { type Part, partsOf } from './parts.js'
import { notEmpty, READ_TASK, type ReadReport, type ReportToRead, readReport } from './read.js'
import { ReportRefused } from './refusal.js'

// A worker costs some 50 ms to start: below this many bytes one thread reads faster than two.
const WORTH_WORKERS = 8_000_000

/** Reads reports, large ones on several threads; what comes out is the same, and in the order in which they are given. */
export async function readReports(reports: readonly ReportToRead[], ports: Ports): Promise<ReadReport[]> {
  const { files, workers } = ports
  const sizes = await Promise.all(reports.map(({ path }) => files.size(path)))
  const bytes = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
  if (bytes > WORTH_WORKERS) {
    const parts = Math.floor(workers.width / reports.length)
    if (reports.length > 1 || parts > 1) {
      return Promise.all(reports.map((each, index) => onThreads(each, parts, ports, index === 0)))
    }
  }
  const read: ReadReport[] = []
  for (const each of reports) read.push(await readReport(each, ports))
  return read
}

/**
 * Reads a report in so many parts at once; as a whole where it cannot be cut, or something is wrong with a part. `here`:
 * the first part on this thread, which has nothing else to do.
 */
async function onThreads(report: ReportToRead, count: number, ports: Ports, here: boolean): Promise<ReadReport> {
  const read = (part?: Part, index = 0) => {
    const task = part === undefined ? report : { ...report, part }
    if (here && index === 0) return readReport(task, ports)
    return ports.workers.run(READ_TASK, task) as Promise<ReadReport>
  }
  const parts = await partsOrNone(report, count, ports)
  if (parts === null) return read()
  const results = await Promise.all(parts.map(read))
  const reports = results.flatMap(each => ('report' in each ? [each.report] : []))
  const reader = await partReaders[parts[0].format]?.()
  if (reader === undefined || reports.length < results.length) return read()
  return { path: report.path, report: notEmpty(reader.join(reports)) }
}

/** Where it cannot even be recognised, reading it as a whole tells why. */
async function partsOrNone(report: ReportToRead, count: number, { files }: Ports): ReturnType<typeof partsOf> {
  try {
    return await partsOf(report, count, files)
  } catch (error) {
    if (error instanceof ReportRefused || (error as { code?: unknown }).code !== undefined) return null
    throw error
  }
}
