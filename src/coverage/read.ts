import { bytesOf } from '../gate/bytes.js'
import type { InputPath } from '../gate/path.js'
import type { Files, Ports, TaskOutput } from '../gate/ports.js'
import type { FormatName } from './formats/names.js'
import { partReaders, readers } from './formats/readers.js'
import { BEGINNING, recognise } from './formats/recognise.js'
import type { Report } from './model.js'
import type { Part } from './parts.js'
import { ReportRefused } from './refusal.js'

/** A report, and what the user says of its format. */
export interface ReportToRead {
  path: InputPath
  format: FormatName | 'auto'
  /** Which part of it; all where none is said. */
  part?: Part
}

/** A report that was read, or why it was not. Plain data: it crosses from a worker. */
export type ReadReport =
  | { path: InputPath; report: Report }
  | { path: InputPath; refused: { message: string; line: number | undefined; column: number | undefined } }

/** The worker task's name in `src/entries.ts`. */
export const READ_TASK = 'coverage/read'

/** Reads one report, its format recognised by content where it is not said. */
export async function readReport(report: ReportToRead, { files }: Pick<Ports, 'files'>): Promise<ReadReport> {
  const { path, format, part } = report
  try {
    if (part !== undefined) {
      const reader = await partReaders[part.format]?.()
      if (reader === undefined) throw new Error(`reports of ${part.format} have no parts`)
      return { path, report: await reader.read(files.stream(path, part), part.place) }
    }
    const read = await readers[format === 'auto' ? recognise(await beginningOf(files, path)) : format]()
    return { path, report: notEmpty(await read(files.stream(path))) }
  } catch (error) {
    const refused = error instanceof ReportRefused ? error : unreadable(error)
    if (refused === null) throw error
    return { path, refused: { message: refused.message, line: refused.line, column: refused.column } }
  }
}

/** The same for another thread, which gets the tables themselves and no copies of them. */
export async function readTask(report: ReportToRead, ports: Pick<Ports, 'files'>): Promise<TaskOutput> {
  const output = await readReport(report, ports)
  const files = 'report' in output ? output.report.files : []
  const tables = files.flatMap(({ lines, statements, branches }) => [lines, statements, branches.arms, branches.counts])
  // Empty ones are shared by everything that is empty, and stay here.
  const full = tables.filter(({ length }) => length > 0)
  return { output, buffers: [...new Set(full.map(({ buffer }) => buffer as ArrayBuffer))] }
}

/** A report that names no file is none. @throws ReportRefused */
export function notEmpty(report: Report): Report {
  if (report.files.length === 0) throw new ReportRefused('lists no file at all')
  return report
}

/** What the system says where it does not let a file be read; null for any other error, which is a fault of ours. */
function unreadable(error: unknown): ReportRefused | null {
  const { code, message } = error as Error & { code?: unknown }
  return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? new ReportRefused(`cannot be read: ${message}`) : null
}

/** As much of a report as tells its format. */
export async function beginningOf(files: Files, path: InputPath): Promise<string> {
  const bytes = await bytesOf(files.stream(path), BEGINNING)
  const utf16 = bytes[0] === 0xff || bytes[0] === 0xfe
  return new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
}
