import { ReportRefused } from '../refusal.js'
import { LONGEST_DECLARATION } from './prolog.js'

/**
 * A document in UTF-8, without a byte order mark: as it is where it is in UTF-8 already, which the scanner checks.
 * Bytes that are no text in another encoding become U+FFFD.
 *
 * @throws ReportRefused where its encoding is unknown
 */
export async function* inUtf8(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Buffer | null = Buffer.alloc(0)
  let decoder: InstanceType<typeof TextDecoder> | null = null
  const recoded = (piece: Uint8Array, stream: boolean) =>
    decoder === null ? piece : Buffer.from(decoder.decode(piece, { stream }))
  for await (const piece of pieces) {
    if (head === null) {
      yield recoded(piece, true)
      continue
    }
    head = Buffer.concat([head, piece])
    if (head.length < LONGEST_DECLARATION) continue
    decoder = decoderFor(head)
    yield recoded(withoutMark(head), true)
    head = null
  }
  if (head !== null) decoder = decoderFor(head)
  if (head !== null || decoder !== null) yield recoded(withoutMark(head ?? Buffer.alloc(0)), false)
}

/** The same where it is in UTF-8. @throws ReportRefused where it is not */
export async function* onlyUtf8(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let atStart = true
  for await (const piece of pieces) {
    if (atStart && (piece.length < LONGEST_DECLARATION || decoderFor(Buffer.from(piece)) !== null)) {
      throw new ReportRefused('is not in UTF-8')
    }
    yield atStart ? withoutMark(Buffer.from(piece)) : piece
    atStart = false
  }
}

function withoutMark(head: Buffer): Buffer {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head
}

/** By byte order mark or XML declaration; null for UTF-8, which it is where neither says otherwise. */
function decoderFor(head: Buffer): InstanceType<typeof TextDecoder> | null {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le')
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be')
  if (withoutMark(head) !== head) return null
  const declaration = head.toString('latin1', 0, LONGEST_DECLARATION)
  const label = /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(declaration)?.[1] ?? 'utf-8'
  // Whoever can read the declaration byte by byte has no UTF-16 before him, whatever it says: some .NET writers do.
  if (/^(utf-?16|ucs-?2)/i.test(label)) return null
  try {
    const decoder = new TextDecoder(label)
    return decoder.encoding === 'utf-8' ? null : decoder
  } catch {
    throw new ReportRefused(`declares the encoding ${JSON.stringify(label.slice(0, 40))}, which is unknown`, 1, 1)
  }
}
