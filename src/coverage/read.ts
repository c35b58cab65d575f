import type { InputPath } from '../gate/path.js'
import type { Files, Ports } from '../gate/ports.js'
import type { Report } from './model.js'
import { ReportRefused } from './refusal.js'

/** A report that was read, or why it was not. Plain data: it crosses from a worker. */
export type ReadReport =
  | { path: InputPath; report: Report }
  | { path: InputPath; refused: { message: string; line: number | undefined; column: number | undefined } }

/** The worker task's name in `src/entries.ts`. */
export const READ_TASK = 'coverage/read'

/** Reads one report, its format recognised by content. */
export async function readReport(path: InputPath, { files }: Pick<Ports, 'files'>): Promise<ReadReport> {
  try {
    const beginning = await beginningOf(files, path)
    const read = await readerFor(beginning)
    const report = await read(files.stream(path))
    if (report.files.length === 0) throw new ReportRefused('lists no file at all')
    return { path, report }
  } catch (error) {
    const refused = error instanceof ReportRefused ? error : unreadable(error)
    if (refused === null) throw error
    return { path, refused: { message: refused.message, line: refused.line, column: refused.column } }
  }
}

/** What the system says where it does not let a file be read; null for any other error, which is a fault of ours. */
function unreadable(error: unknown): ReportRefused | null {
  const { code, message } = error as Error & { code?: unknown }
  return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? new ReportRefused(`cannot be read: ${message}`) : null
}

async function beginningOf(files: Files, path: InputPath): Promise<string> {
  for await (const piece of files.stream(path)) {
    const utf16 = piece[0] === 0xff || piece[0] === 0xfe
    return new TextDecoder(utf16 ? (piece[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(
      piece.subarray(0, 4096),
    )
  }
  return ''
}

/** Loads the reader of the format alone: an XML parser is no small thing to start with. */
async function readerFor(beginning: string): Promise<(pieces: AsyncIterable<Uint8Array>) => Promise<Report>> {
  const text = beginning.trimStart()
  if (text.startsWith('<')) return (await import('./formats/cobertura.js')).readCobertura
  if (/^(#.*\r?\n\s*)*(TN|SF|VER):/.test(text)) return (await import('./formats/lcov.js')).readLcov
  if (text === '') throw new ReportRefused('is empty')
  const shown = JSON.stringify(text.slice(0, 40))
  throw new ReportRefused(
    `is neither lcov (which begins with TN: or SF:) nor Cobertura (XML): it begins with ${shown}`,
    1,
  )
}
