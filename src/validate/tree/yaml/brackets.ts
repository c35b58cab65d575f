import { DEEPEST } from './limits.js'
import { faultShallow, isEntry } from './lines.js'
import { isPunctuation } from './plain.js'
import { readQuoted } from './quoted.js'
import { isGap, type Reader } from './reader.js'

const [HASH, DOUBLE, SINGLE, COLON] = [35, 34, 39, 58] as const
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [91, 93, 123, 125] as const

/** How far to look for the bracket that closes a value whose lines are not indented. */
const LOOK_AHEAD = 4000

/** Moves to what comes next within brackets. False where the document, or all that can belong to the value, ends. */
export function reach(reader: Reader, parent: number): boolean {
  reader.skip()
  if (reader.column < 0) return false
  if (!reader.fresh) return true
  if (reader.tab >= 0 && reader.tab - reader.line <= parent) {
    reader.faultTab(reader.tab)
    return true
  }
  if (reader.column > parent) return true
  const code = reader.code()
  const closing = code === CLOSE_LIST || code === CLOSE_MAP
  // By the letter of YAML it would have to be deeper than the key; nobody wants that, and no reader.
  if (closing && reader.column === parent) return true
  const known = reader.shallow === reader.outermost
  if (!closing && !known && isEntry(reader) && !closesSoon(reader)) return false
  faultShallow(reader, reader.outermost)
  return true
}

/** Whether a colon here separates a key from its value; `json` where the key is in quotation marks or brackets. */
export function isValueSign({ text, at }: Reader, json: boolean): boolean {
  if (at >= text.length || text.charCodeAt(at) !== COLON) return false
  return json || isGap(text, at + 1) || isPunctuation(text.charCodeAt(at + 1))
}

/** Passes a value in brackets that is too deep in others, without looking at what is in it. */
export function passBrackets(reader: Reader, parent: number): void {
  const { at: start } = reader
  const message = `Values stand in each other more than ${DEEPEST} levels deep here.`
  reader.fault('yaml/too-deep', message, start, start + 1)
  let open = 0
  do {
    const code = reader.code()
    if (code === DOUBLE || code === SINGLE) readQuoted(reader, parent)
    else reader.step()
    if (code === OPEN_LIST || code === OPEN_MAP) open += 1
    else if (code === CLOSE_LIST || code === CLOSE_MAP) open -= 1
  } while (open > 0 && reach(reader, parent))
}

// Whether what is open is closed not far from here, which tells an entry in brackets from one of the block around them.
function closesSoon({ text, at: start, brackets, full }: Reader): boolean {
  if (full) return false
  const end = Math.min(text.length, start + LOOK_AHEAD)
  let open = brackets
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code === OPEN_LIST || code === OPEN_MAP) open += 1
    else if (code === CLOSE_LIST || code === CLOSE_MAP) open -= 1
    else if (code === HASH) at = passComment(text, at)
    if (open === 0) return true
  }
  return false
}

function passComment(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}
