/** A piece of an expression of Jinja's. */
export interface Token {
  kind: 'name' | 'text' | 'number' | 'operator'
  text: string
  /** In the text of the template. */
  offset: number
}

/** Why a text cannot be read as a template. */
export interface TemplateFault {
  offset: number
  message: string
}

const OPENING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy
const NUMBER = /\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const OPERATOR = /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/y

/** The pieces from a place on, up to the sign that ends them where no bracket is open, and where that sign ends. */
export function tokensFrom(
  text: string,
  start: number,
  sign: string,
): { tokens: Token[]; end: number } | TemplateFault {
  const tokens: Token[] = []
  const open: string[] = []
  let at = start
  while (at < text.length) {
    const character = text[at] as string
    if (/\s/.test(character)) {
      at += 1
      continue
    }
    if (open.length === 0) {
      const isTrimmed = character === '-' || character === '+'
      if (text.startsWith(sign, at + (isTrimmed ? 1 : 0)))
        return { tokens, end: at + sign.length + (isTrimmed ? 1 : 0) }
    }
    const token = tokenAt(text, at)
    if (token === null) return { offset: at, message: `${JSON.stringify(character)} cannot stand here` }
    if (token.kind === 'operator') {
      const closing = OPENING[token.text]
      if (closing !== undefined) open.push(closing)
      else if (')]}'.includes(token.text) && open.pop() !== token.text)
        return { offset: at, message: `"${token.text}" closes nothing that is open` }
    }
    tokens.push(token)
    at += token.kind === 'text' ? token.text.length + 2 : token.text.length
  }
  return { offset: start, message: `\`${sign}\` is missing behind it` }
}

function tokenAt(text: string, offset: number): Token | null {
  const quote = text[offset]
  if (quote === '"' || quote === "'") {
    for (let end = offset + 1; end < text.length; end += 1) {
      if (text[end] === '\\') end += 1
      else if (text[end] === quote) return { kind: 'text', text: text.slice(offset + 1, end), offset }
    }
    return null
  }
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = offset
    const [found] = pattern.exec(text) ?? []
    if (found !== undefined) return { kind, text: found, offset }
  }
  return null
}

const PATTERNS = [
  ['name', NAME],
  ['number', NUMBER],
  ['operator', OPERATOR],
] as const
