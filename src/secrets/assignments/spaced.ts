import type { Text } from '../model.js'
import type { FileKind } from '../text/kinds.js'
import { type Assigned, assigned, NONE } from './assigned.js'
import { isText, lineBefore } from './bare.js'
import { textsAt } from './expressions.js'
import { afterSpaces, bareAt, quotedAt } from './literals.js'

/** Commands and directives whose next two words are a name and its value. */
const NAME_AND_VALUE =
  /(?:^|[\s;&|(])(?:ENV|setx|setenv|set[ \t]{1,4}-\w{1,4}|#[ \t]{0,4}define|fastcgi_param|proxy_set_header|SetEnv|RequestHeader set|(?:git|npm|yarn|pnpm|pip|poetry|composer) config(?: --\w+| set){0,3})[ \t]{1,4}["']?(?:[\w-]{1,40}\.){0,4}$/i
/** Kinds in which a line may be a name and a text, and nothing between them. */
const CALLS_WITHOUT_BRACKETS: ReadonlySet<FileKind> = new Set<FileKind>(['groovy', 'ruby', 'ini', 'properties', 'text'])
const FLAG = /(?:^|[\s"'=(,[`])--?$/
const SQL = /\b(?:by|with|user|role|login|encrypted|unencrypted|identified|alter|create|set|for)\b[^;]{0,80}$/i
const WORD = /[^\s"'`<>;|&(){}[\]\\,]{1,1025}/y
const TO_SPACE = /[^\s]{1,1025}/y
const TYPE = /(?:As[ \t]{1,4})?[A-Za-z_*[\]&][\w.<>[\]*&?()]{0,40}[ \t]{0,8}(?::?=(?!=)|DEFAULT\b)[ \t]{0,8}/iy
const IS =
  /(?:(?:for|of|to|on|user|root|admin)[ \t]{1,4}[^\s:]{1,40}[ \t]{1,4})?(?:is|was|are|to|=|->|:)[ \t]{0,4}:?[ \t]{1,8}/iy
const LINE_END = /[ \t]{0,80}(?:R[OW]\b|;|[ \t]#.{0,200})?\r?(?:\n|$)/y
const CISCO = /(?:[057][ \t]{1,4})?/y

/** The value that stands behind a name and spaces: of a flag, a directive, a statement in SQL, or in a sentence. */
export function spacedValue(text: Text, start: number, end: number): readonly Assigned[] {
  const { content, kind } = text
  const at = afterSpaces(content, end)
  const line = lineBefore(content, start)
  const quoted = /["'`\\]/.test(content[at] ?? '')
  if (FLAG.test(line)) {
    // In a list of options, what stands in the next column says what they are for.
    if (content[at] === '-' || at > end + 2) return NONE
    return assigned(quoted ? quotedAt(content, at) : bareAt(content, at, WORD), isText(kind, line) ? 'aside' : 'value')
  }
  if (NAME_AND_VALUE.test(line))
    return assigned(quoted ? quotedAt(content, at) : bareAt(content, at, TO_SPACE), 'value')
  if (quoted) {
    const first = (CALLS_WITHOUT_BRACKETS.has(kind) && /^[ \t]{0,80}$/.test(line)) || /(?:^|[{( \t]):$/.test(line)
    return first || kind === 'cmake' || SQL.test(line)
      ? assigned(quotedAt(content, at), first ? 'value' : 'aside')
      : NONE
  }
  TYPE.lastIndex = at
  if (!/["'`]/.test(content[end - 1] ?? '') && TYPE.test(content)) return textsAt(content, TYPE.lastIndex, 'value')
  IS.lastIndex = at
  if (IS.test(content)) {
    const value = IS.lastIndex
    return assigned(quotedAt(content, value) ?? bareAt(content, value, WORD), 'aside')
  }
  return ownLine(text, at, line)
}

/** `requirepass …`, `password …`: the only two words of a line in a file of directives. */
function ownLine({ content, kind }: Text, at: number, line: string): readonly Assigned[] {
  if (kind !== 'ini' && kind !== 'text' && kind !== 'properties') return NONE
  if (!/^[ \t]{0,80}(?:[\w-]{1,24}[ \t]{1,4}){0,3}$/.test(line)) return NONE
  CISCO.lastIndex = at
  CISCO.test(content)
  const literal = bareAt(content, CISCO.lastIndex, TO_SPACE)
  if (literal === null) return NONE
  LINE_END.lastIndex = literal.end
  const place = kind === 'text' ? 'aside' : /^[ \t]*$/.test(line) ? 'value' : 'among'
  return LINE_END.test(content) ? [{ literal, place }] : NONE
}
