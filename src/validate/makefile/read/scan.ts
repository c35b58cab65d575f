import type { Word } from './model.js'

/** The offset behind a reference to a variable or a function that begins with `$` at `at`. */
export function behindReference(text: string, at: number, end: number): number {
  const open = text[at + 1]
  if (open !== '(' && open !== '{') return Math.min(at + 2, end)
  const close = open === '(' ? ')' : '}'
  let depth = 0
  for (let index = at + 1; index < end; index += 1) {
    const char = text[index]
    if (char === open) depth += 1
    else if (char === close) {
      depth -= 1
      if (depth === 0) return index + 1
    }
  }
  return end
}

/** The first offset at which one of the characters stands outside of references and not escaped; -1 where none does. */
export function findOutside(text: string, from: number, end: number, characters: string): number {
  let at = from
  while (at < end) {
    const char = text[at] as string
    if (char === '\\') at += 2
    else if (char === '$') at = behindReference(text, at, end)
    else if (characters.includes(char)) return at
    else at += 1
  }
  return -1
}

/** The words between two offsets: blanks, and line ends behind a backslash, stand between them. */
export function wordsBetween(text: string, from: number, end: number): Word[] {
  const words: Word[] = []
  let at = from
  while (at < end) {
    at = behindBlanks(text, at, end)
    const start = at
    while (at < end && !isBlankAt(text, at)) {
      const char = text[at]
      if (char === '$') at = behindReference(text, at, end)
      else at += char === '\\' && at + 1 < end ? 2 : 1
    }
    if (at > start) words.push({ text: text.slice(start, Math.min(at, end)), start, end: Math.min(at, end) })
  }
  return words
}

/** The offset of the first character that is no blank. */
export function behindBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isBlankAt(text, at)) at += text[at] === '\\' ? continuationLength(text, at) : 1
  return at
}

function isBlankAt(text: string, at: number): boolean {
  const char = text[at]
  return char === ' ' || char === '\t' || char === '\r' || char === '\n' || continuationLength(text, at) > 0
}

/** How long the backslash with its line end is; 0 where there is none. */
function continuationLength(text: string, at: number): number {
  if (text[at] !== '\\') return 0
  if (text[at + 1] === '\n') return 2
  return text[at + 1] === '\r' && text[at + 2] === '\n' ? 3 : 0
}

/** The end of the line that begins at `from`, without its line end, over backslashes at the end of lines. */
export function logicalEnd(text: string, from: number): number {
  let at = from
  for (;;) {
    const found = text.indexOf('\n', at)
    if (found < 0) return text.length
    const end = text[found - 1] === '\r' ? found - 1 : found
    let backslashes = 0
    while (end - 1 - backslashes >= from && text[end - 1 - backslashes] === '\\') backslashes += 1
    if (backslashes % 2 === 0) return end
    at = found + 1
  }
}

/** The offset of the line behind an end. */
export function nextLine(text: string, end: number): number {
  const found = text.indexOf('\n', end)
  return found < 0 ? text.length : found + 1
}
