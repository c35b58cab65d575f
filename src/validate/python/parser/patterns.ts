import type { Pattern } from '../ast.js'
import { ComposedPatterns, type ReadPattern } from './composed-patterns.js'

/** The patterns of `case`. */
export abstract class Patterns extends ComposedPatterns {
  /** What follows `case`: a pattern, or several with commas. */
  protected patterns(): ReadPattern {
    const { start } = this
    const first = this.starOrPattern()
    if (!this.at(',') && first.pattern.kind !== 'MatchStar') return first
    const items = [first]
    while (this.take(',') && !this.at(':') && !this.at('if') && !this.failed) items.push(this.starOrPattern())
    return this.sequencePattern(start, items)
  }

  private starOrPattern(): ReadPattern {
    if (!this.at('*')) return this.readPattern()
    const { start } = this
    this.advance()
    const { names } = this.capture(start)
    const pattern: Pattern = { kind: 'MatchStar', start, end: this.lastEnd, name: names[0] ?? null }
    return { pattern, names, fitsAll: false }
  }

  protected override readPattern(): ReadPattern {
    const { start } = this
    let read = this.enter() ? this.alternatives() : this.missingPattern()
    if (this.take('as')) {
      if (this.atWord('_')) this.fail('"_" binds nothing and cannot follow "as"')
      const { names } = this.capture(this.start)
      if (this.at('.') || this.at('(')) this.fail('only a name can follow "as" in a pattern')
      const { pattern, fitsAll } = read
      const named: Pattern = { kind: 'MatchAs', start, end: this.lastEnd, pattern, name: names[0] ?? null }
      read = this.together(named, [read, { ...read, names }], fitsAll)
    }
    this.leave()
    return read
  }

  private alternatives(): ReadPattern {
    const { start } = this
    let last = this.closedPattern()
    if (!this.at('|')) return last
    const sorted = (read: ReadPattern) => [...read.names].sort().join()
    const names = sorted(last)
    const patterns = [last.pattern]
    while (this.take('|')) {
      if (last.fitsAll)
        this.fail('this fits everything, so that the alternatives behind it are never reached', last.pattern)
      last = this.closedPattern()
      patterns.push(last.pattern)
      if (sorted(last) !== names)
        this.fail('the alternatives of a pattern must bind the same names', { start, end: last.pattern.end })
    }
    return { ...last, pattern: { kind: 'MatchOr', start, end: this.lastEnd, patterns } }
  }

  private closedPattern(): ReadPattern {
    const { start, kind } = this
    switch (kind) {
      case 'NAME':
        return this.peek() === '.' || this.peek() === '(' ? this.namedPattern() : this.capture(start)
      case '-':
      case 'NUMBER': {
        const value = this.numberPattern()
        return this.unfit({ kind: 'MatchValue', start, end: this.lastEnd, value })
      }
      case 'STRING':
      case 'FSTRING_START': {
        const value = this.strings()
        if (value.kind === 'JoinedStr') this.fail('a pattern cannot be an f-string', value)
        return this.unfit({ kind: 'MatchValue', start, end: this.lastEnd, value })
      }
      case 'None':
      case 'True':
      case 'False':
        this.advance()
        return this.unfit({ kind: 'MatchSingleton', start, end: this.lastEnd, value: kind })
      case '(':
        return this.groupPattern()
      case '[':
        this.advance()
        return this.sequencePattern(start, this.patternItems(']'))
      case '{':
        return this.mappingPattern()
      default:
        this.unexpected()
        return this.missingPattern()
    }
  }

  private groupPattern(): ReadPattern {
    const { start } = this
    this.advance()
    const first = this.at(')') ? null : this.starOrPattern()
    if (first !== null && this.at(')') && first.pattern.kind !== 'MatchStar') {
      this.advance()
      return first
    }
    if (first !== null && !this.at(')')) this.expect(',')
    return this.sequencePattern(start, this.patternItems(')', first === null ? [] : [first]))
  }

  private patternItems(close: ')' | ']', items: ReadPattern[] = []): ReadPattern[] {
    while (!this.at(close) && !this.failed) {
      items.push(this.starOrPattern())
      if (!this.take(',')) break
    }
    this.close(close, items[items.length - 1]?.pattern ?? this.here)
    if (items.filter(({ pattern }) => pattern.kind === 'MatchStar').length > 1)
      this.fail('a pattern has one "*" at most')
    return items
  }

  private sequencePattern(start: number, items: readonly ReadPattern[]): ReadPattern {
    const patterns = items.map(({ pattern }) => pattern)
    return this.together({ kind: 'MatchSequence', start, end: this.lastEnd, patterns }, items)
  }

  /** Where a pattern is missing. */
  private missingPattern(): ReadPattern {
    return this.unfit({ kind: 'MatchAs', start: this.start, end: this.lastEnd, pattern: null, name: null })
  }
}
