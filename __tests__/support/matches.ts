import type { Match } from '../../src/secrets/model.js'
import { keysOf, type SecretKeys } from '../../src/secrets/suppress/keys.js'

/** A match of a secret as it stands in a content, at its first place or the first from `from`. */
export function matchOf(content: string, rule: string, secret: string, from = 0): Match {
  const start = content.indexOf(secret, from)
  if (start < 0) throw new Error(`the content has no secret of ${rule}`)
  const end = start + secret.length
  return { rule, start, end, secret, confidence: 'high', reason: 'it was minted', what: 'a secret' }
}

/** What a baseline knows a secret of a file by. */
export function keysIn(path: string, content: string, match: Match): SecretKeys {
  return keysOf({ path, content }, match, content.slice(0, match.start).split('\n').length)
}
