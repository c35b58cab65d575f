import type { Span } from '../tree/node.js'
import { quoted } from '../words/quoted.js'
import type { Comparator, Expression, ParsedExpression, SyntaxFault } from './ast.js'
import { type Token, type TokenKind, tokensOf } from './lexer.js'
import { literal, named } from './literals.js'

/** What GitHub reads at most: characters, and levels of nesting, where each access counts as one. */
export const MAX_LENGTH = 21_000
export const MAX_DEPTH = 50
/** More comparisons in a row than anybody writes; each is a level of the tree. */
const MAX_COMPARISONS = 500

/** Reads an expression, without the braces around it. Never throws. */
export function parseExpression(source: string): ParsedExpression {
  if (source.length > MAX_LENGTH) {
    const message = `The expression has ${source.length} characters; GitHub reads at most ${MAX_LENGTH}`
    return { expression: null, faults: [{ start: 0, end: source.length, message }] }
  }
  const { tokens, faults, readable } = tokensOf(source)
  if (!readable) return { expression: null, faults }
  const parser = new Parser(source, tokens)
  const expression = parser.parse()
  return { expression, faults: parser.fault === null ? faults : [...faults, parser.fault] }
}

/** By recursive descent; after the first fault every step returns null. */
class Parser {
  fault: SyntaxFault | null = null
  private at = 0
  private depth = 0

  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
  ) {}

  parse(): Expression | null {
    if (this.peek().kind === 'end') {
      return this.refuse({ start: 0, end: this.source.length }, 'The expression is empty')
    }
    const expression = this.expression()
    if (expression === null || this.peek().kind === 'end') return expression
    return this.refuse(this.peek(), `${this.written(this.peek())} cannot stand here; an operator is missing before it`)
  }

  private expression(): Expression | null {
    return this.nested(() => this.logical('or', '||', () => this.logical('and', '&&', () => this.equality())))
  }

  private logical(kind: 'and' | 'or', operator: TokenKind, operand: () => Expression | null): Expression | null {
    const first = operand()
    if (first === null || this.peek().kind !== operator) return first
    return this.nested(() => {
      const operands = [first]
      while (this.accept(operator)) {
        const next = operand()
        if (next === null) return null
        operands.push(next)
      }
      return { kind, operands, start: first.start, end: (operands.at(-1) as Expression).end }
    })
  }

  private equality(): Expression | null {
    return this.comparison(EQUALITY, () => this.comparison(ORDER, () => this.unary()))
  }

  private comparison(operators: ReadonlySet<TokenKind>, operand: () => Expression | null): Expression | null {
    let left = operand()
    for (let count = 0; left !== null && operators.has(this.peek().kind); count += 1) {
      if (count > MAX_COMPARISONS) return this.refuse(this.peek(), 'There are too many comparisons in a row')
      const operator = this.next().kind as Comparator
      const right = operand()
      if (right === null) return null
      left = { kind: 'comparison', operator, left, right, start: left.start, end: right.end }
    }
    return left
  }

  private unary(): Expression | null {
    if (this.peek().kind !== '!') return this.access()
    const { start } = this.next()
    return this.nested(() => {
      const of = this.unary()
      return of === null ? null : { kind: 'not', of, start, end: of.end }
    })
  }

  private access(): Expression | null {
    const first = this.peek()
    let of = this.primary()
    if (of === null || !(first.kind === '(' || of.kind === 'context' || of.kind === 'call')) return of
    const depth = this.depth
    while (of !== null && (this.peek().kind === '.' || this.peek().kind === '[')) {
      const opening = this.next()
      of = opening.kind === '.' ? this.property(of) : this.index(of, opening)
      this.depth += 1
      if (of !== null && this.depth > MAX_DEPTH) return this.refuse(opening, TOO_DEEP)
    }
    this.depth = depth
    return of
  }

  private property(of: Expression): Expression | null {
    const token = this.next()
    if (token.kind === '*') return { kind: 'filter', of, start: of.start, end: token.end }
    if (token.kind !== 'name')
      return this.refuse(token, `After \`.\` comes a name or \`*\`, not ${this.written(token)}`)
    const name = (token.value as string).toLowerCase()
    return { kind: 'property', of, name, nameStart: token.start, start: of.start, end: token.end }
  }

  private index(of: Expression, opening: Token): Expression | null {
    const star = this.accept('*')
    const index = star ? null : this.expression()
    if (!star && index === null) return null
    const { end } = this.peek()
    if (!this.close(opening, ']')) return null
    const { start } = of
    return index === null ? { kind: 'filter', of, start, end } : { kind: 'index', of, index, start, end }
  }

  private primary(): Expression | null {
    const token = this.next()
    if (token.kind === 'text' || token.kind === 'number') return literal(token, token.value)
    if (token.kind === 'name') return this.peek().kind === '(' ? this.call(token) : named(token)
    if (token.kind === '(') {
      const inner = this.expression()
      return inner !== null && this.close(token, ')') ? inner : null
    }
    if (token.kind !== 'end') return this.refuse(token, `A value is expected here, not ${this.written(token)}`)
    return this.refuse(this.tokens[this.at - 1] ?? token, 'The expression ends where a value is expected')
  }

  private call(name: Token): Expression | null {
    const opening = this.next()
    const args: Expression[] = []
    if (this.peek().kind !== ')') {
      do {
        const argument = this.expression()
        if (argument === null) return null
        args.push(argument)
      } while (this.accept(','))
    }
    const { end } = this.peek()
    if (!this.close(opening, ')')) return null
    const { start, end: nameEnd, value } = name
    return { kind: 'call', name: (value as string).toLowerCase(), nameEnd, args, start, end }
  }

  private nested(read: () => Expression | null): Expression | null {
    this.depth += 1
    if (this.depth > MAX_DEPTH) return this.refuse(this.peek(), TOO_DEEP)
    const expression = read()
    this.depth -= 1
    return expression
  }

  private close(opening: Token, kind: ')' | ']'): boolean {
    if (this.accept(kind)) return true
    const token = this.peek()
    if (token.kind === 'end') this.refuse(opening, `${this.written(opening)} is never closed with \`${kind}\``)
    else this.refuse(token, `${this.written(token)} cannot stand here; an operator or \`${kind}\` is missing before it`)
    return false
  }

  private peek(): Token {
    return this.tokens[this.at] as Token
  }

  /** The next token; the last of them, `end`, again and again. */
  private next(): Token {
    const token = this.peek()
    if (token.kind !== 'end') this.at += 1
    return token
  }

  private accept(kind: TokenKind): boolean {
    if (this.peek().kind !== kind) return false
    this.at += 1
    return true
  }

  private refuse({ start, end }: Span, message: string): null {
    this.fault ??= { start, end, message }
    return null
  }

  private written({ kind, start, end }: Token): string {
    return kind === 'end' ? 'the end' : quoted(this.source.slice(start, end))
  }
}

const EQUALITY: ReadonlySet<TokenKind> = new Set<TokenKind>(['==', '!='])
const ORDER: ReadonlySet<TokenKind> = new Set<TokenKind>(['<', '<=', '>', '>='])
const TOO_DEEP = `The expression is nested deeper than ${MAX_DEPTH} levels, which GitHub refuses`
