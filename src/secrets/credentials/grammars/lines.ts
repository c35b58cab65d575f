import { type Entry, entryOf, type Grammar, groupOf } from '../entries.js'

/** No line of a credential file is longer, keys in base64 among them; what is longer is cut there. */
const LONGEST = 32 * 1024

export interface Line {
  text: string
  start: number
  /** Where the next one begins. */
  next: number
}

/** The lines without their ends. */
export function* linesOf(content: string): Generator<Line> {
  for (let line = lineAt(content, 0); line !== null; line = lineAt(content, line.next)) yield line
}

/** The line that begins there; null at the end. */
export function lineAt(content: string, start: number): Line | null {
  if (start >= content.length) return null
  const newline = content.indexOf('\n', start)
  const next = newline < 0 ? content.length : newline
  const end = Math.max(start, content[next - 1] === '\r' ? next - 1 : next)
  return { text: content.slice(start, Math.min(end, start + LONGEST)), start, next: next + 1 }
}

/**
 * Files whose lines have fields in an order: each line is held against the pattern, whose group `secret` is the value,
 * `name` what it is called (or the name given), and whose group `user` stands beside it. The pattern has the flag `d`.
 */
export function lines(pattern: RegExp, name = 'password'): Grammar {
  return function* read(content) {
    for (const { text, start } of linesOf(content)) {
      const entry = entryFrom(pattern.exec(text), start, name)
      if (entry !== null) yield entry
    }
  }
}

/** The same where what is looked for goes over line ends, or stands more than once in a line: the flag `g` is needed too. */
export function places(pattern: RegExp, name = 'password'): Grammar {
  return function* read(content) {
    for (const found of content.matchAll(pattern)) {
      const entry = entryFrom(found, 0, name)
      if (entry !== null) yield entry
    }
  }
}

function entryFrom(found: RegExpExecArray | null, start: number, name: string): Entry | null {
  const [from, to] = found?.indices?.groups?.['secret'] ?? []
  if (found === null || from === undefined || to === undefined) return null
  const { secret = '', user, name: named = name } = found.groups ?? {}
  const group = groupOf('', null)
  if (user !== undefined) entryOf(group, 'user', user, start, start)
  return entryOf(group, named, secret, start + from, start + to)
}
