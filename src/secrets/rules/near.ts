import type { Detector, Match, Text } from '../model.js'
import { isHash } from '../value/hashes.js'
import { isMadeUp } from '../value/made-up.js'
import { isRandom } from '../value/randomness.js'
import { Alone } from './alone.js'

/** A token whose form says nothing of its vendor: a UUID, digits, letters. The vendor's word near it does. */
export interface NearRule {
  /** Such as `datadog-api-key`. */
  id: string
  /** Completes "This looks like …": `a Datadog API key`. */
  what: string
  /** The vendor's words, in lower case. A word begins where a name or a part of one does; a short one ends there too. */
  words: readonly string[]
  /**
   * The whole token, without flags and without lookarounds; what stands around it is tested here. A group `random` is what
   * is random of it, where the rest is not.
   */
  form: RegExp
  /** How many characters may stand between the word and the token, over few lines; 80 if not said. */
  reach?: number
  /** What the token's name has to hold; if not said, a word for a credential, and it is no id, address or digest. */
  named?: RegExp
  /** Whether it may be a segment of a URL's path. */
  inPath?: true
}

export const UUID = /[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}/

/** Words that are shorter are parts of too many others. */
const LONG = 6
const REACH = 80
/** Further on the vendor's word is no heading any more. */
const BREAKS = 3

const CREDENTIAL =
  /key(?!board|cloak|frame|pair|stone|word)|token(?!i[sz])|secret(?!ar)|auth(?!or(?!i))|passw|pwd|passphrase|cred|bearer|login/i
const NO_CREDENTIAL =
  /(?:^|[_\-. ]|(?<=[a-z])(?=[A-Z]))(?:ids?|ur[li]|endpoint|host|name|hash|sha\d{0,3}|digest|checksum|fingerprint|path|file|version|arn|org|project)$|public|publishable|digest|checksum|fingerprint/i

/** The name that a value is given to: before `=`, `:` or `=>`, perhaps with a type, and with the scheme of a header. */
const NAME =
  /(?<![\w.$-])([\w.$-]{1,64})[`"'\])]{0,3}\s{0,8}(?::\s{0,2}[\w.]{1,24}\s{0,2})?(?:=>|:=|\?=|[:=])\s{0,16}[rbu]?[`"'\\]{0,3}(?:[a-z]{3,16} )?$/i
/** Names that say nothing of the value: another name stands before. */
const GENERIC = /^(?:value|default|string|data|text|val|content|env|stringvalue|defaultvalue|const|let|var)$/i

/** A name that tells what a value is for, but not of which vendor: under the vendor's word it belongs to that one. */
const PLAIN =
  /^(?:access|account|admin|agent|api|app|application|auth|authentication|authorization|bearer|bot|ci|client|consumer|customer|default|dev|http|id|ingest|insert|integration|key|license|login|master|my|pass|password|passwd|personal|private|prod|production|project|public|push|pwd|read|refresh|repo|rest|root|routing|secret|server|service|sid|signing|source|staging|team|token|upload|user|webhook|write|x|[\d_.$-])+$/i

/** As far back as a name with all that may stand between it and its value goes, and so far at the most its sign. */
const [LONGEST_NAME, LONGEST_SIGN] = [150, 40]
const SIGN = /[:=]/
const NOTHING: readonly Match[] = []

/**
 * A rule as a detector: at a word, the first such token after it on its line or under it, or else the last one before it on
 * its line, as in a command whose header comes before its address.
 */
export function nearRule({ id, what, words, form, reach = REACH, named, inPath }: NearRule): Detector {
  const alone = new Alone(form, inPath === true)
  return { id, keywords: words, detect }

  function detect({ kind, content }: Text, at: number, word: string): readonly Match[] {
    if (kind === 'lockfile' || !isWord(content, at, word)) return NOTHING
    const wordEnd = at + word.length
    let found = alone.first(content, wordEnd, wordEnd + reach)
    while (found !== null) {
      const name = nameAfter(content, found.index, at)
      if (name !== null) return matches(found, name)
      found = alone.first(content, found.index + found[0].length, wordEnd + reach)
    }
    const inFront = alone.last(content, Math.max(0, at - reach - LONGEST), at)
    const name = inFront === null ? null : nameInFront(content, inFront.index, at)
    return inFront === null || name === null ? NOTHING : matches(inFront, name)
  }

  function matches({ 0: secret, index: start, groups }: RegExpExecArray, name: string): readonly Match[] {
    const random = groups?.['random'] ?? secret
    if (isMadeUp(random) || !isRandom(random) || (!takesUuids() && isHash(secret, name))) return NOTHING
    const reason = 'it has the form of one, and the name of the vendor stands near it'
    const match: Match = { rule: id, what, start, end: start + secret.length, secret, confidence: 'medium', reason }
    return [name === '' ? match : { ...match, name }]
  }

  /** A UUID is no hash. Asked where something is found only: most rules never find anything. */
  function takesUuids(): boolean {
    return new RegExp(`^(?:${form.source})$`).test('01234567-89ab-4cde-8f01-23456789abcd')
  }

  /** What a token is called, empty where only what stands between the word and it says so; null for no credential. */
  function nameAfter(content: string, start: number, wordAt: number): string | null {
    const between = content.slice(wordAt, start)
    const breaks = between.split('\n', BREAKS + 2).length - 1
    if (breaks > BREAKS) return null
    const own = ownName(content, start)
    if (own === null) return breaks <= 1 && isCredential(between.trimEnd()) ? '' : null
    return isCredential(own) && (breaks === 0 || PLAIN.test(own)) ? own : null
  }

  /** The same for a token before the word, which has to be on its line. */
  function nameInFront(content: string, start: number, wordAt: number): string | null {
    if (content.slice(start, wordAt).includes('\n')) return null
    const own = ownName(content, start)
    if (own !== null) return isCredential(own) ? own : null
    const before = content.slice(Math.max(0, wordAt - reach - LONGEST), start)
    return isCredential(before.slice(before.lastIndexOf('\n') + 1).trimEnd()) ? '' : null
  }

  function isCredential(name: string): boolean {
    return named === undefined ? CREDENTIAL.test(name) && !NO_CREDENTIAL.test(name) : named.test(name)
  }
}

/** The longest token that is found near a word. */
const LONGEST = 256

/** The name that is given to what begins here, if it says anything. */
function ownName(content: string, start: number): string | null {
  if (!SIGN.test(content.slice(Math.max(0, start - LONGEST_SIGN), start))) return null
  const before = content.slice(Math.max(0, start - LONGEST_NAME), start)
  const name = NAME.exec(before.slice(before.lastIndexOf('\n') + 1))?.[1]
  return name === undefined || GENERIC.test(name) ? null : name
}

/** Whether a name, or a part of one in its spelling, begins here, and ends here where the word is short. */
function isWord(content: string, at: number, word: string): boolean {
  const [first, last] = [content.charCodeAt(at), content.charCodeAt(at + word.length - 1)]
  if (!isLetter(first)) return true
  const [before, next] = [at === 0 ? 0 : content.charCodeAt(at - 1), content.charCodeAt(at + word.length)]
  if (isLetter(before) && !(isLower(before) && !isLower(first))) return false
  if (word.length >= LONG || !isLetter(last) || !isLetter(next)) return true
  return isLower(last) && !isLower(next)
}

function isLetter(code: number): boolean {
  return isLower(code | 0x20)
}

function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}
