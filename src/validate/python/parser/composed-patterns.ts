import type { MatchMapping, Pattern } from '../ast.js'
import { PatternValues } from './pattern-values.js'

/** A pattern, and what is to be known of it. */
export interface ReadPattern {
  pattern: Pattern
  /** The names that it binds. */
  names: string[]
  /** Whether it fits everything. */
  fitsAll: boolean
}

/** Patterns of several parts with names or keys: `Class(...)`, `{key: ...}`. */
export abstract class ComposedPatterns extends PatternValues {
  protected abstract readPattern(): ReadPattern

  /** `module.NAME`, `Class(...)`. */
  protected namedPattern(): ReadPattern {
    const { start } = this
    const of = this.valueName()
    if (!this.take('(')) return this.unfit({ kind: 'MatchValue', start, end: this.lastEnd, value: of })
    const items: ReadPattern[] = []
    const patterns: Pattern[] = []
    const named = new Map<string, Pattern>()
    while (!this.at(')') && !this.failed) {
      const name = this.at('NAME') && this.peek() === '=' ? this.nameHere : null
      if (name !== null) {
        if (named.has(name)) this.fail(`the attribute ${name} stands twice in this pattern`)
        this.advance()
        this.advance()
      } else if (named.size > 0) this.fail('a pattern without name cannot follow one with a name')
      const item = this.readPattern()
      items.push(item)
      if (name === null) patterns.push(item.pattern)
      else named.set(name, item.pattern)
      if (!this.take(',')) break
    }
    this.close(')', items[items.length - 1]?.pattern ?? this.here)
    const attributes = [...named].map(([name, pattern]) => ({ name, pattern }))
    return this.together({ kind: 'MatchClass', start, end: this.lastEnd, of, patterns, named: attributes }, items)
  }

  protected mappingPattern(): ReadPattern {
    const { start } = this
    this.advance()
    const read: ReadPattern[] = []
    const items: MatchMapping['items'] = []
    const keys = new Set<string>()
    let rest: string | null = null
    while (!this.at('}') && !this.failed) {
      if (rest !== null) this.fail('nothing may follow the "**" of a pattern')
      if (this.take('**')) {
        if (this.atWord('_')) this.fail('"_" cannot follow "**" in a pattern')
        const named = this.capture(this.start)
        rest = named.names[0] ?? ''
        read.push(named)
      } else {
        const { key, same } = this.mappingKey()
        if (same !== null && keys.has(same)) this.fail('this key stands twice in the pattern')
        if (same !== null) keys.add(same)
        this.expect(':')
        const item = this.readPattern()
        items.push({ key, pattern: item.pattern })
        read.push(item)
      }
      if (!this.take(',')) break
    }
    this.close('}', read[read.length - 1]?.pattern ?? this.here)
    return this.together({ kind: 'MatchMapping', start, end: this.lastEnd, items, rest }, read)
  }

  /** A name, which gets what is there. */
  protected capture(start: number): ReadPattern {
    const name = this.at('NAME') && !this.atWord('_') ? this.nameHere : null
    this.expect('NAME')
    const pattern: Pattern = { kind: 'MatchAs', start, end: this.lastEnd, pattern: null, name }
    return { pattern, names: name === null ? [] : [name], fitsAll: true }
  }

  protected unfit(pattern: Pattern): ReadPattern {
    return { pattern, names: [], fitsAll: false }
  }

  /** A pattern of several parts, which must not bind a name twice. */
  protected together(pattern: Pattern, parts: readonly ReadPattern[], fitsAll = false): ReadPattern {
    const names = new Set<string>()
    for (const name of parts.flatMap(part => part.names)) {
      if (names.has(name)) this.fail(`the pattern binds ${name} twice`, pattern)
      names.add(name)
    }
    return { pattern, names: [...names], fitsAll }
  }
}
