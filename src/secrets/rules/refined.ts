import type { Detector, Match, Text } from '../model.js'
import { isRandom } from '../value/randomness.js'
import { type TokenRule, tokenDetector } from './rule.js'

/** A detector whose matches are looked at once more: what `judge` returns null for is dropped. */
export function refined(detector: Detector, judge: (match: Match) => Match | null): Detector {
  const { id, keywords } = detector
  return { id, keywords, detect }

  function detect(text: Text, at: number, keyword: string): readonly Match[] {
    const found = detector.detect(text, at, keyword)
    return found.length === 0 ? found : found.map(judge).filter(match => match !== null)
  }
}

/** A rule whose prefix is so short that words begin with it: what follows has to be random. */
export function ofRandomText(rule: TokenRule, prefix: number): Detector {
  return refined(tokenDetector(rule), match => (isRandom(match.secret.slice(prefix)) ? match : null))
}

/** A detector of what has no form of its own but can be proven: what cannot is dropped, and what can is certain. */
export function onlyProved(detector: Detector, holds: (token: string) => boolean, reason: string): Detector {
  return refined(detector, match => (holds(match.secret) ? { ...match, confidence: 'high', reason } : null))
}
