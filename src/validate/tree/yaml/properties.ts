import { quoted } from '../../words/quoted.js'
import type { Anchor } from '../document.js'
import type { Node, Span } from '../node.js'
import { isPunctuation } from './plain.js'
import { isGap, type Reader } from './reader.js'

const [BANG, AMPERSAND, LESS, GREATER] = [33, 38, 60, 62] as const

/** What stands before a node: `&anchor` and `!tag`. */
export interface Properties extends Span {
  readonly anchor: Anchor | null
  readonly tag: string | null
}

/** Whether an anchor or a tag begins here. */
export function atProperties(reader: Reader): boolean {
  const code = reader.code()
  return code === AMPERSAND || code === BANG
}

/** The anchor and the tag that stand here, on one line; `reader` is then behind them and the blanks that follow. */
export function readProperties(reader: Reader): Properties {
  const start = reader.at
  let anchor: Anchor | null = null
  let tag: string | null = null
  for (let code = reader.code(); code === AMPERSAND || code === BANG; code = reader.code()) {
    const from = reader.at
    if (code === AMPERSAND) {
      const name = readName(reader, 'anchor')
      if (anchor !== null) faultTwice(reader, 'anchor', from)
      anchor = { name, start: from, end: reader.ended }
      reader.anchors.announce(anchor)
    } else {
      if (tag !== null) faultTwice(reader, 'tag', from)
      tag = readTag(reader) ?? tag
    }
    reader.skipBlanks()
  }
  return { anchor, tag, start, end: reader.ended }
}

/** Properties of two lines that belong to one node. */
export function merged(reader: Reader, first: Properties | null, second: Properties | null): Properties | null {
  if (first === null || second === null) return first ?? second
  if (first.anchor !== null && second.anchor !== null) faultTwice(reader, 'anchor', second.start)
  if (first.tag !== null && second.tag !== null) faultTwice(reader, 'tag', second.start)
  return {
    anchor: second.anchor ?? first.anchor,
    tag: second.tag ?? first.tag,
    start: first.start,
    end: second.end,
  }
}

/** The node as its properties make it. */
export function withProperties(reader: Reader, node: Node, properties: Properties | null): Node {
  if (properties === null) return node
  const { anchor, tag } = properties
  const result = tag === null ? node : reader.tags.apply(node, tag)
  if (anchor !== null) reader.anchors.settle(anchor, result)
  return result
}

/** The name behind `&` or `*`. */
export function readName(reader: Reader, what: 'anchor' | 'alias'): string {
  const { text, size, at: start } = reader
  let at = start + 1
  while (at < size && !isGap(text, at) && !isPunctuation(text.charCodeAt(at))) at += 1
  reader.at = at
  reader.ended = at
  if (at === start + 1) {
    const sign = text[start] as string
    const message = `${quoted(sign)} begins an ${what}, whose name is missing; a text that begins with it needs quotation marks.`
    reader.fault('yaml/syntax', message, start, at)
  }
  return text.slice(start + 1, at)
}

function readTag(reader: Reader): string | null {
  const { text, size, at: start } = reader
  let at = start + 1
  if (text.charCodeAt(at) === LESS) {
    while (at < size && !isGap(text, at) && text.charCodeAt(at) !== GREATER) at += 1
    if (text.charCodeAt(at) === GREATER) at += 1
    else reader.fault('yaml/syntax', 'A tag that begins with `!<` ends with `>`.', start, at)
  } else while (at < size && belongsToTag(text.charCodeAt(at))) at += 1
  reader.at = at
  reader.ended = at
  const written = text.slice(start, at)
  const inBrackets = reader.brackets > 0
  if (at < size && !isGap(text, at) && !(inBrackets && isPunctuation(text.charCodeAt(at)))) {
    const message = `White space must follow the tag ${quoted(written)}; a text that begins with \`!\` needs quotation marks.`
    reader.fault('yaml/syntax', message, start, at)
    return null
  }
  const tag = reader.tags.resolve(written)
  if (tag !== undefined) return tag
  const message = `No %TAG directive of this document says what the tag ${quoted(written)} begins with.`
  reader.fault('yaml/syntax', message, start, at)
  return null
}

// Of the visible characters of ASCII, all but punctuation of YAML's own and what no address can have.
function belongsToTag(code: number): boolean {
  if (code <= 32 || code >= 127 || isPunctuation(code)) return false
  return code !== 34 && code !== 60 && code !== 62 && code !== 92 && code !== 94 && code !== 96 && code !== 124
}

function faultTwice(reader: Reader, what: string, start: number): void {
  reader.fault('yaml/syntax', `A value has one ${what} at most, and this is its second.`, start, reader.ended)
}
