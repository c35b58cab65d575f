import type { Confidence } from '../../gate/result.js'
import { isKeyId, isPublicText } from '../value/hashes.js'
import { isMadeUp } from '../value/made-up.js'
import { isPlaceholder } from '../value/placeholder.js'
import { isRandom } from '../value/randomness.js'
import { strength } from '../value/strength.js'
import type { Reading } from './format.js'

const SHORTEST = 4
const LONGEST = 16 * 1024
/** What software comes with, or what stands in every manual: known to all, but it may be in use. */
const COMMON = new Set(
  'admin administrator root guest user test demo password passwd pass secret default postgres mysql oracle redis mongo rabbitmq elastic minio minioadmin sa toor vagrant docker tomcat jenkins 1234 12345 123456 1234567 12345678 123456789 qwerty letmein welcome public private'.split(
    ' ',
  ),
)
/** Words that switch something. */
const SWITCH = /^(?:true|false|yes|no|on|off|none|null|nil|auto|prompt|ask|never|always|enabled?|disabled?)$/i
/** From which strength on a value is taken for a secret, where its place, its name as a password, or as a key says so. */
const LEAST = { place: 0.2, password: 0.3, key: 0.5 }

/** What is thought of a value that stands where a secret does. */
export interface Judgement {
  confidence: Confidence
  /** Null where nothing but its place says it. */
  reason: string | null
}

/** The judgement of a value, null where it is no secret; `by` is what says that it should be one. */
export function judged(reading: Reading, name: string, by: keyof typeof LEAST): Judgement | null {
  const { secret, sort = 'open', confidence = 'medium', reason = null } = reading
  if (secret.length < SHORTEST || secret.length > LONGEST) return null
  if (sort !== 'open') return isFiller(secret) ? null : { confidence, reason }
  if (SWITCH.test(secret) || secret.includes('\n')) return null
  if (COMMON.has(secret.toLowerCase())) {
    return secret.toLowerCase() === name.toLowerCase()
      ? null
      : { confidence: 'low', reason: 'such things come with this value' }
  }
  if (isPlaceholder(secret, name) !== null || isMadeUp(secret)) return null
  if (isPublicText(secret) || isKeyId(secret, name)) return null
  if (isRandom(secret) || strength(secret) >= LEAST[by]) return { confidence, reason }
  return { confidence: 'low', reason: 'it stands in the place of one, but is like a word or a name' }
}

/** Of a value in a file that shows others what to write: people forget real keys there, but passwords are invented. */
export function countsInExample(secret: string): boolean {
  return secret.length >= 16 && isRandom(secret)
}

/** Too few different characters for a hash or a ciphertext, such as `xxxxxxxx`. */
function isFiller(text: string): boolean {
  return new Set(text).size < Math.min(5, text.length / 3) || isMadeUp(text)
}
