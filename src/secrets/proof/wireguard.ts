import { decodeBase64 } from './json.js'

/**
 * Whether base64 holds a private key as WireGuard makes it: 32 bytes with the bits set that Curve25519 wants.
 *
 * Source: RFC 7748 section 5
 */
export function isWireguardPrivateKey(encoded: string): boolean {
  const bytes = decodeBase64(encoded)
  if (bytes?.length !== 32) return false
  return ((bytes[0] as number) & 7) === 0 && ((bytes[31] as number) & 0xc0) === 0x40
}
