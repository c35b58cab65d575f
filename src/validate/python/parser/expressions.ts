import type { Binary, Compare, Expression, Unary } from '../ast.js'
import { ENDS_EXPRESSION, SINGLE_EXPRESSIONS } from '../lexer/kinds.js'
import { Calls } from './calls.js'
import { BINDING, COMPARES } from './operators.js'
import { describe } from './targets.js'

/** Expressions, from the loosest binding to the tightest. */
export abstract class Expressions extends Calls {
  /** One expression, or several with commas as a tuple; starred ones too. */
  protected starExpressions(): Expression {
    const { start } = this
    const first = this.starExpression()
    if (!this.at(',')) return first
    const items = [first]
    while (this.take(',') && this.startsExpression) items.push(this.starExpression())
    return { kind: 'Tuple', start, end: this.lastEnd, items }
  }

  private starExpression(): Expression {
    return this.at('*') ? this.starred() : this.expression()
  }

  protected override fieldExpression(): Expression {
    return this.yieldOrStar()
  }

  protected yieldOrStar(): Expression {
    return this.at('yield') ? this.yieldExpression() : this.starExpressions()
  }

  protected override yieldExpression(): Expression {
    const { start } = this
    this.advance()
    if (this.take('from')) {
      const value = this.expression()
      return { kind: 'YieldFrom', start, end: this.lastEnd, value }
    }
    const value = this.startsExpression ? this.starExpressions() : null
    return { kind: 'Yield', start, end: this.lastEnd, value }
  }

  protected override namedExpression(): Expression {
    const { start } = this
    if (this.at('NAME') && this.peek() === ':=') {
      const target = this.name()
      this.advance()
      const value = this.expression()
      return { kind: 'Named', start, end: this.lastEnd, target, value }
    }
    const expression = this.expression()
    if (this.at(':=')) this.fail(`":=" gives a value to a name, not to ${describe(expression)}`, expression)
    else if (this.at('=')) {
      this.fail('an assignment cannot stand here', { start, end: this.end }, 'write == to compare, or := to assign')
    }
    return expression
  }

  protected override expression(): Expression {
    // Most expressions are one token, for which the way down to it is long.
    if (SINGLE_EXPRESSIONS.has(this.kind) && ENDS_EXPRESSION.has(this.peek())) return this.atom()
    const { start } = this
    let value: Expression
    if (!this.enter()) value = this.nothing()
    else if (this.at('lambda')) value = this.lambda()
    else {
      value = this.disjunction()
      if (this.take('if')) {
        const test = this.disjunction()
        if (!this.at('else'))
          this.fail('the "else" of a conditional expression is missing', { start, end: this.lastEnd })
        this.advance()
        const orelse = this.expression()
        value = { kind: 'Conditional', start, end: this.lastEnd, test, body: value, orelse }
      }
    }
    this.leave()
    return value
  }

  private lambda(): Expression {
    const { start } = this
    this.advance()
    const parameters = this.parameters(':', false)
    this.expect(':')
    const body = this.expression()
    return { kind: 'Lambda', start, end: this.lastEnd, parameters, body }
  }

  protected override disjunction(): Expression {
    const { start } = this
    const first = this.conjunction()
    if (!this.at('or')) return first
    const values = [first]
    while (this.take('or')) values.push(this.conjunction())
    return { kind: 'Boolean', start, end: this.lastEnd, operator: 'or', values }
  }

  private conjunction(): Expression {
    const { start } = this
    const first = this.inversion()
    if (!this.at('and')) return first
    const values = [first]
    while (this.take('and')) values.push(this.inversion())
    return { kind: 'Boolean', start, end: this.lastEnd, operator: 'and', values }
  }

  private inversion(): Expression {
    if (this.at('not')) return this.unary('not', () => this.inversion())
    const { start } = this
    const left = this.bitwiseOr()
    if (!COMPARES.has(this.kind)) return left
    const operators: Compare['operators'] = []
    const comparators: Expression[] = []
    for (let operator = this.comparison(); operator !== null; operator = this.comparison()) {
      operators.push(operator)
      comparators.push(this.bitwiseOr())
    }
    if (operators.length === 0) return left
    return { kind: 'Compare', start, end: this.lastEnd, left, operators, comparators }
  }

  /** Takes an operator that compares. */
  private comparison(): Compare['operators'][number] | null {
    switch (this.kind) {
      case 'is':
        this.advance()
        return this.take('not') ? 'is not' : 'is'
      case 'not':
        if (this.peek() !== 'in') return null
        this.advance()
        this.advance()
        return 'not in'
      case 'in':
      case '<':
      case '<=':
      case '>':
      case '>=':
      case '==':
      case '!=': {
        const operator = this.kind
        this.advance()
        return operator
      }
      default:
        return null
    }
  }

  protected override bitwiseOr(): Expression {
    return this.binary(1)
  }

  /** Operators that bind at least so tightly. */
  private binary(loosest: number): Expression {
    const { start } = this
    const around = this.beginChain()
    let left = this.factor()
    for (;;) {
      const binding = BINDING.get(this.kind)
      if (binding === undefined || binding < loosest) break
      const operator = this.kind as Binary['operator']
      const operatorSpan = this.here
      this.advance()
      const right = this.binary(binding + 1)
      left = { kind: 'Binary', start, end: this.lastEnd, operator, operatorSpan, left, right }
      this.addLink()
    }
    this.endChain(around)
    return left
  }

  private factor(): Expression {
    const { kind } = this
    if (kind === '-' || kind === '+' || kind === '~') return this.unary(kind, () => this.factor())
    const { start } = this
    const left = this.at('await') ? this.awaited() : this.primary()
    if (!this.at('**')) return left
    const operatorSpan = this.here
    this.advance()
    const right = this.enter() ? this.factor() : this.nothing()
    this.leave()
    return { kind: 'Binary', start, end: this.lastEnd, operator: '**', operatorSpan, left, right }
  }

  private unary(operator: Unary['operator'], of: () => Expression): Expression {
    const { start } = this
    this.advance()
    const operand = this.enter() ? of() : this.nothing()
    this.leave()
    return { kind: 'Unary', start, end: this.lastEnd, operator, operand }
  }

  private awaited(): Expression {
    const { start } = this
    this.advance()
    const value = this.primary()
    return { kind: 'Await', start, end: this.lastEnd, value }
  }
}
