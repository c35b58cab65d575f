import type { Detector, Match, Text } from '../model.js'
import { isHash } from '../value/hashes.js'
import { isMadeUp } from '../value/made-up.js'
import { isRandom } from '../value/randomness.js'

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

const LETTER = /[a-z]/i
const NOTHING: readonly Match[] = []

/**
 * A rule as a detector: at a word, the first such token after it on its line or under it, or else the last one before it on
 * its line, as in a command whose header comes before its address.
 */
export function nearRule({ id, what, words, form, reach = REACH, named, inPath }: NearRule): Detector {
  const slash = inPath ? '' : '/'
  const alone = new RegExp(`(?<![\\w@+.~#%${slash}-])(?:${form.source})(?![\\w+=~${slash}-]|\\.\\w)`, 'g')
  const isUuid = new RegExp(`^(?:${form.source})$`).test('01234567-89ab-4cde-8f01-23456789abcd')
  return { id, keywords: words, detect }

  function detect({ kind, content }: Text, at: number, word: string): readonly Match[] {
    if (kind === 'lockfile' || !isWord(content, at, word)) return NOTHING
    const from = startOfLine(content, at, reach)
    const part = content.slice(from, endOfLines(content, at + word.length, reach + LONGEST))
    const [wordAt, wordEnd] = [at - from, at - from + word.length]
    let inFront: RegExpExecArray | null = null
    alone.lastIndex = 0
    for (let found = alone.exec(part); found !== null && found.index <= wordEnd + reach; found = alone.exec(part)) {
      if (found.index < wordEnd) {
        inFront = alone.lastIndex <= wordAt ? found : inFront
        continue
      }
      const name = nameBefore(part, found.index, wordAt)
      if (name !== null) return matches(found, from, name)
    }
    const name = inFront === null ? null : nameBefore(part, inFront.index, wordAt)
    return inFront === null || name === null ? NOTHING : matches(inFront, from, name)
  }

  function matches({ 0: secret, index, groups }: RegExpExecArray, from: number, name: string): readonly Match[] {
    const random = groups?.['random'] ?? secret
    if (isMadeUp(random) || !isRandom(random) || (!isUuid && isHash(secret, name))) return NOTHING
    const start = from + index
    const reason = 'it has the form of one, and the name of the vendor stands near it'
    const match: Match = { rule: id, what, start, end: start + secret.length, secret, confidence: 'medium', reason }
    return [name === '' ? match : { ...match, name }]
  }

  /** What a token is called, empty where only what stands between the word and it says so; null for no credential. */
  function nameBefore(part: string, from: number, wordAt: number): string | null {
    const line = part.slice(part.lastIndexOf('\n', from - 1) + 1, from)
    const between = wordAt < from ? part.slice(wordAt, from) : line
    const breaks = between.split('\n').length - 1
    const own = NAME.exec(line)?.[1]
    if (own === undefined || GENERIC.test(own)) return breaks <= 1 && isCredential(between.trimEnd()) ? '' : null
    return isCredential(own) && (breaks === 0 || PLAIN.test(own)) ? own : null
  }

  function isCredential(name: string): boolean {
    return named === undefined ? CREDENTIAL.test(name) && !NO_CREDENTIAL.test(name) : named.test(name)
  }
}

/** The longest token that is found near a word. */
const LONGEST = 256

/** Whether a name, or a part of one in its spelling, begins here, and ends here where the word is short. */
function isWord(content: string, at: number, word: string): boolean {
  const [first, last] = [content[at] ?? '', content[at + word.length - 1] ?? '']
  if (!LETTER.test(first)) return true
  const [before, next] = [content[at - 1] ?? '', content[at + word.length] ?? '']
  if (LETTER.test(before) && !(isLower(before) && !isLower(first))) return false
  if (word.length >= LONG || !LETTER.test(last) || !LETTER.test(next)) return true
  return isLower(last) && !isLower(next)
}

function isLower(letter: string): boolean {
  return letter >= 'a' && letter <= 'z'
}

function startOfLine(content: string, at: number, reach: number): number {
  const from = Math.max(0, at - reach - LONGEST)
  const part = content.slice(from, at)
  return from + part.lastIndexOf('\n') + 1
}

/** Where the last line that counts ends, or as far as is looked. */
function endOfLines(content: string, from: number, most: number): number {
  const part = content.slice(from, from + most)
  let end = -1
  for (let lines = 0; lines <= BREAKS; lines += 1) {
    end = part.indexOf('\n', end + 1)
    if (end < 0) return from + part.length
  }
  return from + end
}
