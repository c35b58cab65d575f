import type { Text } from '../model.js'
import type { FileKind } from '../text/kinds.js'
import { traitsOf } from '../text/traits.js'
import type { Assigned } from './assigned.js'
import { bareAt, type Literal } from './literals.js'

/** Without quotes, longer ones are content: what the expressions below read has this for its limit. */
const LONGEST_BARE = 300
/** A value that has its line for itself: anything but spaces belongs to it. */
const TO_SPACE = /[^\s]{1,300}/y
/** A value among others: in a URL, a command, a list, a sentence. */
const AMONG_OTHERS = /[^\s"'`<>;|(){}[\]\\]{1,300}/y
const IN_URL = /[^\s"'`<>&;#|(){}[\]\\]{1,300}/y
const IN_LIST = /[^\s"'`,\]{}[]{1,300}(?=[,\]])/y
/** What says that a value follows although more is on the line: `--password=…`, `{ user: a, password: … }`. */
const FLAG_OR_ENTRY = /\s--?$|^[^#"'`]{0,80}[:-][ \t]{1,8}\{[^}]{0,200}$|^\{[^}]{0,200}$/
const IN_BRACES = /[^\s"'`<>{}\\]{1,200}(?=\})/y
/** What may stand before a name that begins its line's assignment. */
const LINE_START =
  /^[ \t+]{0,80}(?:[#;/*]{1,3}[ \t]{0,4})?(?:(?:export|set|declare|typeset|local|readonly|env|ENV|ARG|Environment|setx?|SET)(?:[ \t]{1,4}-\w{1,3})?[ \t=]{1,8})?(?:-[ \t]{1,8})?["'?]?$/
const REST = /[ \t]{1,80}(?![#;]|\/\/|\\\r?$)\S/y
/** Kinds in which a bare word after a name is a value as a rule, and not text or a program. */
const CONFIGURATION: ReadonlySet<FileKind> = new Set<FileKind>([
  'yaml',
  'ini',
  'properties',
  'env',
  'dockerfile',
  'makefile',
  'shell',
  'batch',
  'http',
])
/** In a URL's query and in options, what follows the value. */
const NEXT_NAME = /[&,][\w.-]{1,40}=.{0,300}$/
/** How far back a line is looked at. */
const BACK = 240

/** The value without quotes at `at`, after `operator`; null where none can stand without. */
export function bareValue(text: Text, nameStart: number, at: number, operator: string): Assigned | null {
  const { content, kind } = text
  const line = lineBefore(content, nameStart)
  if (line.endsWith('${')) {
    const literal = bareAt(content, at, IN_BRACES)
    return literal === null ? null : { literal, place: 'value' }
  }
  if (CONFIGURATION.has(kind) && LINE_START.test(line) && isOperator(kind, content, at, operator)) {
    return ownLine(text, at, /["']$/.test(line))
  }
  const literal = bareAt(content, at, /[?&]$/.test(line) || kind === 'shell' ? IN_URL : AMONG_OTHERS)
  if (
    literal === null ||
    literal.value.length >= LONGEST_BARE ||
    /^[.:=![(]/.test(content.slice(literal.end, literal.end + 1))
  )
    return null
  const value = trimmed(literal)
  if (traitsOf(kind).bareValues || isText(kind, line) || endsLine(content, literal.end)) {
    if (FLAG_OR_ENTRY.test(line)) return { literal: value, place: 'value' }
    const close = operator === '=' && content[at - 1] === '='
    return {
      literal: value,
      place: close || ((kind === 'text' || kind === 'markdown') && LINE_START.test(line)) ? 'among' : 'aside',
    }
  }
  return null
}

/** Whether the line so far has opened a text or a comment: what stands there is no program. */
export function isText(kind: FileKind, line: string): boolean {
  const { comments, quotes } = traitsOf(kind)
  if (comments.some(comment => line.includes(comment)) || /^\s*\*/.test(line)) return true
  return [...quotes].some(quote => line.split(quote).length % 2 === 0)
}

/** A line up to `end`, as far back as it matters. */
export function lineBefore(content: string, end: number): string {
  const part = content.slice(Math.max(0, end - BACK), end)
  return part.slice(part.lastIndexOf('\n') + 1)
}

function ownLine({ content, kind }: Text, at: number, inQuotes: boolean): Assigned | null {
  if (content[at] === '[') {
    const first = bareAt(content, at + 1, IN_LIST)
    return first === null ? null : { literal: first, place: 'among' }
  }
  const literal = bareAt(content, at, inQuotes ? AMONG_OTHERS : TO_SPACE)
  if (
    literal === null ||
    literal.value.length >= LONGEST_BARE ||
    /^[#|>&*!]/.test(literal.value) ||
    literal.value.startsWith('//')
  )
    return null
  const shell = kind === 'shell' || kind === 'dockerfile' || kind === 'env' || kind === 'makefile' || kind === 'batch'
  const value = kind === 'shell' || kind === 'batch' ? withoutTail(literal) : trimmed(literal)
  REST.lastIndex = literal.end
  return { literal: value, place: !shell && REST.test(content) ? 'aside' : 'value' }
}

/** In a shell, what follows these characters is the next command, and a backslash goes on with the line. */
function withoutTail(literal: Literal): Literal {
  const [value = ''] = literal.value.replace(NEXT_NAME, '').split(/[;&|]|\\$/, 1)
  return { ...literal, value, end: literal.start + value.length }
}

function trimmed(literal: Literal): Literal {
  const value = literal.value.replace(NEXT_NAME, '').replace(/[,;.]$/, '')
  return { ...literal, value, end: literal.start + value.length }
}

/** Whether the operator is the one that gives values in such a file. */
function isOperator(kind: FileKind, content: string, at: number, operator: string): boolean {
  if (kind === 'yaml') return operator === '=' || /\s/.test(content[at - 1] ?? '')
  if (kind === 'shell' || kind === 'batch') return operator === '=' && content[at - 1] === '='
  return true
}

function endsLine(content: string, at: number): boolean {
  return at >= content.length || content[at] === '\n' || content[at] === '\r'
}
