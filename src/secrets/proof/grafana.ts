import { crc32 } from './crc32.js'

/**
 * Whether the eight hexadecimal digits after the last underscore are the CRC-32 of all before it, low byte first: a
 * service account's token of Grafana.
 *
 * Source: https://github.com/grafana/grafana/tree/main/pkg/components/satokengen
 */
export function endsWithGrafanaCrc(token: string): boolean {
  const last = token.lastIndexOf('_')
  const sum = Buffer.alloc(4)
  sum.writeUInt32LE(crc32(token.slice(0, last)))
  return sum.toString('hex') === token.slice(last + 1)
}
