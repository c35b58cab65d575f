import type { Confidence } from '../../gate/result.js'
import type { Text } from '../model.js'
import type { FileKind } from '../text/kinds.js'
import { isHash, isKeyId } from '../value/hashes.js'
import { LOOK_ALIKES } from '../value/look-alikes.js'
import { isMadeUp } from '../value/made-up.js'
import { isPlaceholder } from '../value/placeholder.js'
import { isRandom } from '../value/randomness.js'
import { strength } from '../value/strength.js'
import type { Assigned } from './assigned.js'
import { lineBefore } from './bare.js'
import { LONGEST } from './literals.js'
import type { NameSense } from './names.js'
import { parentOf } from './parents.js'
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

/** What is not part of a key's digits. */
const HEX_MARK = /^0x(?=[\da-f]{32})/i
/** How Spring Security marks a password that it is to take as it is. */
const UNENCODED = /^\{noop\}/

/** Where a bare word is a value and never a name. */
const SETTINGS: ReadonlySet<FileKind> = new Set<FileKind>(['yaml', 'ini', 'properties', 'env'])

const MEDIUM: Confidence = 'medium'
const LOW: Confidence = 'low'

/** Whether a value is a secret, by its name, itself and the place; null where it is not taken for one. */
export function judge(text: Text, name: string, sense: NameSense, given: Assigned): Judgement | null {
  const value = given.literal.value.replace(UNENCODED, '')
  if (value.length < SHORTEST || value.length > LONGEST) return null
  if (sense.what === 'a recovery phrase' || sense.what === 'a seed') return phrase(value)
  if (isPlaceholder(value, name) !== null || isKeyId(value, name)) return null
  const plain = decoded(value)
  if (plain !== null) return isPlaceholder(plain, name) === null ? chosen(text, sense, given, plain) : null
  return /\s/.test(value) || !isRandom(value.replace(HEX_MARK, ''))
    ? chosen(text, sense, given, value)
    : random(text, name, sense, given)
}

/** Everything that its name says a secret is, is one if it is random, even in a test. */
function random(text: Text, name: string, { strength }: NameSense, { literal, place }: Assigned): Judgement | null {
  const { content } = text
  const { value, start, end, quoted } = literal
  // Beside the argument of a call stand its other arguments, such as a digest's name.
  const around = name.endsWith('(') ? '' : content.slice(Math.max(0, start - AROUND), end + AROUND)
  if (isMadeUp(value) || isHash(value, around) || isSealed(content, start)) return null
  if (strength !== 'weak') return { confidence: MEDIUM, reason: 'its name says so and its value is random' }
  const { isMinified, isAside, isProse } = settingOf(text, start)
  if (value.length < LONG || isMinified || isAside || isProse || (place === 'aside' && !quoted)) return null
  if (/^[\da-f]+$/i.test(value)) return null
  return { confidence: LOW, reason: 'its value is random, but its name may mean something else' }
}

/** What somebody thought of is as like other texts as it is like a password: the place has to be that of a value. */
function chosen(text: Text, sense: NameSense, { literal, place }: Assigned, value: string): Judgement | null {
  const { start, quoted } = literal
  const likely = sense.strength === 'weak' ? 0 : strength(value)
  if (likely < WORD || (!quoted && /\s/.test(value))) return null
  const { isMinified, isAside: isTest, isProse } = settingOf(text, start)
  if (isMinified) return null
  const isAside = isTest || (isProse && (likely < STRONG || isExemplary(value)))
  const isValue = place === 'value' && !isAside
  const isGiven = place !== 'aside' && !isAside
  if (likely < CHOSEN || isMadeUp(value)) {
    const isWeak = isValue && sense.strength === 'password'
    return isWeak ? { confidence: LOW, reason: 'its name says so, but its value may be any word' } : null
  }
  const reason = 'its name says so and its value is like one that somebody chose'
  if (sense.strength === 'key') {
    if (!isValue || likely < STRONG) return null
    return {
      confidence: (quoted || SETTINGS.has(text.kind)) && !isProse && sense.what !== 'a token' ? MEDIUM : LOW,
      reason,
    }
  }
  if (isGiven || (quoted && !isAside && likely >= STRONG)) return { confidence: MEDIUM, reason }
  return place !== 'aside' || likely >= STRONG ? { confidence: LOW, reason } : null
}

/** Whether what a value stands in says that only the owner of another key can read it: a sealed secret of Kubernetes. */
function isSealed(content: string, start: number): boolean {
  return /^encrypted_?data$/i.test(parentOf(content, start - lineBefore(content, start).trimStart().length) ?? '')
}

/** Whether a value is what explanations show as a password: it has the word in it, letters in the place of look-alikes. */
function isExemplary(value: string): boolean {
  const letters = value.toLowerCase().replace(/[013457$@!]/g, sign => LOOK_ALIKES[sign] as string)
  return /pass|pwd|pw\b|secret|token|key|admin|root|user|test|demo|example|sample|welcome|change|letmein|hunter/.test(
    letters,
  )
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
