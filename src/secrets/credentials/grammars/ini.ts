import { entryOf, type Grammar, groupOf } from '../entries.js'
import { linesOf } from './lines.js'

/** How a kind of settings file writes a line. */
export interface Dialect {
  /** What stands between name and value: one of these characters, or white space. */
  separator: '=' | '=:' | ':' | 'space'
  /** Whether ` #` and ` ;` begin a comment behind a value that has no quotes. */
  comments?: true
}

const SECTION = /^\[\s*(?:"([^"\n]{0,200})"|([^\]\n]{0,200}?))\s*\]/
/** Words that stand before a name and say what is done with it. */
const COMMAND = /(?:export|setenv|setx|set|declare -x)[ \t]{1,20}/y
const SPACES = /[ \t]*/y
const NAMES = {
  '=': /(?:"([^"]{1,256})"|([^=\s"][^=]{0,256}?))[ \t]{0,64}=/y,
  ':': /(?:"([^"]{1,256})"|([^:\s"][^:]{0,256}?))[ \t]{0,64}:/y,
  '=:': /(?:"([^"]{1,256})"|([^=:\s"][^=:]{0,256}?))[ \t]{0,64}[=:]/y,
  space: /(?:"([^"]{1,256})"|([^\s"=]{1,256}))(?:[ \t]{0,64}=|[ \t])/y,
} as const

/** Sections in brackets, and below them a name and a value on each line; quotes around values are left out. */
export function ini(dialect: Dialect): Grammar {
  const pattern = NAMES[dialect.separator]
  return function* read(content) {
    const root = groupOf('', null)
    let group = root
    for (const { text, start } of linesOf(content)) {
      const first = after(SPACES, text, 0)
      if (first === text.length || isComment(text, first)) continue
      const section = SECTION.exec(text.slice(first, first + 256))
      if (section !== null) {
        group = groupOf(section[1] ?? section[2] ?? '', root)
        continue
      }
      pattern.lastIndex = after(COMMAND, text, first)
      const found = pattern.exec(text)
      if (found === null) continue
      const [from, to] = valueSpan(text, after(SPACES, text, pattern.lastIndex), dialect.comments === true)
      const name = (found[1] ?? found[2] ?? '').trim()
      yield entryOf(group, name, text.slice(from, to), start + from, start + to)
    }
  }
}

/** npm's `//registry.example/:_authToken=` is none. */
function isComment(text: string, at: number): boolean {
  if (text.startsWith('//', at)) return !text.slice(at, at + 512).includes(':_')
  return '#;!'.includes(text[at] as string)
}

/** Where the value that begins there ends: at its closing quote, at a comment, or where the line does. */
export function valueSpan(text: string, from: number, comments: boolean): [from: number, to: number] {
  const quote = text[from]
  if (quote === '"' || quote === "'") {
    const close = closeOf(text, from)
    if (close > 0) return [from + 1, close]
  }
  let to = text.length
  if (comments && '#;'.includes(text[from] ?? ' ') && /[ \t]/.test(text[from - 1] as string)) return [from, from]
  if (comments) {
    const comment = text.slice(from).search(/[ \t][#;]/)
    if (comment >= 0) to = from + comment
  }
  while (to > from && /\s/.test(text[to - 1] as string)) to -= 1
  return [from, to]
}

/** The closing quote's place, 0 where there is none. */
function closeOf(text: string, from: number): number {
  const quote = text[from] as string
  for (let at = text.indexOf(quote, from + 1); at > 0; at = text.indexOf(quote, at + 1)) {
    if (text[at - 1] !== '\\') return at
  }
  return 0
}

/** Where what the sticky pattern matches there ends; the same place where it does not match. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
