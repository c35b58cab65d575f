import type { Expression, Statement } from '../ast.js'
import { STARTS_EXPRESSION } from '../lexer/kinds.js'
import { AUGMENTED } from './operators.js'
import { Patterns } from './patterns.js'
import { describe, isSingleTarget, notATarget } from './targets.js'

/** Statements that fit in a line. */
export abstract class SimpleStatements extends Patterns {
  protected simpleStatement(): Statement {
    switch (this.kind) {
      case 'return':
        return this.returned()
      case 'raise':
        return this.raised()
      case 'assert':
        return this.asserted()
      case 'del':
        return this.deleted()
      case 'global':
      case 'nonlocal':
        return this.scope(this.kind === 'global' ? 'Global' : 'Nonlocal')
      case 'pass':
        return this.word('Pass')
      case 'break':
        return this.word('Break')
      case 'continue':
        return this.word('Continue')
      case 'import':
      case 'from':
        return this.importStatement()
      default:
        return this.expressionOrAssignment()
    }
  }

  protected abstract importStatement(): Statement

  private word(kind: 'Pass' | 'Break' | 'Continue'): Statement {
    const { start, end } = this
    this.advance()
    return { kind, start, end }
  }

  private returned(): Statement {
    const { start } = this
    this.advance()
    const value = this.startsExpression ? this.starExpressions() : null
    return { kind: 'Return', start, end: this.lastEnd, value }
  }

  private raised(): Statement {
    const { start } = this
    this.advance()
    const exception = STARTS_EXPRESSION.has(this.kind) ? this.expression() : null
    const cause = exception !== null && this.take('from') ? this.expression() : null
    return { kind: 'Raise', start, end: this.lastEnd, exception, cause }
  }

  private asserted(): Statement {
    const { start } = this
    this.advance()
    const test = this.expression()
    const message = this.take(',') ? this.expression() : null
    return { kind: 'Assert', start, end: this.lastEnd, test, message }
  }

  private deleted(): Statement {
    const { start } = this
    this.advance()
    const targets: Expression[] = []
    do targets.push(this.at('*') ? this.starred() : this.bitwiseOr())
    while (this.take(',') && this.startsExpression)
    for (const target of targets) this.mustBeTarget(target, 'delete')
    return { kind: 'Delete', start, end: this.lastEnd, targets }
  }

  private scope(kind: 'Global' | 'Nonlocal'): Statement {
    const { start } = this
    this.advance()
    const names: string[] = []
    do {
      if (this.at('NAME')) names.push(this.nameHere)
      this.expect('NAME')
    } while (this.take(','))
    return { kind, start, end: this.lastEnd, names }
  }

  private expressionOrAssignment(): Statement {
    const { start } = this
    const first = this.yieldOrStar()
    if (this.at('=')) return this.assignment(start, first)
    if (this.at(':')) return this.annotated(start, first)
    const operator = AUGMENTED.get(this.kind)
    if (operator !== undefined) {
      if (!isSingleTarget(first)) this.fail(`${describe(first)} cannot be changed in place`, first)
      this.advance()
      const value = this.yieldOrStar()
      return { kind: 'AugAssign', start, end: this.lastEnd, target: first, operator, value }
    }
    this.legacyCall(first)
    return { kind: 'Expression', start, end: this.lastEnd, value: first }
  }

  private assignment(start: number, first: Expression): Statement {
    const targets: Expression[] = []
    let value = first
    while (this.at('=')) {
      const wrong = notATarget(value, 'assign')
      const compares = wrong === value && wrong.kind !== 'Constant' && !wrong.kind.startsWith('Yield')
      this.mustBeTarget(value, 'assign', compares ? 'write == to compare' : undefined)
      targets.push(value)
      this.advance()
      value = this.yieldOrStar()
    }
    return { kind: 'Assign', start, end: this.lastEnd, targets, annotation: null, value }
  }

  private annotated(start: number, target: Expression): Statement {
    if (!isSingleTarget(target)) this.fail(`${describe(target)} cannot have an annotation`, target)
    this.advance()
    const annotation = this.expression()
    const value = this.take('=') ? this.yieldOrStar() : null
    return { kind: 'Assign', start, end: this.lastEnd, targets: [target], annotation, value }
  }

  /** `print x` and `exec x` of Python 2. */
  private legacyCall(first: Expression): void {
    if (first.kind !== 'Name' || (first.id !== 'print' && first.id !== 'exec')) return
    if (!STARTS_EXPRESSION.has(this.kind)) return
    const help = `write ${first.id}(...)`
    this.fail(`${first.id} is a function and needs brackets`, { start: first.start, end: this.end }, help)
  }
}
