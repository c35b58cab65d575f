import type { Expression } from '../ast.js'
import { Expressions } from './expressions.js'

/** The literals in patterns, which are fewer than in expressions. */
export abstract class PatternValues extends Expressions {
  /** A number with its sign, or a complex one; also the key of a mapping. */
  protected numberPattern(): void {
    this.take('-')
    const isImaginary = () => /j$/i.test(this.textHere)
    const isReal = !isImaginary()
    this.expect('NUMBER')
    if (!this.at('+') && !this.at('-')) return
    this.advance()
    if (!isReal || !isImaginary()) this.fail('only a real and an imaginary number make a complex one in a pattern')
    this.expect('NUMBER')
  }

  /** The key of a mapping, as text that is the same for the same literals; null for what is looked up. */
  protected mappingKey(): string | null {
    const { start } = this
    if (this.at('STRING') || this.at('FSTRING_START')) {
      const value: Expression = this.strings()
      if (value.kind === 'Str') return `${value.bytes ? 'b' : ''}"${value.value}`
      this.fail('a pattern cannot be an f-string', value)
    } else if (this.at('NAME') && this.peek() === '.') {
      this.advance()
      while (this.take('.')) this.expect('NAME')
      return null
    } else if (this.at('NUMBER') || this.at('-')) this.numberPattern()
    else if (this.at('None') || this.at('True') || this.at('False')) this.advance()
    else this.unexpected()
    return this.text.slice(start, this.lastEnd)
  }
}
