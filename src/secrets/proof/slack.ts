import { decodeBase64 } from './json.js'

const VERSION_IDS_HASH = /^\d-\d-(?:\d{6,15}-){2,6}[0-9a-f]{64}$/

/**
 * Whether base64url holds a version, numbers of a workspace and a hash, as what follows the prefix of Slack's tokens that
 * are renewed does. Slack promises no such thing; published tokens are made so.
 */
export function isSlackPayload(encoded: string): boolean {
  return VERSION_IDS_HASH.test(decodeBase64(encoded)?.toString('latin1') ?? '')
}
