import { makeScalar } from '../make.js'
import type { ScalarNode, ScalarStyle } from '../node.js'
import { readEscape } from './escapes.js'
import { faultShallow, isEntry } from './lines.js'
import { Pieces } from './pieces.js'
import { isBlank, isBreak, type Reader } from './reader.js'

const [LINE_FEED, RETURN, DOUBLE, SINGLE, BACKSLASH] = [10, 13, 34, 39, 92] as const

/** The scalar in quotation marks that begins here. */
export function readQuoted(reader: Reader, parent: number): ScalarNode {
  const { text, size, at: start } = reader
  const mark = text.charCodeAt(start)
  const style = mark === DOUBLE ? 'double' : 'single'
  for (let at = start + 1; at < size; at += 1) {
    const code = text.charCodeAt(at)
    if (code === mark) {
      if (mark === SINGLE && text.charCodeAt(at + 1) === SINGLE) break
      reader.at = at
      reader.step()
      return makeScalar(text.slice(start + 1, at), 'string', style, start + 1, null, start, at + 1)
    }
    if (code === LINE_FEED || code === RETURN || (code === BACKSLASH && mark === DOUBLE)) break
  }
  return readParts(reader, parent, mark, style)
}

// One with escapes, or of several lines.
function readParts(reader: Reader, parent: number, mark: number, style: ScalarStyle): ScalarNode {
  const { text, size, at: start } = reader
  const pieces = new Pieces(text)
  let from = start + 1
  let closed = false
  reader.step()
  while (reader.at < size) {
    const { at } = reader
    const code = text.charCodeAt(at)
    if (code === mark) {
      const twice = mark === SINGLE && text.charCodeAt(at + 1) === SINGLE
      pieces.add(from, twice ? at + 1 : at)
      reader.step(twice ? 2 : 1)
      from = reader.at
      closed = !twice
      if (closed) break
    } else if (code === BACKSLASH && mark === DOUBLE) {
      pieces.add(from, at)
      if (isBreak(text, at + 1)) {
        reader.step()
        from = size
        if (!nextLine(reader, parent, start)) break
        pieces.breaks(reader.afterBreak(at + 1), reader.at)
      } else reader.at = readEscape(reader, pieces, at)
      from = reader.at
    } else if (code === LINE_FEED || code === RETURN) {
      let end = at
      while (end > from && isBlank(text, end - 1)) end -= 1
      pieces.add(from, end)
      reader.ended = Math.max(reader.ended, end)
      from = size
      if (!nextLine(reader, parent, start)) break
      pieces.fold(end, reader.at)
      from = reader.at
    } else reader.at += 1
  }
  if (!closed) {
    if (from < size) reader.ended = size
    pieces.add(from, size)
    faultOpen(reader, start, mark)
  }
  const { text: whole, origin, pieces: places } = pieces.finish(start + 1)
  return makeScalar(whole, 'string', style, origin, places, start, reader.ended)
}

// Whether the scalar goes on there: a line that is not deeper than what is around it shows where a mark is missing.
function nextLine(reader: Reader, parent: number, start: number): boolean {
  reader.skip(false)
  if (reader.column < 0) return false
  if (reader.tab >= 0 && reader.tab - reader.line <= parent) reader.faultTab(reader.tab)
  else if (reader.column <= parent) {
    if (isEntry(reader)) return false
    faultShallow(reader, start)
  }
  return true
}

function faultOpen(reader: Reader, start: number, mark: number): void {
  const name = mark === DOUBLE ? 'double' : 'single'
  const end = reader.endOfLine(start)
  const last = reader.lineOf(reader.ended)
  const until = last === reader.lineOf(start) ? 'on this line' : `up to line ${last}`
  reader.fault('yaml/syntax', `A ${name} quotation mark opens a text here, and none closes it ${until}.`, start, end)
}
