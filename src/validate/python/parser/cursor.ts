import type { Span, SyntaxFault } from '../ast.js'
import type { Kind } from '../lexer/kinds.js'
import type { Tokens } from '../lexer/tokens.js'
import { wordOfFault } from './words.js'

/** So deep may expressions stand in each other; Python reads 200 brackets. */
const MOST_NESTED = 250
/** So many operators, calls, or branches may follow each other in one chain, which makes a tree as deep. */
const MOST_CHAINED = 1000

/**
 * The place in the tokens. At a fault the current token becomes `ERROR`, which fits nothing, so that all that is being parsed comes
 * to its end; its statement then goes on behind its line.
 */
export class Cursor {
  protected kind: Kind
  protected start: number
  protected end: number
  /** Where the last token ends that is more than layout. */
  protected lastEnd = 0
  protected failed = false
  readonly faults: SyntaxFault[] = []
  protected readonly text: string
  /** Whether the current fault is one of the parser's. */
  private told = false
  private index = 0
  private depth = 0
  /** How deep the chains are that were parsed, one in the other. */
  private chained = 0

  constructor(protected readonly tokens: Tokens) {
    this.text = tokens.text
    this.kind = tokens.kinds[0] as Kind
    this.start = tokens.starts[0] as number
    this.end = tokens.ends[0] as number
  }

  protected at(kind: Kind): boolean {
    return this.kind === kind
  }

  /** Whether the current token is a name with this text: a word that is a keyword only in some places. */
  protected atWord(word: string): boolean {
    return this.kind === 'NAME' && this.end - this.start === word.length && this.text.startsWith(word, this.start)
  }

  protected peek(ahead = 1): Kind {
    return this.tokens.kinds[this.index + ahead] ?? 'END'
  }

  protected advance(): void {
    if (this.failed) return
    if (this.kind !== 'NEWLINE' && this.kind !== 'INDENT' && this.kind !== 'DEDENT') this.lastEnd = this.end
    if (this.index < this.tokens.kinds.length - 1) this.moveTo(this.index + 1)
  }

  protected take(kind: Kind): boolean {
    if (this.kind !== kind) return false
    this.advance()
    return true
  }

  /** Takes a token that must be here. */
  protected expect(kind: Kind): boolean {
    if (this.take(kind)) return true
    this.unexpected(kind)
    return false
  }

  protected get here(): Span {
    return { start: this.start, end: this.end }
  }

  protected get position(): number {
    return this.index
  }

  /** Goes back to where the cursor was without a fault. */
  protected goBack(position: number, faults: number): void {
    this.failed = false
    this.faults.length = faults
    this.moveTo(position)
  }

  protected fail(message: string, { start, end }: Span = this.here, help?: string): void {
    if (this.failed) return
    // A fault of the lexer is told already.
    this.told = this.kind !== 'ERROR'
    if (this.told) this.tell(message, { start, end }, help)
    this.failed = true
    this.kind = 'ERROR'
  }

  /** Tells a fault that nothing else depends on. */
  protected tell(message: string, { start, end }: Span, help?: string): void {
    this.faults.push(help === undefined ? { start, end, message } : { start, end, message, help })
  }

  /** Tells that the current token cannot stand here; `wanted` names what could. */
  protected unexpected(wanted: string | null = null): void {
    if (this.failed) return
    const { message, help } = wordOfFault(this.kind, this.text.slice(this.start, this.end), wanted)
    this.fail(message, this.here, help)
  }

  /**
   * Behind a fault: goes to the beginning of the next line that can be a statement. A fault of the lexer in the same line is told
   * already, and says more than the parser's.
   */
  protected leaveLine(): void {
    const { kinds } = this.tokens
    let index = this.index
    for (; kinds[index] !== 'NEWLINE' && kinds[index] !== 'END'; index += 1) {
      if (kinds[index] !== 'ERROR' || !this.told) continue
      this.faults.pop()
      this.told = false
    }
    this.failed = false
    this.moveTo(kinds[index] === 'NEWLINE' ? index + 1 : index)
  }

  /** Goes one level deeper, where that may be. Whoever calls it calls `leave` too. */
  protected enter(): boolean {
    this.depth += 1
    if (this.depth <= MOST_NESTED) return true
    this.fail(`nested too deeply: more than ${MOST_NESTED} expressions in each other`)
    return false
  }

  protected leave(): void {
    this.depth -= 1
  }

  /** Begins a chain; what it returns is for `endChain`. */
  protected beginChain(): number {
    const around = this.chained
    this.chained = 0
    return around
  }

  /** One more link, which stands above all that the chain has so far. */
  protected addLink(): void {
    this.chained += 1
    if (this.chained > MOST_CHAINED) this.fail(`too long: more than ${MOST_CHAINED} parts of an expression in a row`)
  }

  protected endChain(around: number): void {
    if (around > this.chained) this.chained = around
  }

  private moveTo(index: number): void {
    this.index = index
    this.kind = this.tokens.kinds[index] as Kind
    this.start = this.tokens.starts[index] as number
    this.end = this.tokens.ends[index] as number
  }
}
