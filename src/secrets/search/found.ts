import { lineOf } from '../gitleaks/line.js'
import type { RuleMatch } from '../gitleaks/rules.js'
import type { Found, Match, Text } from '../model.js'
import { identitiesOf } from '../suppress/fingerprint.js'
import { allowancesOf } from '../suppress/inline.js'
import { keysOf } from '../suppress/keys.js'
import { placesOf } from '../text/places.js'

/** Something found, and the text that it stands as: encoded, where it is. */
export interface Suspect {
  found: Found
  raw: string
}

/** Matches of a text with their places, and with all that may suppress them. */
export function foundIn(text: Omit<Text, 'today'>, matches: readonly Match[], blob: string | null): Suspect[] {
  if (matches.length === 0) return []
  const { path, content } = text
  const places = placesOf(content)
  const allowances = allowancesOf(path, content)
  const identities = identitiesOf(content, matches)
  return matches.map((match, index) => {
    // Named one by one: detectors put more into their matches than threads can hand over.
    const { rule, what, name, start, end, secret, decoded, confidence, reason } = match
    const place = places(start, end)
    const found: Found = {
      ...{ rule, what, start, end, secret, confidence, reason, ...place, path, blob },
      ...(name === undefined ? {} : { name }),
      ...(decoded === undefined ? {} : { decoded }),
      ...allowableOf(text, match, place.line),
      allowed: allowances(start, end),
      keys: keysOf(text, match, place.line),
      identity: identities[index] as string,
      known: false,
    }
    return { found, raw: content.slice(start, end) }
  })
}

function allowableOf(
  { content }: Pick<Text, 'content'>,
  match: Match | RuleMatch,
  ofPlace: number,
): Pick<Found, 'user' | 'allowable'> {
  if ('startLine' in match) {
    const { group, match: whole, line, startLine } = match
    return { user: true, allowable: { group, match: whole, line, startLine } }
  }
  const { start, end, secret } = match
  const line = lineOf(content, start, end)
  return { user: false, allowable: { group: secret, match: matchOf(content, match), line, startLine: ofPlace } }
}

/** What gitleaks' generic rule would have matched: from the name that is assigned to, if that is in the same line. */
function matchOf(content: string, { start, end, name }: Match): string {
  const lineStart = content.lastIndexOf('\n', start - 1) + 1
  const at = name === undefined ? -1 : content.lastIndexOf(name, start)
  return content.slice(at >= lineStart ? at : start, end)
}
