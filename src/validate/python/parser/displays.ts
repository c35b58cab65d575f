import type { Comprehension, Dict, Expression, Sequence, Span } from '../ast.js'
import { type Kind, STARTS_EXPRESSION } from '../lexer/kinds.js'
import { Literals } from './literals.js'
import { describe, notATarget, type Purpose } from './targets.js'

/** Of a generator that is not alone. */
export const NEEDS_BRACKETS = 'a generator beside others needs brackets of its own'

type Generators = Comprehension['generators']

/** What stands in brackets: groups, tuples, lists, sets, dictionaries, comprehensions. */
export abstract class Displays extends Literals {
  protected abstract expression(): Expression
  protected abstract namedExpression(): Expression
  protected abstract disjunction(): Expression
  protected abstract bitwiseOr(): Expression
  protected abstract yieldExpression(): Expression

  /** What is in round brackets: of a group its inside. */
  protected group(): Expression {
    const { start } = this
    this.advance()
    if (this.at(')')) return this.sequence('Tuple', start, [], ')')
    if (this.at('yield')) {
      const value = this.yieldExpression()
      this.expect(')')
      return value
    }
    if (this.at('**')) this.fail('"**" unpacks into a call or a dictionary only')
    const first = this.starNamedExpression()
    if (this.atComprehension()) return this.comprehension('GeneratorExp', start, first, null, ')')
    if (this.at(',')) return this.sequence('Tuple', start, [first], ')')
    if (first.kind === 'Starred' && this.at(')')) this.fail('"*" unpacks into a list, tuple, set or call only', first)
    this.close(')', first)
    return first
  }

  protected list(): Sequence | Comprehension {
    const { start } = this
    this.advance()
    if (this.at(']')) return this.sequence('List', start, [], ']')
    const first = this.starNamedExpression()
    if (this.atComprehension()) return this.comprehension('ListComp', start, first, null, ']')
    return this.sequence('List', start, [first], ']')
  }

  protected braces(): Sequence | Comprehension | Dict {
    const { start } = this
    this.advance()
    if (this.at('}') || this.at('**')) return this.dict(start, [])
    const first = this.starNamedExpression()
    if (this.at(':') && first.kind !== 'Starred') {
      const value = this.dictValue()
      if (this.atComprehension()) return this.comprehension('DictComp', start, first, value, '}')
      return this.dict(start, [{ key: first, value }])
    }
    if (this.atComprehension()) return this.comprehension('SetComp', start, first, null, '}')
    return this.sequence('Set', start, [first], '}')
  }

  protected starNamedExpression(): Expression {
    return this.at('*') ? this.starred() : this.namedExpression()
  }

  protected starred(): Expression {
    const { start } = this
    this.advance()
    const value = this.bitwiseOr()
    return { kind: 'Starred', start, end: this.lastEnd, value }
  }

  protected get startsExpression(): boolean {
    return this.at('*') || STARTS_EXPRESSION.has(this.kind)
  }

  protected atComprehension(): boolean {
    return this.at('for') || (this.at('async') && this.peek() === 'for')
  }

  protected comprehension(
    kind: Comprehension['kind'],
    start: number,
    element: Expression,
    value: Expression | null,
    close: Kind,
  ): Comprehension {
    if (element.kind === 'Starred') this.fail('"*" cannot unpack within a comprehension', element)
    const generators: Generators = []
    while (this.atComprehension()) {
      const isAsync = this.take('async')
      this.advance()
      const target = this.targets('for')
      this.expect('in')
      const iter = this.disjunction()
      const ifs: Expression[] = []
      while (this.take('if')) ifs.push(this.disjunction())
      generators.push({ target, iter, ifs, isAsync })
    }
    if (kind === 'GeneratorExp' && this.at(',')) this.fail(NEEDS_BRACKETS, element)
    this.expect(close)
    return { kind, start, end: this.lastEnd, element, value, generators }
  }

  /** One target or several with commas, up to what cannot belong to it. */
  protected targets(purpose: Purpose): Expression {
    const { start } = this
    let target = this.at('*') ? this.starred() : this.bitwiseOr()
    if (this.at(',')) {
      const items = [target]
      while (this.take(',') && this.startsExpression) items.push(this.at('*') ? this.starred() : this.bitwiseOr())
      target = { kind: 'Tuple', start, end: this.lastEnd, items }
    }
    this.mustBeTarget(target, purpose)
    return target
  }

  protected mustBeTarget(target: Expression, purpose: Purpose, help?: string): void {
    const wrong = notATarget(target, purpose)
    if (wrong === null) return
    this.fail(`${describe(wrong)} cannot be ${purpose === 'delete' ? 'deleted' : 'assigned to'}`, wrong, help)
  }

  /** The bracket that closes a list, or a fault that says what is between it and the last item. */
  protected close(kind: Kind, last: Span): void {
    if (this.take(kind)) return
    if (STARTS_EXPRESSION.has(this.kind)) {
      this.fail('a comma may be missing between these two', { start: last.start, end: this.end })
    } else this.unexpected()
  }

  /** Goes on behind the first items of a list; its end. */
  private sequence(kind: Sequence['kind'], start: number, items: Expression[], close: Kind): Sequence {
    while (this.take(',') && this.startsExpression) items.push(this.starNamedExpression())
    if (this.atComprehension() && items.length > 1) {
      const target = { start: (items[0] as Expression).start, end: this.lastEnd }
      this.fail('the tuple that a comprehension makes needs brackets of its own', target)
    }
    this.close(close, items[items.length - 1] ?? this.here)
    return { kind, start, end: this.lastEnd, items }
  }

  private dict(start: number, items: Dict['items']): Dict {
    do {
      if (items.length > 0 && !this.take(',')) break
      if (this.at('}')) break
      if (this.take('**')) items.push({ key: null, value: this.bitwiseOr() })
      else {
        const key = this.expression()
        if (!this.at(':')) this.fail('":" and a value are missing behind a key of the dictionary', this.here)
        items.push({ key, value: this.dictValue() })
      }
      if (this.atComprehension()) this.fail('"**" cannot unpack within a comprehension')
    } while (!this.failed)
    const last = items[items.length - 1]
    this.close('}', last === undefined ? this.here : (last.key ?? last.value))
    return { kind: 'Dict', start, end: this.lastEnd, items }
  }

  private dictValue(): Expression {
    const colon = this.here
    this.advance()
    if (this.at('*')) this.fail('"*" cannot stand in a value of a dictionary')
    if (this.at('}') || this.at(',')) this.fail('a value is missing behind the ":" of a dictionary', colon)
    return this.expression()
  }
}
