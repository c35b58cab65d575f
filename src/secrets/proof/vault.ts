import { decodeBase64 } from './json.js'

/** Field 1 is version 1, field 2 an HMAC of 32 bytes, field 3 the token itself. */
const HEAD = Buffer.from([0x08, 0x01, 0x12, 0x20])
const TOKEN = 0x1a
const TOKEN_AT = HEAD.length + 32
/** How the number of the key, four bytes, is followed by the version of what is encrypted. */
const VERSIONS = [1, 2]
const NONCE_AND_TAG = 12 + 16

/**
 * Whether a long service token of Vault, with its prefix, holds the protocol buffer that all of them do.
 *
 * Source: https://github.com/hashicorp/vault/blob/main/vault/tokens/token.proto
 */
export function isVaultServiceToken(token: string): boolean {
  const bytes = decodeBase64(token.slice(4))
  if (bytes === null || !bytes.subarray(0, HEAD.length).equals(HEAD) || bytes[TOKEN_AT] !== TOKEN) return false
  const length = bytes[TOKEN_AT + 1] ?? 0
  return length < 0x80 && bytes.length === TOKEN_AT + 2 + length
}

/**
 * Whether a batch token of Vault, with its prefix, begins as what Vault's barrier encrypts.
 *
 * Source: https://github.com/hashicorp/vault/blob/main/vault/barrier_aes_gcm.go
 */
export function isVaultBatchToken(token: string): boolean {
  const bytes = decodeBase64(token.slice(4))
  if (bytes === null || bytes.length <= 5 + NONCE_AND_TAG) return false
  return bytes[0] === 0 && bytes[1] === 0 && VERSIONS.includes(bytes[4] as number)
}
