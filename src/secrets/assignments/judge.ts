import type { Confidence } from '../../gate/result.js'
import type { Text } from '../model.js'
import { isHash } from '../value/hashes.js'
import { isMadeUp } from '../value/made-up.js'
import { isPlaceholder } from '../value/placeholder.js'
import { isRandom } from '../value/randomness.js'
import { strength } from '../value/strength.js'
import type { Assigned } from './assigned.js'
import { LONGEST } from './literals.js'
import type { NameSense } from './names.js'
import { settingOf } from './setting.js'

export interface Judgement {
  confidence: Confidence
  /** Completes "because". */
  reason: string
}

/** Shorter ones are no secrets, or none that could be told from other words. */
const SHORTEST = 4
/** From so many characters on, what is random under a name that says little is worth a look. */
const LONG = 16
/** From here on a text is like a password that somebody chose; from there on it may be one, or any word. */
const CHOSEN = 0.5
const WORD = 0.2
/** From here on a chosen text is so like a password that it counts where other texts may stand too. */
const STRONG = 0.65
/** How much of the line before and after a value is looked at. */
const AROUND = 80
/** How many words a recovery phrase has (BIP-39). */
const PHRASES: readonly number[] = [12, 15, 18, 21, 24]

const MEDIUM: Confidence = 'medium'
const LOW: Confidence = 'low'

/** Whether a value is a secret, by its name, itself and the place; null where it is not taken for one. */
export function judge(text: Text, name: string, sense: NameSense, given: Assigned): Judgement | null {
  const { value } = given.literal
  if (value.length < SHORTEST || value.length > LONGEST) return null
  if (sense.what === 'a recovery phrase' || sense.what === 'a seed') return phrase(value)
  if (isPlaceholder(value, name) !== null) return null
  const plain = decoded(value)
  if (plain !== null) return isPlaceholder(plain, name) === null ? chosen(text, sense, given, plain) : null
  return /\s/.test(value) || !isRandom(value) ? chosen(text, sense, given, value) : random(text, sense, given)
}

/** Everything that its name says a secret is, is one if it is random, even in a test. */
function random(
  { path, kind, content }: Text,
  { strength }: NameSense,
  { literal, place }: Assigned,
): Judgement | null {
  const { value, start, end, quoted } = literal
  const around = content.slice(Math.max(0, start - AROUND), end + AROUND)
  if (isMadeUp(value) || isHash(value, around)) return null
  if (strength !== 'weak') return { confidence: MEDIUM, reason: 'its name says so and its value is random' }
  const { isMinified, isAside } = settingOf({ path, kind, content }, start)
  if (value.length < LONG || isMinified || isAside || (place === 'aside' && !quoted)) return null
  if (/^[\da-f]+$/i.test(value)) return null
  return { confidence: LOW, reason: 'its value is random, but its name may mean something else' }
}

/** What somebody thought of is as like other texts as it is like a password: the place has to be that of a value. */
function chosen(text: Text, sense: NameSense, { literal, place }: Assigned, value: string): Judgement | null {
  const { start, quoted } = literal
  const likely = sense.strength === 'weak' ? 0 : strength(value)
  if (likely < WORD || (!quoted && /\s/.test(value))) return null
  const { isMinified, isAside } = settingOf(text, start)
  if (isMinified) return null
  const isValue = place === 'value' && !isAside
  const isGiven = place !== 'aside' && !isAside
  if (likely < CHOSEN || isMadeUp(value)) {
    const isWeak = isValue && sense.strength === 'password'
    return isWeak ? { confidence: LOW, reason: 'its name says so, but its value may be any word' } : null
  }
  const reason = 'its name says so and its value is like one that somebody chose'
  if (sense.strength === 'key') return isValue && likely >= STRONG ? { confidence: LOW, reason } : null
  if (isGiven || (quoted && !isAside && likely >= STRONG)) return { confidence: MEDIUM, reason }
  return place !== 'aside' || likely >= STRONG ? { confidence: LOW, reason } : null
}

/** What a value says in base64, where that is text: as in Kubernetes' secrets. */
function decoded(value: string): string | null {
  if (value.length % 4 !== 0 || value.length < 8 || !/^[A-Za-z\d+/]{6,1024}={0,2}$/.test(value)) return null
  const plain = Buffer.from(value, 'base64').toString('latin1')
  // A short text without padding may say something by chance.
  return /^[\x20-\x7e]{5,}$/.test(plain) && (value.endsWith('=') || value.length >= 16) ? plain : null
}

function phrase(value: string): Judgement | null {
  const words = value.trim().split(' ')
  const isPhrase = PHRASES.includes(words.length) && words.every(word => /^[a-z]{3,8}$/.test(word))
  if (!isPhrase || new Set(words).size * 2 < words.length) return null
  return { confidence: MEDIUM, reason: 'its name says so and it has as many words as one' }
}
