import { quoted } from '../../words/quoted.js'
import { makeScalar } from '../make.js'
import type { ScalarNode } from '../node.js'
import { Pieces } from './pieces.js'
import { isBlank, isBreak, type Reader } from './reader.js'

const [TAB, SPACE, HASH, PLUS, DASH, DOT, ZERO, NINE, GREATER] = [9, 32, 35, 43, 45, 46, 48, 57, 62] as const

interface Header {
  /** Spaces beyond what is around the scalar; 0 where its first line decides. */
  readonly deeper: number
  /** `+` keeps the line breaks at the end, `-` none of them; otherwise one. */
  readonly chomping: number
}

/** The literal or folded scalar that begins here. It ends with its last line that is not empty. */
export function readBlockScalar(reader: Reader, parent: number): ScalarNode {
  const { text, size, at: start } = reader
  const folded = text.charCodeAt(start) === GREATER
  const { deeper, chomping } = readHeader(reader)
  const first = reader.afterBreak(reader.endOfLine(reader.at))
  const indent = deeper > 0 ? Math.max(parent, 0) + deeper : indentationOf(reader, first, parent)
  const pieces = new Pieces(text)
  /** Where the last line that is not empty begins and ends, and whether white space begins it. */
  let from = -1
  let end = -1
  let wide = false
  let at = first
  while (at < size) {
    let content = at
    while (content < at + indent && text.charCodeAt(content) === SPACE) content += 1
    if (content >= size || isBreak(text, content)) {
      at = reader.afterBreak(content)
      continue
    }
    if (content < at + indent || endsDocument(reader, at, indent)) break
    const wider = !folded || isBlank(text, content)
    if (from < 0) pieces.breaks(first, at)
    else join(pieces, reader, end, at, wide || wider)
    from = content
    end = reader.endOfLine(content)
    wide = wider
    pieces.add(from, end)
    at = reader.afterBreak(end)
  }
  if (chomping === PLUS && first < size) keepBreaks(pieces, reader, from < 0 ? first : end, at)
  else if (chomping !== DASH && from >= 0) keepBreaks(pieces, reader, end, reader.afterBreak(end))
  reader.at = at
  reader.line = at
  reader.ended = Math.max(reader.ended, end)
  faultBlankTab(reader)
  const { text: whole, origin, pieces: places } = pieces.finish(Math.max(from, reader.ended))
  return makeScalar(whole, 'string', folded ? 'folded' : 'literal', origin, places, start, reader.ended)
}

// From the end of a line to the beginning of the next one with content.
function join(pieces: Pieces, reader: Reader, end: number, next: number, kept: boolean): void {
  if (kept) pieces.breaks(end, next)
  else if (reader.afterBreak(end) === next) pieces.put(' ', end)
  else pieces.breaks(reader.afterBreak(end), next)
}

// The end of the file ends a line as if there were a break.
function keepBreaks(pieces: Pieces, { text, size }: Reader, from: number, to: number): void {
  pieces.breaks(from, to)
  if (to === size && !isBreak(text, size - 1)) pieces.putEnd()
}

function readHeader(reader: Reader): Header {
  const { text, at: start } = reader
  let deeper = 0
  let chomping = 0
  reader.step()
  for (; ; reader.step()) {
    const code = reader.code()
    if (chomping === 0 && (code === PLUS || code === DASH)) chomping = code
    else if (deeper === 0 && code > ZERO && code <= NINE) deeper = code - ZERO
    else break
  }
  const { at } = reader
  reader.skipBlanks()
  const end = reader.endOfLine(reader.at)
  if (reader.at === end) return { deeper, chomping }
  if (reader.code() === HASH && reader.at > at) {
    reader.comments.push({ start: reader.at, end })
    return { deeper, chomping }
  }
  const found = quoted(text.slice(reader.at, end))
  const sign = quoted(text.slice(start, at))
  const message = `The text of a block scalar begins on the line after ${sign}; ${found} cannot stand beside it.`
  reader.fault('yaml/syntax', message, reader.at, end)
  reader.ended = end
  return { deeper, chomping }
}

// What the first line with content is indented by; one more than what is around it where there is none.
function indentationOf(reader: Reader, first: number, parent: number): number {
  const { text, size } = reader
  let widest = 0
  let widestEnd = first
  for (let at = first; at < size; ) {
    let content = at
    while (content < size && text.charCodeAt(content) === SPACE) content += 1
    const spaces = content - at
    if (content < size && !isBreak(text, content)) {
      if (spaces <= parent || endsDocument(reader, at, spaces)) break
      if (widest > spaces) faultWide(reader, widestEnd, widest, spaces)
      return spaces
    }
    if (spaces > widest) {
      widest = spaces
      widestEnd = content
    }
    at = reader.afterBreak(content)
  }
  return Math.max(parent + 1, widest)
}

function faultWide(reader: Reader, end: number, widest: number, spaces: number): void {
  const message = `An empty line has ${widest} spaces, more than the ${spaces} of the first line with text, which decide`
  reader.fault('yaml/syntax', `${message} how deep the block scalar is: remove them.`, end - widest, end)
}

function endsDocument(reader: Reader, at: number, indent: number): boolean {
  if (indent > 0) return false
  const code = reader.text.charCodeAt(at)
  return (code === DASH || code === DOT) && reader.isMarker(at)
}

// Behind the scalar, a line with a tab alone is neither part of it nor empty.
function faultBlankTab(reader: Reader): void {
  const { text } = reader
  let { at } = reader
  while (text.charCodeAt(at) === SPACE) at += 1
  if (text.charCodeAt(at) !== TAB) return
  const tab = at
  while (isBlank(text, at)) at += 1
  if (at >= text.length || isBreak(text, at)) reader.faultTab(tab)
}
