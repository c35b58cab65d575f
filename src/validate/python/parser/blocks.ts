import type { Span, Statement } from '../ast.js'
import { Imports } from './imports.js'

/** Lines, and the blocks that they make. */
export abstract class Blocks extends Imports {
  /** Whether the statement that is being read has a fault in its first line. */
  private broken = false

  /** Reads a statement of several lines where one begins here; null where none does. */
  protected abstract compoundStatement(): Statement | null

  /** All statements up to the end of the block or file. */
  protected statements(body: Statement[]): void {
    while (!this.at('DEDENT') && !this.at('END')) {
      if (this.at('INDENT')) {
        this.tell('this line is indented, but no block begins here', { start: this.start, end: this.end + 1 })
        this.indented(body)
      } else this.statement(body)
    }
  }

  private statement(body: Statement[]): void {
    const around = this.broken
    this.broken = false
    const compound = this.compoundStatement()
    if (compound === null) this.simpleLine(body)
    else if (this.failed) this.afterFault()
    else if (!this.broken) body.push(compound)
    this.broken = around
  }

  private simpleLine(body: Statement[]): void {
    do {
      if (this.at('NEWLINE')) break
      const statement = this.simpleStatement()
      if (!this.failed) body.push(statement)
    } while (this.take(';'))
    if (!this.at('NEWLINE')) this.unexpected()
    if (this.failed) this.afterFault()
    else this.advance()
  }

  /** The colon and what belongs to it; `opener` is the word that it belongs to. */
  protected block(opener: Span): Statement[] {
    const body: Statement[] = []
    const colonMissing = this.at('NEWLINE')
    if (colonMissing) this.tell('":" is missing at the end of the line', { start: this.lastEnd, end: this.end })
    else this.expect(':')
    if (this.failed) {
      this.broken = true
      this.afterFault()
    } else if (!this.at('NEWLINE')) this.simpleLine(body)
    else {
      this.advance()
      if (this.at('INDENT')) {
        this.indented(body)
        return body
      }
      if (this.at('ERROR') || colonMissing) return body
      const word = this.text.slice(opener.start, opener.end)
      this.tell(`an indented block is missing behind "${word}"`, { start: this.start, end: this.end })
    }
    return body
  }

  /** The end of a statement's first line, behind which its block begins. */
  protected endOfHead(): void {
    this.expect('NEWLINE')
    if (!this.failed) return
    this.broken = true
    this.leaveLine()
  }

  /** Goes on at the next line; of a block that is there the faults are told. */
  private afterFault(): void {
    this.leaveLine()
    if (this.at('INDENT')) this.indented([])
  }

  private indented(body: Statement[]): void {
    this.advance()
    this.statements(body)
    this.take('DEDENT')
  }
}
