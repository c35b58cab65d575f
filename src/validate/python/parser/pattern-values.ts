import type { Expression, Name } from '../ast.js'
import { Expressions } from './expressions.js'

/** The literals in patterns, which are fewer than in expressions. */
export abstract class PatternValues extends Expressions {
  /** A number with its sign, or a complex one; also the key of a mapping. */
  protected numberPattern(): Expression {
    const { start } = this
    const isNegative = this.take('-')
    const isImaginary = () => /j$/i.test(this.textHere)
    const isReal = !isImaginary()
    const number = this.patternNumber()
    const left: Expression = isNegative
      ? { kind: 'Unary', start, end: this.lastEnd, operator: '-', operand: number }
      : number
    if (!this.at('+') && !this.at('-')) return left
    const operator = this.at('+') ? '+' : '-'
    const operatorSpan = this.here
    this.advance()
    if (!isReal || !isImaginary()) this.fail('only a real and an imaginary number make a complex one in a pattern')
    const right = this.patternNumber()
    return { kind: 'Binary', start, end: this.lastEnd, operator, operatorSpan, left, right }
  }

  private patternNumber(): Expression {
    if (this.at('NUMBER')) return this.number()
    this.expect('NUMBER')
    return this.nothing()
  }

  /** `module.NAME`, from its name on. */
  protected valueName(): Expression {
    const { start } = this
    const around = this.beginChain()
    let value: Expression = this.patternName()
    while (this.take('.')) {
      this.addLink()
      const { id: name, ...nameSpan } = this.patternName()
      const { start: from, end } = nameSpan
      value = { kind: 'Attribute', start, end: this.lastEnd, value, name, nameSpan: { start: from, end } }
    }
    this.endChain(around)
    return value
  }

  private patternName(): Name {
    const { start, end } = this
    const id = this.at('NAME') ? this.nameHere : ''
    this.expect('NAME')
    return { kind: 'Name', start, end, id }
  }

  /** The key of a mapping, and it as a text that is the same for the same literals; null for what is looked up. */
  protected mappingKey(): { key: Expression; same: string | null } {
    const { start, end } = this
    if (this.at('STRING') || this.at('FSTRING_START')) {
      const key: Expression = this.strings()
      if (key.kind === 'Str') return { key, same: `${key.bytes ? 'b' : ''}"${key.value}` }
      this.fail('a pattern cannot be an f-string', key)
      return { key, same: null }
    }
    if (this.at('NAME') && this.peek() === '.') return { key: this.valueName(), same: null }
    if (this.at('NUMBER') || this.at('-')) {
      const key = this.numberPattern()
      return { key, same: this.text.slice(start, this.lastEnd) }
    }
    const { kind } = this
    if (kind === 'None' || kind === 'True' || kind === 'False') this.advance()
    else this.unexpected()
    const value = kind === 'True' || kind === 'False' ? kind : 'None'
    return { key: { kind: 'Constant', start, end, value }, same: this.text.slice(start, this.lastEnd) }
  }
}
