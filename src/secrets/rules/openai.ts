import type { Detector, Match, Text } from '../model.js'
import { isMadeUp } from '../value/made-up.js'

/** base64 of "OpenAI" stands in the middle of each of its keys. Source: gitleaks, trufflehog; checked by decoding. */
export const MARK = 'T3BlbkFJ'

const PREFIX = 'sk-'
/** How far before the mark a key begins at the most, and how often the prefix is tried: it may stand in a key by chance. */
const [BEFORE_MARK, MOST_TRIES] = [180, 3]
/** What the key is for, or a name; random text; the mark; and as much again. */
const BEGIN = /^sk-(?:(?<kind>proj|svcacct|admin)-[\w-]{20,100}|(?:[A-Za-z][\w-]{0,60}-)?[A-Za-z0-9]{20})$/
const END = /[\w-]{20,100}(?![\w-])/y
/** How long both sides are where a key does not say what it is for. */
const PLAIN = 20
const REASON = 'the mark of the vendor is in its middle'
const NOTHING: readonly Match[] = []

const KINDS: Readonly<Record<string, readonly [rule: string, what: string]>> = {
  any: ['openai-key', 'an OpenAI API key'],
  proj: ['openai-project-key', 'an OpenAI project API key'],
  svcacct: ['openai-service-key', "an OpenAI service account's key"],
  admin: ['openai-admin-key', 'an OpenAI admin API key'],
}

/** OpenAI's keys of any age: their lengths changed several times, the mark did not. */
export const openaiDetector: Detector = { id: 'openai-key', keywords: [MARK.toLowerCase()], detect }

function detect({ content }: Text, at: number): readonly Match[] {
  if (!content.startsWith(MARK, at)) return NOTHING
  END.lastIndex = at + MARK.length
  const length = END.exec(content)?.[0].length
  if (length === undefined) return NOTHING
  const end = at + MARK.length + length
  const from = Math.max(0, at - BEFORE_MARK)
  const before = content.slice(from, at)
  let place = before.length
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    place = place > 0 ? before.lastIndexOf(PREFIX, place - 1) : -1
    if (place < 0) return NOTHING
    const start = from + place
    const begin = BEGIN.exec(before.slice(place))
    if (begin === null || /[\w-]/.test(content[start - 1] ?? '')) continue
    const secret = content.slice(start, end)
    if (begin.groups?.['kind'] === undefined && length !== PLAIN) return NOTHING
    if (isMadeUp(secret.slice(PREFIX.length))) return NOTHING
    const [rule, what] = KINDS[begin.groups?.['kind'] ?? 'any'] as readonly [string, string]
    return [{ rule, what, start, end, secret, confidence: 'high', reason: REASON }]
  }
  return NOTHING
}
