import { crc32 } from './crc32.js'

/**
 * Whether the eight hexadecimal digits after the last underscore are the CRC-32 of all before it: a service account's
 * token of Grafana, which has the low byte first. Other programs that make such tokens write the number as it is.
 *
 * Source: https://github.com/grafana/grafana/tree/main/pkg/components/satokengen
 */
export function endsWithGrafanaCrc(token: string): boolean {
  const last = token.lastIndexOf('_')
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(token.slice(0, last)))
  const end = token.slice(last + 1).toLowerCase()
  return end === sum.toString('hex') || end === sum.reverse().toString('hex')
}
