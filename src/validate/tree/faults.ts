import type { Fault } from './document.js'
import type { Span } from './node.js'

/** More than anybody reads; a text of nothing but faults would take memory without end. */
const MOST = 1000

/** The faults of a text while its parser finds them. */
export class Faults {
  private readonly found: Fault[] = []

  /** Whether no more are taken, and reading on is of no use. */
  get full(): boolean {
    return this.found.length >= MOST
  }

  add(rule: string, message: string, start: number, end: number, related?: Fault['related']): void {
    if (this.full) return
    this.found.push(related === undefined ? { rule, message, start, end } : { rule, message, start, end, related })
  }

  /** That a name of a map was there before. */
  addRepeated(rule: string, message: string, again: Span, first: Span): void {
    const { start, end } = first
    this.add(rule, message, again.start, again.end, { message: 'The first is here.', start, end })
  }

  /** All of them, in the order of the text. */
  inOrder(): readonly Fault[] {
    return this.found.sort((a, b) => a.start - b.start)
  }
}
