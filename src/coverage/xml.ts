import { inUtf8, onlyUtf8 } from './xml/decode.js'
import { XmlScanner } from './xml/scanner.js'

/** The attributes of the element that is being opened; they are there during that call only. */
export interface Attributes {
  /** The value, its entities replaced; undefined where there is no such attribute. */
  get(name: string): string | undefined
  /** The value as a whole number; -1 where it is anything but one to ten digits, or absent. */
  whole(name: string): number
}

/** What a format does with the elements of its document. `around` are the names of the elements around it. */
export interface XmlHandler {
  open(name: string, attributes: Attributes, around: readonly string[]): void
  close(name: string, around: readonly string[]): void
  text?(text: string, around: readonly string[]): void
  comment?(text: string): void
  /**
   * Reads elements of a kind that there are very many of straight from the bytes. Returns the offset after them and white
   * space that follows; 0 where what begins here is anything else, or not there as a whole.
   */
  quick?(bytes: Uint8Array, start: number, parent: string): number
}

/**
 * Streams an XML document through a handler; checks that it is well-formed to its end. Entities other than XML's
 * own five are refused, so nothing expands and nothing is fetched.
 *
 * @throws ReportRefused with line and column; also the handler's own, completed with the position
 */
export async function parseXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler)
  for await (const piece of inUtf8(pieces)) scanner.write(piece)
  scanner.end()
}

/**
 * Streams a part of an XML document in UTF-8 through a handler: from within the elements `begins`, none where it is the
 * first, to within those of `ends`, none where it is the last.
 *
 * @throws ReportRefused also where the part ends elsewhere
 */
export async function parseXmlPart(
  pieces: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  begins: readonly string[],
  ends: readonly string[],
): Promise<void> {
  const scanner = new XmlScanner(handler, begins)
  for await (const piece of begins.length > 0 ? pieces : onlyUtf8(pieces)) scanner.write(piece)
  scanner.end(ends)
}
