import { quoted } from '../words/quoted.js'
import type { SyntaxFault } from './ast.js'
import { adviceFor, isDocumented, numberOf } from './symbols.js'

export type TokenKind =
  | 'name'
  | 'text'
  | 'number'
  | '('
  | ')'
  | '['
  | ']'
  | ','
  | '.'
  | '*'
  | '!'
  | '&&'
  | '||'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'end'

export interface Token {
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
  /** What a literal stands for. */
  readonly value: string | number
}

/** The tokens of an expression, the last of them `end`. */
export interface Tokens {
  readonly tokens: readonly Token[]
  readonly faults: readonly SyntaxFault[]
  /** Whether every fault left no doubt about what was meant. */
  readonly readable: boolean
}

/** Splits an expression into its tokens. Words and numbers reach to the next boundary, as GitHub's own reader has it. */
export function tokensOf(source: string): Tokens {
  const tokens: Token[] = []
  const faults: SyntaxFault[] = []
  let readable = true
  let at = 0

  while (at < source.length) {
    const code = source.charCodeAt(at)
    if (isBlank(code)) at += 1
    else if (code === QUOTE || code === DOUBLE_QUOTE) readText(code)
    else if (isNumberStart(code)) readNumber()
    else if (!readSymbol()) readName()
  }
  add('end', at)
  return { tokens, faults, readable }

  function add(kind: TokenKind, end: number, value: string | number = ''): void {
    tokens.push({ kind, start: at, end, value })
    at = end
  }

  function fault(end: number, message: string): void {
    faults.push({ start: at, end, message })
    readable = false
    at = end
  }

  /** The index behind the closing quote, or that of the end. */
  function endOfText(quote: number): number {
    for (let end = at + 1; end < source.length; end += 1) {
      if (source.charCodeAt(end) !== quote) continue
      if (source.charCodeAt(end + 1) !== quote) return end + 1
      end += 1
    }
    return source.length
  }

  function readText(quote: number): void {
    const end = endOfText(quote)
    const inner = source.slice(at + 1, end - 1)
    const closed = end - at >= 2 && source.charCodeAt(end - 1) === quote && closes(inner, quote)
    if (quote === DOUBLE_QUOTE) {
      faults.push({ start: at, end, message: 'Text stands in single quotes in expressions, not in double ones' })
      readable = readable && closed
      add('text', end, inner)
    } else if (closed) add('text', end, inner.replaceAll("''", "'"))
    else fault(end, "The text that begins here is never closed with `'`")
  }

  function isNumberStart(code: number): boolean {
    if (isDigit(code) || code === MINUS || code === PLUS) return true
    return code === DOT && !isAccess(tokens.at(-1)?.kind)
  }

  function readNumber(): void {
    let end = at + 1
    while (end < source.length && (source.charCodeAt(end) === DOT || !isBoundary(source.charCodeAt(end)))) end += 1
    const written = source.slice(at, end)
    const value = numberOf(written)
    if (value !== null) {
      if (!isDocumented(written)) {
        const message = `${quoted(written)} is a number, but not in the form of JSON`
        faults.push({ start: at, end, message, level: 'warning' })
      }
      add('number', end, value)
    } else fault(end, adviceFor(written) ?? `${quoted(written)} is neither a number nor a name`)
  }

  function readSymbol(): boolean {
    const two = source.slice(at, at + 2)
    if (PAIRS.has(two)) add(two as TokenKind, at + 2)
    else if (SINGLES.has(two[0] as string)) add(two[0] as TokenKind, at + 1)
    else if (DOUBLED.has(two[0] as string)) {
      const kind = (two[0] as string).repeat(2)
      faults.push({ start: at, end: at + 1, message: `\`${two[0]}\` is no operator; it is written \`${kind}\`` })
      add(kind as TokenKind, at + 1)
    } else return false
    return true
  }

  function readName(): void {
    let end = at + 1
    let legal = isNameStart(source.charCodeAt(at))
    while (end < source.length && !isBoundary(source.charCodeAt(end))) {
      legal = legal && isNamePart(source.charCodeAt(end))
      end += 1
    }
    const written = source.slice(at, end)
    if (legal) add('name', end, written)
    else fault(end, adviceFor(written) ?? `${quoted(written)} is no name: names have letters, digits, \`_\` and \`-\``)
  }
}

const PAIRS = new Set(['&&', '||', '==', '!=', '<=', '>='])
const SINGLES = new Set(['(', ')', '[', ']', ',', '.', '*', '!', '<', '>'])
const DOUBLED = new Set(['=', '&', '|'])
const [QUOTE, DOUBLE_QUOTE, DOT, MINUS, PLUS] = [39, 34, 46, 45, 43]
const BOUNDARIES = new Set([...'([)],.!><=&|'].map(each => each.charCodeAt(0)))

/** Whether a text's last quote is the one that closes it and not half of an escaped one. */
function closes(inner: string, quote: number): boolean {
  let quotes = 0
  for (let at = inner.length - 1; at >= 0 && inner.charCodeAt(at) === quote; at -= 1) quotes += 1
  return quotes % 2 === 0
}

/** Whether a dot behind such a token is an access and not the beginning of `.5`. */
function isAccess(kind: TokenKind | undefined): boolean {
  return kind === 'name' || kind === ']' || kind === ')' || kind === '*'
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}

function isBoundary(code: number): boolean {
  return isBlank(code) || BOUNDARIES.has(code)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || isDigit(code) || code === MINUS
}
