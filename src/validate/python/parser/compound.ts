import type { Expression, For, If, Statement, Try, While, With } from '../ast.js'
import { Definitions } from './definitions.js'

/** An `else if` makes the tree one level deeper. */
const MOST_BRANCHES = 1000

/** Conditions, loops, contexts and handlers. */
export abstract class CompoundStatements extends Definitions {
  protected ifStatement(): If {
    const branches: { start: number; test: Expression; body: Statement[] }[] = []
    let tooMany = false
    do {
      const opener = this.here
      this.advance()
      const test = this.namedExpression()
      const body = this.block(opener)
      if (branches.length < MOST_BRANCHES) branches.push({ start: opener.start, test, body })
      else {
        if (!tooMany) this.tell(`more than ${MOST_BRANCHES} branches in one statement`, opener)
        tooMany = true
      }
    } while (this.at('elif'))
    let orelse = this.elseBlock()
    for (let index = branches.length - 1; index > 0; index -= 1) {
      const branch = branches[index] as (typeof branches)[number]
      orelse = [{ kind: 'If', ...branch, end: this.lastEnd, orelse }]
    }
    return { kind: 'If', ...(branches[0] as (typeof branches)[number]), end: this.lastEnd, orelse }
  }

  protected whileStatement(): While {
    const opener = this.here
    this.advance()
    const test = this.namedExpression()
    const body = this.block(opener)
    const orelse = this.elseBlock()
    return { kind: 'While', start: opener.start, end: this.lastEnd, test, body, orelse }
  }

  protected forStatement(start: number, isAsync: boolean): For {
    const opener = this.here
    this.advance()
    const target = this.targets('for')
    this.expect('in')
    const iter = this.starExpressions()
    const body = this.block(opener)
    const orelse = this.elseBlock()
    return { kind: 'For', start, end: this.lastEnd, target, iter, body, orelse, isAsync }
  }

  protected withStatement(start: number, isAsync: boolean): With {
    const opener = this.here
    this.advance()
    const items = this.bracketedItems() ?? this.withItems()
    const body = this.block(opener)
    return { kind: 'With', start, end: this.lastEnd, items, body, isAsync }
  }

  /** Items that brackets surround as a whole; null, and back at the beginning, where they are part of the first item. */
  private bracketedItems(): With['items'] | null {
    if (!this.at('(') || this.peek() === ')') return null
    const { position } = this
    const faults = this.faults.length
    this.advance()
    const items: With['items'] = []
    do {
      if (this.at(')')) break
      items.push(this.withItem())
    } while (this.take(','))
    if (this.take(')') && this.at(':')) return items
    this.goBack(position, faults)
    return null
  }

  private withItems(): With['items'] {
    const items: With['items'] = []
    do items.push(this.withItem())
    while (this.take(','))
    return items
  }

  private withItem(): With['items'][number] {
    const context = this.expression()
    if (!this.take('as')) return { context, target: null }
    const target = this.at('*') ? this.starred() : this.bitwiseOr()
    this.mustBeTarget(target, 'assign')
    return { context, target }
  }

  protected tryStatement(): Try {
    const opener = this.here
    this.advance()
    const body = this.block(opener)
    const handlers: Try['handlers'] = []
    let isStar = false
    while (this.at('except')) {
      const star = this.peek() === '*'
      if (handlers.length > 0 && star !== isStar) this.fail('"except" and "except*" cannot follow the same "try"')
      isStar = star
      handlers.push(this.handler())
    }
    const orelse = handlers.length > 0 ? this.elseBlock() : []
    let final: Statement[] = []
    if (this.at('finally')) {
      const last = this.here
      this.advance()
      final = this.block(last)
    } else if (handlers.length === 0) this.handlersMissing()
    return { kind: 'Try', start: opener.start, end: this.lastEnd, body, handlers, orelse, final, isStar }
  }

  private handlersMissing(): void {
    this.tell('"except" or "finally" is missing behind the block of "try"', { start: this.start, end: this.end })
  }

  private handler(): Try['handlers'][number] {
    const opener = this.here
    this.advance()
    const star = this.take('*')
    let type: Expression | null = null
    let name: string | null = null
    if (!this.at(':') && !this.at('NEWLINE')) {
      const { start } = this
      type = this.expression()
      if (this.at(',')) {
        const items = [type]
        while (this.take(',')) items.push(this.expression())
        type = { kind: 'Tuple', start, end: this.lastEnd, items }
        if (this.at('as')) this.fail('several exceptions with "as" need brackets', type)
      }
      if (this.take('as')) name = this.identifier()
    } else if (star) this.fail('"except*" needs the type of an exception')
    const body = this.block(opener)
    return { type, name, body, span: { start: opener.start, end: this.lastEnd } }
  }

  private elseBlock(): Statement[] {
    if (!this.at('else')) return []
    const opener = this.here
    this.advance()
    return this.block(opener)
  }
}
