import type { Detector, Match, Text } from '../model.js'
import { isRandom } from '../value/randomness.js'
import { type TokenRule, tokenDetector } from './rule.js'

const NOTHING: readonly Match[] = []

/** A detector whose matches are looked at once more: what `judge` returns null for is dropped. */
export function refined(detector: Detector, judge: (match: Match) => Match | null): Detector {
  const { id, keywords } = detector
  return { id, keywords, detect }

  function detect(text: Text, at: number, keyword: string): readonly Match[] {
    const found = detector.detect(text, at, keyword)
    return found.length === 0 ? found : found.map(judge).filter(match => match !== null)
  }
}

/** A rule whose prefix words and names begin with too: what follows its characters has to be random. */
export function ofRandomText(rule: TokenRule, prefix: number): Detector {
  return refined(tokenDetector(rule), match => (isRandom(match.secret.slice(prefix)) ? match : null))
}

/** A detector whose keyword is common: a look at a few characters says where it is not worth trying. */
export function guarded(detector: Detector, worthIt: (content: string, at: number) => boolean): Detector {
  const { id, keywords } = detector
  return { id, keywords, detect }

  function detect(text: Text, at: number, keyword: string): readonly Match[] {
    return worthIt(text.content, at) ? detector.detect(text, at, keyword) : NOTHING
  }
}

/** A detector of what has no form of its own but can be proven: what cannot is dropped, and what can is certain. */
export function onlyProved(detector: Detector, holds: (token: string) => boolean, reason: string): Detector {
  return refined(detector, match => (holds(match.secret) ? { ...match, confidence: 'high', reason } : null))
}
