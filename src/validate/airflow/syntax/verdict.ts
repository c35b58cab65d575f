import type { Source } from '../../tree/source.js'
import type { ExtractedFile, Refusal } from '../model/extracted.js'

/** What an installed Python says of the syntax of a file. */
export interface PythonVerdict {
  /** `3.12` */
  readonly version: string
  /** Null where it accepts the file. */
  readonly fault: PythonFault | null
}

/** Lines and columns as Python counts them: from 1, columns in characters. */
export interface PythonFault {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly message: string
}

/** A file whose syntax is judged by an installed Python instead of by how it was read here. */
export function withVerdict(file: ExtractedFile, { version, fault }: PythonVerdict, source: Source): ExtractedFile {
  const errors = file.errors.filter(({ code }) => code !== 'syntax')
  return { ...file, errors: fault === null ? errors : [refusalOf(fault, version, source), ...errors] }
}

function refusalOf(
  { line, column, endLine, endColumn, message }: PythonFault,
  version: string,
  source: Source,
): Refusal {
  const start = offsetOf(line, column, source)
  const end = Math.max(offsetOf(endLine, endColumn, source), start + 1)
  const text = `${message} (Python ${version})`
  return { code: 'syntax', type: 'SyntaxError', message: text, span: { start, end }, file: source.path }
}

/** The offset, in units of UTF-16, of a character of a line. */
function offsetOf(line: number, column: number, source: Source): number {
  const characters = [...source.lineText(line)].slice(0, Math.max(0, column - 1))
  return source.lineStart(line) + characters.join('').length
}
