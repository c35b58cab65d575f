import { type Headers, receivedHeaders } from '../network/headers.js'
import { Malformed } from './malformed.js'

/** What the first lines of an answer say. */
export interface Head {
  version: '1.0' | '1.1'
  status: number
  /** Bytes of the body; null where no length is given. */
  length: number | null
  /** `chunked` where that is the last coding, `other` where the body ends with the connection for another one's sake. */
  coding: 'chunked' | 'other' | null
  /** Whether the connection may be used again. */
  keepAlive: boolean
  /** Milliseconds for which the server says that it keeps the connection. */
  keptFor: number
}

const TAB = 9
const CR = 13
const SPACE = 32
const HTTP = 'HTTP/1.'
const LF_ALONE = 'a line of its head ends with LF alone'

/** Looks at a head whose end is not there yet, and may never come. @throws Malformed where it cannot be one */
export function lookAt(begun: Buffer): void {
  if (!HTTP.startsWith(begun.toString('latin1', 0, HTTP.length))) throw new Malformed(otherProtocol(begun))
  if (begun.includes('\n\n') || begun.includes('\n\r\n')) throw new Malformed(LF_ALONE)
}

/** What speaks something else is told by its first bytes: those of an alert of TLS, and of a frame with settings. */
function otherProtocol(begun: Buffer): string {
  if (begun[0] === 0x15 && begun[1] === 0x03) return 'it is TLS: its address begins with https:'
  if (begun[0] === 0 && begun[1] === 0 && begun[3] === 0x04) return 'it is HTTP/2, which no load speaks'
  return 'it does not begin with HTTP/1.1 and a status'
}

/** Puts fields that go on in the next line into one, as RFC 9112, 5.2, wants of clients. */
export function unfolded(text: string): string {
  return text.includes('\r\n ') || text.includes('\r\n\t') ? text.replace(/\r\n[\t ]+/g, ' ') : text
}

/** Reads the head of an answer, unfolded and without the empty line that ends it. @throws Malformed */
export function headOf(text: string): Head {
  const status = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: |\r|$)/.exec(text)
  if (status === null) throw new Malformed('it does not begin with HTTP/1.1 and a status')
  const version = status[1] === '0' ? '1.0' : '1.1'
  const kept = { keepAlive: version === '1.1', keptFor: Number.POSITIVE_INFINITY }
  const head: Head = { version, status: Number(status[2]), length: null, coding: null, ...kept }
  // Only four fields matter to the connection: those of others are not even cut out.
  eachLine(text, (from, colon, to) => {
    const length = colon - from
    if (length === 14) {
      if (text.slice(from, colon).toLowerCase() === 'content-length') addLength(head, valueAt(text, colon, to))
    } else if (length === 10) {
      const name = text.slice(from, colon).toLowerCase()
      if (name === 'connection') addConnection(head, valueAt(text, colon, to))
      else if (name === 'keep-alive') addTime(head, valueAt(text, colon, to))
    } else if (length === 17 && text.slice(from, colon).toLowerCase() === 'transfer-encoding') {
      head.coding = /(?:^|,)[\t ]*chunked$/i.test(valueAt(text, colon, to)) ? 'chunked' : 'other'
    }
  })
  // Both would be two answers to where the body ends, of which the coding wins: the connection is not used again.
  if (head.coding !== null && (head.length !== null || version === '1.0')) head.keepAlive = false
  return head
}

/** All fields of an unfolded head, by their names in lower case. */
export function headersOf(text: string): Headers {
  const raw: string[] = []
  eachLine(text, (from, colon, to) => raw.push(text.slice(from, colon), valueAt(text, colon, to)))
  return receivedHeaders(raw)
}

/** Tells where the name of each field begins, where its colon is, and where its line ends. @throws Malformed */
function eachLine(text: string, tell: (from: number, colon: number, to: number) => void): void {
  let from = lineEnd(text, 0) + 2
  while (from < text.length) {
    const to = lineEnd(text, from)
    const colon = text.indexOf(':', from)
    if (colon <= from || colon >= to) throw new Malformed('a header has no name or no colon')
    // Not to know a length by its name is not to know where the answer ends: RFC 9112, 5.1.
    if (isSpace(text, colon - 1)) throw new Malformed('a header has a space before its colon')
    tell(from, colon, to)
    from = to + 2
  }
}

/** Where CR and LF end a line; the last one ends with the text. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from) - 1
  if (end < 0) return text.length
  if (text.charCodeAt(end) !== CR) throw new Malformed(LF_ALONE)
  return end
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === SPACE || code === TAB
}

function valueAt(text: string, colon: number, to: number): string {
  return text.slice(colon + 1, to).trim()
}

function addLength(head: Head, value: string): void {
  const length = /^\d{1,15}$/.test(value) ? Number(value) : null
  if (length === null || (head.length !== null && head.length !== length)) {
    throw new Malformed('its content-length is no number, or two')
  }
  head.length = length
}

function addConnection(head: Head, value: string): void {
  if (saysClose(value)) head.keepAlive = false
  else if (head.version === '1.0' && /(?:^|,)[\t ]*keep-alive[\t ]*(?:,|$)/i.test(value)) head.keepAlive = true
}

/** Whether a field `connection` says that nothing follows. */
export function saysClose(value: string): boolean {
  return /(?:^|,)[\t ]*close[\t ]*(?:,|$)/i.test(value)
}

function addTime(head: Head, value: string): void {
  const seconds = /(?:^|[\t ,])timeout=(\d{1,9})/i.exec(value)?.[1]
  if (seconds !== undefined) head.keptFor = Number(seconds) * 1000
}
