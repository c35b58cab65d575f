import { kindsOf } from './bytes.js'
import type { Names } from './names.js'
import { isSpace, type Source } from './source.js'

/** Nobody looks for the encoding beyond this many bytes. */
export const LONGEST_DECLARATION = 1000

const QUOTED = { 34: kindsOf('"'), 39: kindsOf("'") } as const
const UNTIL_QUESTION = kindsOf('?')
const UNTIL_MINUS = kindsOf('-')
const IN_MARKUP = kindsOf('"\'<>')

const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.\d+\1([ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][\w.-]*\3)?([ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(yes|no)\5)?[ \t\r\n]*\?>$/

/** What a document type may be made of, in letters: see `doctypeEnd`. */
const DOCTYPES = ['', 'S"', 'P""', '[', 'S"[', 'P""[']

/** The offset after the comment that begins here; -1 where its end is not there yet. */
export function commentEnd(source: Source, from: number): number {
  let at = from + '<!--'.length
  for (;;) {
    at = source.scan(at, UNTIL_MINUS)
    const end = at < 0 ? -1 : source.after('--', at)
    if (end < 0) return -1
    if (end > 0) return source.bytes[end] === 62 ? end + 1 : source.unexpected(end, 'a comment may not hold --')
    at += 1
  }
}

/** The offset after the processing instruction that begins here, the XML declaration among them. */
export function instructionEnd(source: Source, names: Names, from: number): number {
  const named = names.end(from + '<?'.length, 'the name of a processing instruction')
  if (named < 0) return -1
  const name = names.text(names.last)
  if (!isSpace(source.bytes[named] as number) && source.bytes[named] !== 63)
    source.malformed(`<?${name} must be followed by white space or ?>`, named)
  let end = 0
  for (let at = named; end === 0; at += 1) {
    at = source.scan(at, UNTIL_QUESTION)
    end = at < 0 ? -1 : source.after('?>', at)
  }
  if (end < 0 || name.toLowerCase() !== 'xml') return end
  if (name !== 'xml' || !source.isFirst(from)) source.malformed('the XML declaration is not at its beginning', from)
  const declaration = source.bytes.toString('latin1', from, end)
  if (declaration.length > LONGEST_DECLARATION || !DECLARATION.test(declaration))
    source.malformed('the XML declaration must be <?xml version="1.0" encoding="…"?>', from)
  return end
}

/**
 * The offset after the document type that begins here; -1 where its end is not there yet. Nothing is fetched, and what
 * is declared in it has no effect: it may not declare entities.
 */
export function doctypeEnd(source: Source, names: Names, from: number): number {
  const word = source.space(from + '<!DOCTYPE'.length)
  if (word === from + '<!DOCTYPE'.length) return source.unexpected(word, 'white space belongs after <!DOCTYPE')
  let at = names.end(word, 'the name of the document type')
  let parts = ''
  while (at >= 0) {
    const next = source.space(at)
    const byte = source.bytes[next] as number
    const part = byte === 83 ? 'SYSTEM' : byte === 80 ? 'PUBLIC' : String.fromCharCode(byte)
    if (part === '>' && DOCTYPES.includes(parts)) return next + 1
    const spaced = next > at || part === '['
    parts += part === "'" ? '"' : part.charAt(0)
    if (!spaced || !DOCTYPES.some(each => each.startsWith(parts)))
      return source.unexpected(next, 'the document type must be <!DOCTYPE name SYSTEM "…">, or PUBLIC "…" "…"')
    if (part === '[') at = subsetEnd(source, names, next + 1)
    else at = part.length > 1 ? source.required(part, next) : quotedEnd(source, next)
  }
  return -1
}

/** The offset after the `]`. */
function subsetEnd(source: Source, names: Names, from: number): number {
  let at = from
  while (at >= 0) {
    at = source.space(at)
    if (source.bytes[at] === 93) return at + 1
    if (source.bytes[at] !== 60) return source.unexpected(at, 'only declarations belong between [ and ]')
    at = declarationEnd(source, names, at)
  }
  return -1
}

function declarationEnd(source: Source, names: Names, from: number): number {
  const instruction = source.after('<?', from)
  if (instruction !== 0) return instruction < 0 ? -1 : instructionEnd(source, names, from)
  const comment = source.after('<!--', from)
  if (comment !== 0) return comment < 0 ? -1 : commentEnd(source, from)
  const entity = source.after('<!ENTITY', from)
  if (entity > 0) throw source.refusal('declares entities of its own, which are not read', from)
  if (entity < 0) return -1
  const known = ['<!ELEMENT', '<!ATTLIST', '<!NOTATION'].map(each => source.after(each, from)).find(end => end !== 0)
  if (known === undefined) source.malformed('it declares neither an element, attributes nor a notation', from)
  let at = known as number
  while (at >= 0) {
    at = source.scan(at, IN_MARKUP)
    if (at < 0) return -1
    const byte = source.bytes[at]
    if (byte === 62) return at + 1
    at = byte === 60 ? source.malformed('a declaration holds <', at) : quotedEnd(source, at)
  }
  return -1
}

function quotedEnd(source: Source, at: number): number {
  const end = source.scan(at + 1, QUOTED[source.bytes[at] as 34 | 39])
  return end < 0 ? -1 : end + 1
}
