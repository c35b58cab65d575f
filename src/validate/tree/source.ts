import type { RepoPath } from '../../gate/path.js'
import type { Module } from '../python/ast.js'
import type { Document, Fault, Format, Parsed } from './document.js'
import type { Node, Span } from './node.js'

/** Line and column, both from 1; columns count UTF-16 code units, as SARIF and editors do. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A file that was read: its text, its tree, and where things stand in it. */
export class Source implements Parsed {
  readonly documents: readonly Document[]
  readonly faults: readonly Fault[]
  readonly comments: readonly Span[]
  readonly module?: Module
  private starts: Uint32Array | null = null

  constructor(
    readonly path: RepoPath,
    readonly text: string,
    readonly format: Format,
    parsed: Parsed,
  ) {
    this.documents = parsed.documents
    this.faults = parsed.faults
    this.comments = parsed.comments
    if (parsed.module !== undefined) this.module = parsed.module
  }

  /** The first document's root: of formats with one document, the tree. */
  get root(): Node | null {
    return this.documents[0]?.root ?? null
  }

  /** The place of an offset; one beyond the end is the end. Lines end with LF, CRLF or CR. */
  positionOf(offset: number): Position {
    const starts = this.lineStarts()
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: Math.min(offset, this.text.length) - (starts[low] as number) + 1 }
  }

  /** The offset at which a line, counted from 1, begins; one beyond the last begins at the end. */
  lineStart(line: number): number {
    return this.lineStarts()[line - 1] ?? this.text.length
  }

  /** The text of a line, counted from 1, without its end. */
  lineText(line: number): string {
    return this.text.slice(this.lineStart(line), this.lineStart(line + 1)).replace(/[\r\n]+$/, '')
  }

  private lineStarts(): Uint32Array {
    if (this.starts !== null) return this.starts
    const { text } = this
    const starts = [0]
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1)
    }
    this.starts = Uint32Array.from(starts)
    return this.starts
  }
}
