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
}

export type Headers = Record<string, string | string[]>

/** Reads the head of an answer, without the empty line that ends it. @throws Malformed */
export function headOf(text: string): Head {
  const status = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: |\r|$)/.exec(text)
  if (status === null) throw new Malformed('it does not begin with HTTP/1.1 and a status')
  const version = status[1] === '0' ? '1.0' : '1.1'
  const head: Head = { version, status: Number(status[2]), length: null, coding: null, keepAlive: version === '1.1' }
  // Only three fields matter to the connection: those of others are not even cut out.
  eachLine(text, (from, colon, to) => {
    const length = colon - from
    if (length === 14) {
      if (text.slice(from, colon).toLowerCase() === 'content-length') addLength(head, valueAt(text, colon, to))
    } else if (length === 10) {
      if (text.slice(from, colon).toLowerCase() === 'connection') addConnection(head, valueAt(text, colon, to))
    } else if (length === 17 && text.slice(from, colon).toLowerCase() === 'transfer-encoding') {
      head.coding = /(?:^|,)[\t ]*chunked$/i.test(valueAt(text, colon, to)) ? 'chunked' : 'other'
    }
  })
  // Both would be two answers to where the body ends, of which the coding wins: the connection is not used again.
  if (head.coding !== null && (head.length !== null || version === '1.0')) head.keepAlive = false
  return head
}

/** All fields, by their names in lower case; several of one name joined by commas, cookies as a list. */
export function headersOf(text: string): Headers {
  const headers: Headers = Object.create(null)
  eachLine(text, (from, colon, to) => {
    const name = text.slice(from, colon).toLowerCase()
    const value = valueAt(text, colon, to)
    const before = headers[name]
    if (name === 'set-cookie') headers[name] = [...(before ?? []), value]
    else headers[name] = before === undefined ? value : `${before}, ${value}`
  })
  return headers
}

/** Tells where the name of each field begins, where its colon is, and where its line ends. @throws Malformed */
function eachLine(text: string, tell: (from: number, colon: number, to: number) => void): void {
  let from = text.indexOf('\r\n') + 2
  while (from > 1 && from < text.length) {
    const end = text.indexOf('\r\n', from)
    const to = end < 0 ? text.length : end
    const colon = text.indexOf(':', from)
    if (colon <= from || colon >= to) throw new Malformed('a header has no name or no colon')
    tell(from, colon, to)
    from = to + 2
  }
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
  if (/(?:^|,)[\t ]*close[\t ]*(?:,|$)/i.test(value)) head.keepAlive = false
  else if (head.version === '1.0' && /(?:^|,)[\t ]*keep-alive[\t ]*(?:,|$)/i.test(value)) head.keepAlive = true
}
