import { quoted } from '../../words/quoted.js'
import { DEEPEST } from './limits.js'
import type { Opening } from './opening.js'
import { isBlank, isBreak, type Reader } from './reader.js'

const [DOUBLE, HASH, SINGLE, DASH, CLOSE_LIST, CLOSE_MAP] = [34, 35, 39, 45, 93, 125] as const

/** Says that something stands on the line behind a value, and passes it. */
export function faultStray(reader: Reader): void {
  const { at, ended, text } = reader
  const end = endOfText(reader)
  const last = text.charCodeAt(ended - 1)
  reader.fault('yaml/syntax', `${quoted(text.slice(at, end))} cannot stand here: ${whyStray(reader, last)}.`, at, end)
  pass(reader, end)
}

function whyStray(reader: Reader, last: number): string {
  if (reader.code() === HASH) return 'a comment needs white space before it'
  if (last === DOUBLE || last === SINGLE) {
    const twice = last === DOUBLE ? '\\"' : "''"
    return `the quotation mark before it ended the value (within a text it is written ${quoted(twice)})`
  }
  if (last === CLOSE_LIST || last === CLOSE_MAP) {
    return 'the bracket before it ended the value (a text that begins with a bracket needs quotation marks)'
  }
  return 'the value before it has ended'
}

/** Passes a directive, which can only stand before a document, and says so; false where there is none. */
export function passDirective(reader: Reader): boolean {
  if (reader.column !== 0) return false
  const { at, text } = reader
  if (!(text.startsWith('%YAML ', at) || text.startsWith('%TAG ', at))) return false
  const end = endOfText(reader)
  const message = 'A directive can only stand before a document, and `...` must end the document above it.'
  reader.fault('yaml/syntax', message, at, end)
  pass(reader, end)
  return true
}

/** Says that something follows all that the document's first value can hold. */
export function faultBeyond(reader: Reader): void {
  const { at, text } = reader
  const end = endOfText(reader)
  const before = `the value of the document ended on line ${reader.lineOf(reader.ended)}`
  const found = quoted(text.slice(at, end))
  reader.fault('yaml/syntax', `${found} belongs to nothing: ${before}${afterComment(reader)}.`, at, end)
}

/** Says that an entry is deeper than those beside it, where the value above is complete. */
export function faultDeeper(reader: Reader, indent: number): void {
  const complete = `the value on line ${reader.lineOf(reader.ended)} is complete`
  const others = `and the entries around it are indented by ${indent}`
  const message = `This line is indented by ${spaces(reader.column)}, but ${complete} ${others}${afterComment(reader)}.`
  reader.fault('yaml/syntax', message, reader.at, endOfText(reader))
}

/** Says that an entry is less deep than those beside it, and deeper than what is around them. */
export function faultLessDeep(reader: Reader, indent: number, parent: number): void {
  const wanted = parent < 0 ? `${indent}, as` : `${indent} or ${parent}, as`
  const message = `This line is indented by ${spaces(reader.column)}; ${wanted} what stands above it, would be right.`
  reader.fault('yaml/syntax', message, reader.at, endOfText(reader))
}

/** Says that an entry of the other kind stands among those of a map or a list. */
export function faultMixed(reader: Reader, inList: boolean): void {
  const message = inList
    ? 'This stands between the items of a list, which begin with `- `; what belongs to an item is deeper than its `-`.'
    : 'An item of a list stands between the keys of a map; it must be no less deep than the key of its list.'
  reader.fault('yaml/syntax', message, reader.at, endOfText(reader))
}

/** Says that white space is missing after the dash of an item. */
export function faultTightDash(reader: Reader): void {
  reader.fault('yaml/syntax', 'A space is missing after the `-` that begins an item.', reader.at, reader.at + 1)
}

/** Says that a map or a list begins on a line where it cannot. */
export function faultInline(reader: Reader, what: 'list' | 'map', { place, inner, fresh }: Opening): void {
  const before = place === 'document' && !fresh ? '`---`' : inner === null ? 'its key' : 'its anchor or tag'
  const message = `A ${what} cannot begin on the line of ${before}; it needs lines of its own.`
  reader.fault('yaml/syntax', message, reader.at, endOfText(reader))
}

/** Says that what begins here is too deep in other collections, and passes it with all that is deeper than its parent. */
export function faultTooDeep(reader: Reader, parent: number): void {
  const message = `Values stand in each other more than ${DEEPEST} levels deep here.`
  reader.fault('yaml/too-deep', message, reader.at, endOfText(reader))
  do pass(reader, endOfText(reader))
  while (reader.column > parent)
}

/** Where the text of the line ends: before white space and a comment. */
export function endOfText({ text, size, at: start }: Reader): number {
  let at = start
  while (at < size && !isBreak(text, at) && !(text.charCodeAt(at) === HASH && at > start && isBlank(text, at - 1)))
    at += 1
  while (at > start + 1 && isBlank(text, at - 1)) at -= 1
  return at
}

function pass(reader: Reader, end: number): void {
  reader.at = end
  reader.ended = end
  reader.skip()
}

function afterComment({ comments, ended, text, at }: Reader): string {
  const comment = comments.at(-1)
  const parted = comment !== undefined && comment.start >= ended && text.charCodeAt(at) !== DASH
  return parted ? ' (a comment ends a text, so that no line of it can follow)' : ''
}

function spaces(count: number): string {
  return count === 1 ? '1 space' : `${count} spaces`
}
