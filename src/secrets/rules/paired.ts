import type { Detector, Match, Text } from '../model.js'
import { isMadeUp } from '../value/made-up.js'
import { isRandom } from '../value/randomness.js'

/** A secret without a form of its own that stands near the id that belongs to it. */
export interface PairRule {
  /** Such as `aws-secret-access-key`. */
  id: string
  /** Completes "This looks like …". */
  what: string
  /** What the belonging id begins with, in lower case. */
  keywords: readonly string[]
  /** The id as a whole, tried at the keyword. */
  partner: RegExp
  /** What the id is called, to complete "it stands near": `an access key id`. */
  called: string
  /** The whole secret, without flags and without lookarounds. */
  form: RegExp
  /** Characters that the secret goes on with. */
  alphabet: string
}

/** How far before or after the id the secret may stand, in characters. */
const REACH = 300
const NOTHING: readonly Match[] = []
/** What a value of this form often is instead, in the name right before it. */
const NO_SECRET = /(?:hash|sha\d{0,3}|digest|checksum|commit|revision|etag|signature|fingerprint|id)["'\s]{0,3}[:=]/i

/** A rule as a detector: at an id, the first secret after it, or else the last one before it. */
export function pairRule({ id, what, keywords, partner, called, form, alphabet }: PairRule): Detector {
  const partnerAt = new RegExp(`${partner.source}(?!\\w)`, 'y')
  // A sign that joins a name to its value may stand before, and what ends a statement after.
  const alone = new RegExp(`(?<![${alphabet}])(?:${form.source})(?![${alphabet}=])`, 'g')
  return { id, keywords, detect }

  function detect({ kind, content }: Text, at: number): readonly Match[] {
    partnerAt.lastIndex = at
    const own = kind === 'lockfile' ? null : partnerAt.exec(content)
    if (own === null || /\w/.test(content[at - 1] ?? '')) return NOTHING
    const end = at + own[0].length
    const start = first(content, end, end + REACH) ?? last(content, Math.max(0, at - REACH), at)
    if (start === null) return NOTHING
    const [secret, from] = start
    const reason = `it has the form of one, and stands near ${called}`
    return [{ rule: id, what, start: from, end: from + secret.length, secret, confidence: 'medium', reason }]
  }

  function first(content: string, from: number, to: number): [secret: string, at: number] | null {
    return secretsIn(content, from, to)[0] ?? null
  }

  function last(content: string, from: number, to: number): [secret: string, at: number] | null {
    return secretsIn(content, from, to).at(-1) ?? null
  }

  function secretsIn(content: string, from: number, to: number): [secret: string, at: number][] {
    // One more character on both sides, so that a secret that is cut off is none.
    const start = Math.max(0, from - 1)
    const part = content.slice(start, to + 1)
    return Array.from(part.matchAll(alone), ({ 0: text, index }): [string, number] => [text, start + index])
      .filter(([text, index]) => index >= from && index + text.length <= to)
      .filter(([text, index]) => isSecret(text, content.slice(Math.max(0, index - 40), index)))
  }

  function isSecret(text: string, before: string): boolean {
    return (
      isMixed(text) && !isMadeUp(text) && isRandom(text) && !NO_SECRET.test(before.slice(before.lastIndexOf('\n') + 1))
    )
  }
}

/** Whether a text has capitals and small letters: no digest, which is in one case. */
export function isMixed(text: string): boolean {
  return /[A-Z]/.test(text) && /[a-z]/.test(text)
}
