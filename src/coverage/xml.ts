import { type SaxesOptions, SaxesParser } from 'saxes'
import { ReportRefused } from './refusal.js'

/** What a format does with the elements of its document. `open` gets the names of the elements around it. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>, around: readonly string[]): void
  text(text: string, around: readonly string[]): void
  close(name: string, around: readonly string[]): void
  comment(text: string): void
}

type Options = SaxesOptions & { xmlns: false }
type Decoder = InstanceType<typeof TextDecoder>

const DEPTH = 64
const LONGEST = 1 << 20

/**
 * Streams an XML document through a handler; checks that it is well-formed to its end. Entities other than XML's
 * own five are refused, so nothing expands and nothing is fetched.
 *
 * @throws ReportRefused with line and column; also the handler's own, completed with the position
 */
export async function parseXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser<Options>({ xmlns: false, position: true })
  const refuse = (message: string) => new ReportRefused(message, parser.line, parser.column + 1)
  const around: string[] = []
  // The parser keeps a tag, a text or a comment whole: one without an end must not fill the memory.
  let whole = 0
  const bounded = (position: number) => {
    if (position - whole > LONGEST) throw refuse('holds more than 1 MiB in one tag or text')
  }
  const ended = () => {
    bounded(parser.position)
    whole = parser.position
  }
  parser.on('error', error => {
    throw refuse(`is not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`)
  })
  parser.on('opentag', tag => {
    ended()
    if (around.length >= DEPTH) throw refuse(`nests elements deeper than ${DEPTH}`)
    positioned(refuse, () => handler.open(tag.name, tag.attributes, around))
    around.push(tag.name)
  })
  parser.on('closetag', tag => {
    ended()
    around.pop()
    positioned(refuse, () => handler.close(tag.name, around))
  })
  const text = (text: string) => {
    ended()
    handler.text(text, around)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('comment', text => {
    ended()
    handler.comment(text)
  })
  let decoder: Decoder | undefined
  let written = 0
  for await (const piece of pieces) {
    decoder ??= decoderFor(piece, refuse)
    const text = decoder.decode(piece, { stream: true })
    parser.write(text)
    // The parser's own position holds only while it is at work.
    written += text.length
    bounded(written)
  }
  if (decoder !== undefined) parser.write(decoder.decode())
  parser.close()
}

/** The encoding by byte order mark or XML declaration; UTF-8 where neither says otherwise. */
function decoderFor(piece: Uint8Array, refuse: (message: string) => ReportRefused): Decoder {
  if (piece[0] === 0xff && piece[1] === 0xfe) return new TextDecoder('utf-16le')
  if (piece[0] === 0xfe && piece[1] === 0xff) return new TextDecoder('utf-16be')
  const declaration = new TextDecoder('latin1').decode(piece.subarray(0, 200))
  const label = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(declaration)?.[1] ?? 'utf-8'
  // Whoever can read the declaration byte by byte has no UTF-16 before him, whatever it says: some .NET writers do.
  if (/^(utf-?16|ucs-?2)/i.test(label)) return new TextDecoder()
  try {
    return new TextDecoder(label)
  } catch {
    throw refuse(`declares the encoding ${JSON.stringify(label)}, which is unknown`)
  }
}

function positioned(refuse: (message: string) => ReportRefused, act: () => void): void {
  try {
    act()
  } catch (error) {
    if (error instanceof ReportRefused && error.line === undefined) throw refuse(error.message)
    throw error
  }
}
