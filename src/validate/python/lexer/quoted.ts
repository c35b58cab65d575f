import { afterLineEnd, BACKSLASH, isLineEnd } from './characters.js'

/** What stands before a string's quotes, in lower case, other than nothing. */
const PREFIXES = new Set(['r', 'u', 'b', 'br', 'rb', 'f', 'fr', 'rf', 't', 'tr', 'rt'])

/** The prefix of a string that ends at an offset, in lower case, or null where it is none. */
export function prefixBetween(text: string, start: number, end: number): string | null {
  if (end - start > 2) return null
  const prefix = text.slice(start, end).toLowerCase()
  return PREFIXES.has(prefix) ? prefix : null
}

/** Whether at an offset there are three of a quote. */
export function isTripled(text: string, at: number, quote: number): boolean {
  return text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote
}

/** The offset behind the quotes that close a string whose opening ones are at an offset; where none do, -1. */
export function endOfQuoted(text: string, open: number): number {
  const quote = text.charCodeAt(open)
  const triple = isTripled(text, open, quote)
  for (let at = triple ? open + 3 : open + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) {
      at = afterLineEnd(text, at + 1) - 1
    } else if (code === quote) {
      if (!triple) return at + 1
      if (isTripled(text, at, quote)) return at + 3
    } else if (!triple && isLineEnd(code)) return -1
  }
  return -1
}

/** Where a string of one line that is not closed ends: at the end of its line, lines that are continued included. */
export function endOfUnclosed(text: string, start: number): number {
  let at = start
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) {
    at = text.charCodeAt(at) === BACKSLASH ? afterLineEnd(text, at + 1) : at + 1
  }
  return Math.min(at, text.length)
}
