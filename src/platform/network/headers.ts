import { isUtf8 } from 'node:buffer'

/** Headers by their names in lower case: of several lines with one name a list. */
export type Headers = Record<string, string | string[]>

/**
 * Headers of an answer, names and values by turns, as node has them: with each byte as a character. Where a value can be UTF-8,
 * which nearly everybody sends, it is; the names that HTTP/2 has in the place of a first line are left out.
 */
export function receivedHeaders(raw: readonly string[]): Headers {
  const headers: Headers = Object.create(null)
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] as string).toLowerCase()
    if (name.startsWith(':')) continue
    const value = textOf(raw[at + 1] as string)
    const before = headers[name]
    headers[name] = before === undefined ? value : [before, value].flat()
  }
  return headers
}

/** Headers as node takes them to send them as UTF-8: with each byte as a character. */
export function sentHeaders(headers: Readonly<Headers>): Headers {
  const bytes = (text: string) => Buffer.from(text).toString('latin1')
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? bytes(value) : value.map(bytes)]),
  )
}

function textOf(value: string): string {
  if (!/[\x80-\xff]/.test(value)) return value
  const bytes = Buffer.from(value, 'latin1')
  return isUtf8(bytes) ? bytes.toString() : value
}
