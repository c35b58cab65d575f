import type { Span, SyntaxFault } from '../ast.js'
import { endOfLine } from './characters.js'
import type { Kind } from './kinds.js'

/** The tokens of a file, the last of them `END`; kept in columns, because there are many. */
export class Tokens {
  readonly kinds: Kind[] = []
  readonly starts: number[] = []
  readonly ends: number[] = []
  /** Names with other characters than ASCII in the form that Python looks up (NFKC), by their token's index. */
  readonly normalized = new Map<number, string>()
  readonly comments: Span[] = []
  readonly faults: SyntaxFault[] = []

  constructor(readonly text: string) {}

  add(kind: Kind, start: number, end: number): void {
    this.kinds.push(kind)
    this.starts.push(start)
    this.ends.push(end)
  }

  /** Notes a comment; where it ends. */
  addComment(start: number): number {
    const end = endOfLine(this.text, start)
    this.comments.push({ start, end })
    return end
  }

  /** Tells a fault, and leaves a token so that the parser knows that something was here. */
  fault(start: number, end: number, message: string, help?: string): void {
    this.faults.push(help === undefined ? { start, end, message } : { start, end, message, help })
    this.add('ERROR', start, end)
  }

  /** The text between two offsets without the comments in it. */
  withoutComments(start: number, end: number): string {
    const { comments } = this
    let low = 0
    for (let high = comments.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((comments[middle] as Span).start < start) low = middle + 1
      else high = middle
    }
    let text = ''
    let from = start
    for (let comment = comments[low]; comment !== undefined && comment.start < end; comment = comments[++low]) {
      text += this.text.slice(from, comment.start)
      from = comment.end
    }
    return text + this.text.slice(from, end)
  }
}
