import { LOOKED_AT, quoted } from './tell.js'

/** Characters that are told of what another side said. */
const TOLD = 200
/** Of a page most may be indentation. */
const CLOSE = 10 * TOLD

/** How a text begins, in quotes and in one line; empty for one that nobody could read. */
export function beginningOf(text: string, mask: (text: string) => string): string {
  const masked = mask(text.slice(0, LOOKED_AT))
  const line = masked.slice(0, CLOSE).trim().replace(/\s+/g, ' ')
  if (line === '' || /[\0-\x08]/.test(line)) return ''
  const isWhole = line.length <= TOLD && masked.length <= CLOSE
  return quoted(isWhole ? line : `${line.slice(0, TOLD).replace(/[\ud800-\udbff]$/, '')}…`)
}

/** How a text ends, in quotes: whoever fails says why at the end. */
export function endOf(text: string, mask: (text: string) => string): string {
  const masked = mask(text.slice(-LOOKED_AT)).trim()
  if (masked === '') return ''
  return quoted(masked.length <= TOLD ? masked : `…${masked.slice(-TOLD).replace(/^[\udc00-\udfff]/, '')}`)
}

/** The beginning of bytes as a text, without half a character at its end. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, LOOKED_AT), { stream: true })
}
