import { documentKind } from './document-kind.js'
import { jsonText } from './tell.js'

/** Bytes in which a document may say what its charset is, as HTML has it. */
const BEGINNING = 1024

const MARKS: readonly (readonly [charset: string, ...bytes: number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16be', 0xfe, 0xff],
  ['utf-16le', 0xff, 0xfe],
]
const PARAMETER = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i
const DECLARATION = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]{1,40})/
const META = /<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i

/**
 * The text of a body of this type: by its byte order mark, else by its type, else by what a document says at its beginning,
 * else as UTF-8.
 *
 * @throws RangeError where that is a charset that nobody knows
 */
export function decoded(body: Uint8Array, type: string): string {
  const charset = markOf(body) ?? PARAMETER.exec(type)?.[1] ?? declaredIn(body, type) ?? 'utf-8'
  return decoderOf(charset).decode(body)
}

function markOf(body: Uint8Array): string | undefined {
  return MARKS.find(([, ...bytes]) => bytes.every((byte, at) => body[at] === byte))?.[0]
}

function declaredIn(body: Uint8Array, type: string): string | undefined {
  const head = new TextDecoder('latin1').decode(body.subarray(0, BEGINNING))
  const kind = documentKind(type, head)
  if (kind === null) return undefined
  const charset = (DECLARATION.exec(head) ?? (kind === 'html' ? META.exec(head) : null))?.[1]
  // What could be read as far as this is not in UTF-16.
  return charset === undefined || /^utf-?16/i.test(charset) ? undefined : charset
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    throw new RangeError(`a body in the charset ${jsonText(charset)}, which is not known here`)
  }
}
