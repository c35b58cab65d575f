/** A value as it stands in a text, and what it is when its quotes and escapes are gone. */
export interface Literal {
  start: number
  end: number
  value: string
  /** Whether it stood in quotes: only then is it for sure that no name, call or rest of a sentence is meant. */
  quoted: boolean
  /** Where all of it ends, with its quotes. */
  after: number
}

/** Longer ones are no passwords or keys, but content. */
export const LONGEST = 1024

const QUOTE = /\\{0,7}(?:["'`]|&quot;|&#34;)/y
const TRIPLE = /"""|'''/y
const PREFIX = /(?:[bBrRuUfFLNcsqm@$&]{1,2}|u8)(?=\\{0,7}["'`])/y
const SPACES = /[ \t]{0,200}/y
const BREAK = /[\r\n]/
const ESCAPE = /\\(["'`\\/$])/g
/** What goes between two parts of one text: `'a' + 'b'`, `"a" .. "b"`, or nothing but a line's end. */
const JOIN = /[ \t]{0,40}(?:\+|\.\.?|&|<>|\\)?[ \t]{0,40}(?:\r?\n[ \t]{0,80})?(?:\+[ \t]{0,40})?(?=["'`])/y
const MOST_PARTS = 20

/** The text in quotes that begins at `at`, with whatever marks its kind (`b"…"`, `@"…"`); null where there is none. */
export function quotedAt(content: string, at: number): Literal | null {
  const from = endOf(PREFIX, content, at) ?? at
  const triple = endOf(TRIPLE, content, from)
  if (triple !== null) return tripleQuoted(content, triple)
  const start = endOf(QUOTE, content, from)
  if (start === null) return null
  const mark = content.slice(from, start)
  const end = closing(content, start, mark)
  if (end < 0) return null
  return { start, end, value: unescaped(content.slice(start, end), mark), quoted: true, after: end + mark.length }
}

/** Parts that are put together on the spot, as one; the place is that of all of them. */
export function joinedAt(content: string, at: number): Literal | null {
  const first = quotedAt(content, at)
  if (first === null) return null
  let whole = first
  for (let parts = 1; parts < MOST_PARTS; parts += 1) {
    const next = endOf(JOIN, content, whole.after)
    // Nothing between them is one text too, but `''` in the middle is a quote in SQL.
    if (next === null || next === whole.after) break
    const more = quotedAt(content, next)
    if (more === null || more.value === '' || whole.value.length + more.value.length > LONGEST) break
    whole = { ...more, start: whole.start, value: whole.value + more.value }
  }
  return whole
}

/** The characters up to one that ends a bare value. */
export function bareAt(content: string, at: number, form: RegExp): Literal | null {
  const end = endOf(form, content, at)
  if (end === null || end === at) return null
  return { start: at, end, value: content.slice(at, end), quoted: false, after: end }
}

/** Where the expression, which is sticky, ends if it matches at `at`. */
export function endOf(expression: RegExp, content: string, at: number): number | null {
  expression.lastIndex = at
  return expression.test(content) ? expression.lastIndex : null
}

/** Behind spaces and tabs. */
export function afterSpaces(content: string, at: number): number {
  return endOf(SPACES, content, at) ?? at
}

function tripleQuoted(content: string, start: number): Literal | null {
  const part = content.slice(start, start + LONGEST)
  const end = part.indexOf(content.slice(start - 3, start))
  const value = part.slice(0, end)
  if (end < 0 || BREAK.test(value)) return null
  return { start, end: start + end, value, quoted: true, after: start + end + 3 }
}

/** Where the quote with all its backslashes stands next, on the same line. */
function closing(content: string, start: number, mark: string): number {
  const last = mark.charCodeAt(mark.length - 1)
  const slashes = mark.length - 1
  const entity = mark.endsWith(';')
  const limit = Math.min(content.length, start + LONGEST)
  for (let at = start, run = 0; at < limit; at += 1) {
    const code = content.charCodeAt(at)
    if (code === 0x0a || code === 0x0d) return -1
    if (entity) {
      if (code === 0x26 && content.startsWith(mark, at)) return at
    } else if (code === 0x5c) {
      run += 1
      continue
    } else if (code === last && (slashes === 0 ? run % 2 === 0 : run <= slashes)) {
      // Fewer than at the beginning: the text that all of this stands in ends here.
      return run < slashes ? -1 : at - slashes
    }
    run = 0
  }
  return -1
}

function unescaped(raw: string, mark: string): string {
  if (!raw.includes('\\')) return raw
  const once = mark.startsWith('\\') ? raw.replace(ESCAPE, '$1') : raw
  return mark.endsWith("'") && !mark.startsWith('\\') ? once : once.replace(ESCAPE, '$1')
}
