import type { Call, Expression, Keyword, Slice, Subscript } from '../ast.js'
import { STARTS_EXPRESSION } from '../lexer/kinds.js'
import { NEEDS_BRACKETS } from './displays.js'
import { ParameterLists } from './parameters.js'
import { describe } from './targets.js'

export interface Arguments {
  args: Expression[]
  keywords: Keyword[]
}

/** Names, literals and brackets, and what may follow them: calls, attributes, items. */
export abstract class Calls extends ParameterLists {
  protected primary(): Expression {
    const { start } = this
    let value = this.atom()
    if (!this.at('.') && !this.at('(') && !this.at('[')) return value
    const around = this.beginChain()
    for (;;) {
      if (this.at('(')) value = this.call(start, value)
      else if (this.at('[')) value = this.subscript(start, value)
      else if (this.take('.')) {
        const nameSpan = this.here
        const name = this.identifier()
        value = { kind: 'Attribute', start, end: this.lastEnd, value, name, nameSpan }
      } else break
      this.addLink()
    }
    this.endChain(around)
    return value
  }

  protected atom(): Expression {
    switch (this.kind) {
      case 'NAME':
        return this.name()
      case 'STRING':
      case 'FSTRING_START':
        return this.strings()
      case 'NUMBER':
        return this.number()
      case '(':
        return this.group()
      case '[':
        return this.list()
      case '{':
        return this.braces()
      case 'None':
      case 'True':
      case 'False':
      case '...': {
        const { start, end, kind: value } = this
        this.advance()
        return { kind: 'Constant', start, end, value }
      }
      default:
        this.unexpected()
        return this.nothing()
    }
  }

  private call(start: number, callee: Expression): Call {
    const { args, keywords } = this.callArguments(true)
    return { kind: 'Call', start, end: this.lastEnd, callee, args, keywords }
  }

  /** Arguments with their brackets; a generator may stand alone in them, without its own. */
  protected callArguments(generator: boolean): Arguments {
    const open = this.start
    this.advance()
    const args: Expression[] = []
    const keywords: Keyword[] = []
    let unpacked = false
    while (!this.at(')') && !this.failed) {
      const { start } = this
      if (this.take('**')) {
        unpacked = true
        keywords.push({ name: null, nameSpan: null, value: this.expression(), start, end: this.lastEnd })
      } else if (this.at('NAME') && this.peek() === '=') keywords.push(this.keyword())
      else if (this.at('*')) {
        this.advance()
        const value = this.expression()
        if (unpacked) this.fail('"*" cannot follow "**" in a call', { start, end: this.lastEnd })
        args.push({ kind: 'Starred', start, end: this.lastEnd, value })
      } else {
        const arg = this.positional(start, keywords)
        if (this.atComprehension()) {
          if (!generator || args.length > 0 || keywords.length > 0) this.fail(NEEDS_BRACKETS, arg)
          args.push(this.comprehension('GeneratorExp', open, arg, null, ')'))
          return { args, keywords }
        }
        args.push(arg)
      }
      if (!this.at(',')) {
        this.close(')', { start, end: this.lastEnd })
        return { args, keywords }
      }
      this.advance()
    }
    this.expect(')')
    return { args, keywords }
  }

  private positional(start: number, keywords: Keyword[]): Expression {
    const arg = this.argument()
    if (this.at('=')) {
      const message = `${describe(arg)} cannot be the name of an argument`
      this.fail(message, { start, end: this.end }, 'write == to compare')
    }
    if (keywords.length > 0) this.fail('an argument without name cannot follow one with a name', arg)
    return arg
  }

  /** An expression, with `:=` perhaps, that an equals sign may follow. */
  private argument(): Expression {
    return this.at('NAME') && this.peek() === ':=' ? this.namedExpression() : this.expression()
  }

  private keyword(): Keyword {
    const { start } = this
    const nameSpan = this.here
    const name = this.nameHere
    this.advance()
    this.advance()
    if (this.at(',') || this.at(')')) this.fail('the value of an argument is missing', { start, end: this.lastEnd })
    const value = this.expression()
    if (this.atComprehension()) this.fail(NEEDS_BRACKETS, value)
    return { name, nameSpan, value, start, end: this.lastEnd }
  }

  private subscript(start: number, value: Expression): Subscript {
    this.advance()
    const first = this.start
    let index = this.slice()
    if (this.at(',') || index.kind === 'Starred') {
      const items = [index]
      while (this.take(',') && (this.startsExpression || this.at(':'))) items.push(this.slice())
      index = { kind: 'Tuple', start: first, end: this.lastEnd, items }
    }
    this.close(']', index)
    return { kind: 'Subscript', start, end: this.lastEnd, value, index }
  }

  private slice(): Expression {
    if (this.at('*')) return this.starred()
    const { start } = this
    const lower = this.at(':') ? null : this.namedExpression()
    if (!this.at(':')) return lower ?? this.nothing()
    this.advance()
    const upper = STARTS_EXPRESSION.has(this.kind) ? this.expression() : null
    const step = this.take(':') && STARTS_EXPRESSION.has(this.kind) ? this.expression() : null
    const slice: Slice = { kind: 'Slice', start, end: this.lastEnd, lower, upper, step }
    return slice
  }
}
