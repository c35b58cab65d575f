import type { Span } from '../ast.js'
import { PatternValues } from './pattern-values.js'

/** What is to be known of a pattern. */
export interface Pattern extends Span {
  /** The names that it binds. */
  names: string[]
  /** Whether it fits everything. */
  fitsAll: boolean
}

/** The patterns of `case`. */
export abstract class Patterns extends PatternValues {
  /** What follows `case`: a pattern, or several with commas. */
  protected patterns(): Pattern {
    const { start } = this
    const first = this.starOrPattern()
    if (!this.at(',') && !first.star) return first
    const items = [first]
    while (this.take(',') && !this.at(':') && !this.at('if') && !this.failed) items.push(this.starOrPattern())
    return this.together(start, items)
  }

  private starOrPattern(): Pattern & { star: boolean } {
    if (!this.at('*')) return { ...this.pattern(), star: false }
    const { start } = this
    this.advance()
    return { ...this.capture(start), fitsAll: false, star: true }
  }

  protected pattern(): Pattern {
    const { start } = this
    let pattern = this.enter() ? this.alternatives() : this.unfit(start)
    if (this.take('as')) {
      if (this.atWord('_')) this.fail('"_" binds nothing and cannot follow "as"')
      const { names } = this.capture(this.start)
      if (this.at('.') || this.at('(')) this.fail('only a name can follow "as" in a pattern')
      pattern = this.together(start, [pattern, { ...pattern, names }], pattern.fitsAll)
    }
    this.leave()
    return pattern
  }

  private alternatives(): Pattern {
    const { start } = this
    let last = this.closedPattern()
    if (!this.at('|')) return last
    const sorted = (pattern: Pattern) => [...pattern.names].sort().join()
    const names = sorted(last)
    while (this.take('|')) {
      if (last.fitsAll) this.fail('this fits everything, so that the alternatives behind it are never reached', last)
      last = this.closedPattern()
      if (sorted(last) !== names)
        this.fail('the alternatives of a pattern must bind the same names', { start, end: last.end })
    }
    return { ...last, start, end: this.lastEnd }
  }

  private closedPattern(): Pattern {
    const { start } = this
    switch (this.kind) {
      case 'NAME':
        return this.namedPattern()
      case '-':
      case 'NUMBER':
        this.numberPattern()
        return this.unfit(start)
      case 'STRING':
      case 'FSTRING_START': {
        const value = this.strings()
        if (value.kind === 'JoinedStr') this.fail('a pattern cannot be an f-string', value)
        return this.unfit(start)
      }
      case 'None':
      case 'True':
      case 'False':
        this.advance()
        return this.unfit(start)
      case '(':
        return this.groupPattern()
      case '[': {
        this.advance()
        const items = this.patternItems(']')
        return this.together(start, items)
      }
      case '{':
        return this.mappingPattern()
      default:
        this.unexpected()
        return this.unfit(start)
    }
  }

  /** `name`, `_`, `module.NAME`, `Class(...)`. */
  private namedPattern(): Pattern {
    const { start } = this
    if (this.peek() !== '.' && this.peek() !== '(') return this.capture(start)
    this.advance()
    while (this.take('.')) this.expect('NAME')
    if (!this.take('(')) return this.unfit(start)
    const items: Pattern[] = []
    const attributes = new Set<string>()
    while (!this.at(')') && !this.failed) {
      if (this.at('NAME') && this.peek() === '=') {
        if (attributes.has(this.nameHere)) this.fail(`the attribute ${this.nameHere} stands twice in this pattern`)
        attributes.add(this.nameHere)
        this.advance()
        this.advance()
      } else if (attributes.size > 0) this.fail('a pattern without name cannot follow one with a name')
      items.push(this.pattern())
      if (!this.take(',')) break
    }
    this.close(')', items[items.length - 1] ?? this.here)
    return this.together(start, items)
  }

  private capture(start: number): Pattern {
    const isWildcard = this.atWord('_')
    const names = this.at('NAME') && !isWildcard ? [this.nameHere] : []
    this.expect('NAME')
    return { start, end: this.lastEnd, names, fitsAll: true }
  }

  private groupPattern(): Pattern {
    const { start } = this
    this.advance()
    const first = this.at(')') ? null : this.starOrPattern()
    if (first !== null && this.at(')') && !first.star) {
      this.advance()
      return first
    }
    if (first !== null && !this.at(')')) this.expect(',')
    return this.together(start, this.patternItems(')', first === null ? [] : [first]))
  }

  private patternItems(close: ')' | ']', items: (Pattern & { star: boolean })[] = []): Pattern[] {
    while (!this.at(close) && !this.failed) {
      items.push(this.starOrPattern())
      if (!this.take(',')) break
    }
    this.close(close, items[items.length - 1] ?? this.here)
    if (items.filter(({ star }) => star).length > 1) this.fail('a pattern has one "*" at most')
    return items
  }

  private mappingPattern(): Pattern {
    const { start } = this
    this.advance()
    const items: Pattern[] = []
    const keys = new Set<string>()
    let rest = false
    while (!this.at('}') && !this.failed) {
      if (rest) this.fail('nothing may follow the "**" of a pattern')
      if (this.take('**')) {
        rest = true
        if (this.atWord('_')) this.fail('"_" cannot follow "**" in a pattern')
        items.push(this.capture(this.start))
      } else {
        const key = this.mappingKey()
        if (key !== null && keys.has(key)) this.fail('this key stands twice in the pattern')
        if (key !== null) keys.add(key)
        this.expect(':')
        items.push(this.pattern())
      }
      if (!this.take(',')) break
    }
    this.close('}', items[items.length - 1] ?? this.here)
    return this.together(start, items)
  }

  private unfit(start: number): Pattern {
    return { start, end: this.lastEnd, names: [], fitsAll: false }
  }

  /** A pattern of several parts, which must not bind a name twice. */
  private together(start: number, parts: Pattern[], fitsAll = false): Pattern {
    const names = new Set<string>()
    for (const name of parts.flatMap(part => part.names)) {
      if (names.has(name)) this.fail(`the pattern binds ${name} twice`, { start, end: this.lastEnd })
      names.add(name)
    }
    return { start, end: this.lastEnd, names: [...names], fitsAll }
  }
}
