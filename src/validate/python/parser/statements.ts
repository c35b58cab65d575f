import type { Expression, Match, Statement } from '../ast.js'
import type { Kind } from '../lexer/kinds.js'
import { CompoundStatements } from './compound.js'

/** Behind `match` at the beginning of a line: what shows that it is a name like any other, or can only be a statement. */
const AFTER_NAME: ReadonlySet<Kind> = new Set<Kind>([
  'NEWLINE',
  '=',
  '.',
  ',',
  ':',
  ';',
  ')',
  ':=',
  'in',
  'is',
  'and',
  'or',
  'if',
])

/** A whole file. */
export class StatementParser extends CompoundStatements {
  readModule(): Statement[] {
    const body: Statement[] = []
    while (!this.at('END')) {
      this.statements(body)
      this.take('DEDENT')
    }
    return body
  }

  protected override compoundStatement(): Statement | null {
    const { start } = this
    switch (this.kind) {
      case 'if':
        return this.ifStatement()
      case 'for':
        return this.forStatement(start, false)
      case 'while':
        return this.whileStatement()
      case 'try':
        return this.tryStatement()
      case 'with':
        return this.withStatement(start, false)
      case 'def':
        return this.functionDef(start, [], false)
      case 'class':
        return this.classDef([])
      case '@':
        return this.decorated()
      case 'async':
        return this.asyncStatement()
      case 'NAME':
        return this.atMatch() ? this.matchStatement() : null
      default:
        return null
    }
  }

  protected override simpleStatement(): Statement {
    return this.typeAlias() ?? super.simpleStatement()
  }

  private asyncStatement(): Statement {
    const { start } = this
    this.advance()
    if (this.at('for')) return this.forStatement(start, true)
    if (this.at('with')) return this.withStatement(start, true)
    if (!this.at('def')) this.unexpected()
    return this.functionDef(start, [], true)
  }

  /** Whether `match` begins a statement: where that is in doubt, a block must follow. */
  private atMatch(): boolean {
    if (!this.atWord('match') || AFTER_NAME.has(this.peek())) return false
    let ahead = 1
    let depth = 0
    for (; this.peek(ahead) !== 'NEWLINE' && this.peek(ahead) !== 'END'; ahead += 1) {
      const kind = this.peek(ahead)
      if (kind === '(' || kind === '[' || kind === '{') depth += 1
      else if (kind === ')' || kind === ']' || kind === '}') depth -= 1
      else if ((kind === '=' || kind === ';') && depth === 0) return false
    }
    return this.peek(ahead - 1) === ':' && this.peek(ahead + 1) === 'INDENT' && this.peek(ahead + 2) === 'NAME'
  }

  private matchStatement(): Match {
    const opener = this.here
    this.advance()
    const subject = this.subject()
    this.expect(':')
    this.endOfHead()
    const cases: Match['cases'] = []
    if (this.take('INDENT')) while (!this.at('DEDENT') && !this.at('END')) this.matchCase(cases)
    this.take('DEDENT')
    return { kind: 'Match', start: opener.start, end: this.lastEnd, subject, cases }
  }

  private subject(): Expression {
    const { start } = this
    const first = this.starNamedExpression()
    if (!this.at(',') && first.kind !== 'Starred') return first
    const items = [first]
    while (this.take(',') && this.startsExpression) items.push(this.starNamedExpression())
    return { kind: 'Tuple', start, end: this.lastEnd, items }
  }

  /** One case; a line that begins with something else is a fault. */
  private matchCase(cases: Match['cases']): void {
    const opener = this.here
    if (!this.atWord('case')) {
      this.fail('"case" is missing at the beginning of this line')
      this.block(opener)
      return
    }
    this.advance()
    const { pattern, names, fitsAll } = this.patterns()
    const guard = this.take('if') ? this.namedExpression() : null
    const body = this.block(opener)
    if (fitsAll && guard === null && this.atWord('case')) {
      this.tell('this pattern fits everything, so that the cases behind it are never reached', pattern)
    }
    cases.push({ pattern, names, guard, body })
  }
}
