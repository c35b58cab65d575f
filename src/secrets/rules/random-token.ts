import type { Detector } from '../model.js'
import { isRandom } from '../value/randomness.js'
import { refined } from './refined.js'
import { type TokenRule, tokenDetector } from './rule.js'

/** A rule with a prefix that many names begin with: what follows it has to be random text. */
export function randomToken(rule: TokenRule, prefix: string): Detector {
  return refined(tokenDetector(rule), match => (isRandom(match.secret.slice(prefix.length)) ? match : null))
}
