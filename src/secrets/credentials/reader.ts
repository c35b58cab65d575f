import { senseOf } from '../assignments/names.js'
import type { Match, Text } from '../model.js'
import { isRandom } from '../value/randomness.js'
import { type Entry, placeOf, valueIn } from './entries.js'
import { type Format, nameTest, type Reading } from './format.js'
import { countsInExample, judged } from './judge.js'
import { isSecretName, whatOf } from './senses.js'

/** Larger files are dumps; what stands in them is found by its form. */
const LARGEST = 4 * 1024 * 1024
const MOST_ENTRIES = 50_000
const MOST_MATCHES = 1000
/** Of a format's keys: all names that sound like secrets. */
const ANY_SECRET = '?'

const tests = new Map<string, (name: string) => boolean>()

/** The secrets that a file holds, which has those formats: of two that know a value the first decides. */
export function secretsIn(formats: readonly Format[], text: Text, isExample: boolean): Match[] {
  if (text.content.length > LARGEST) return []
  const known = new Set<number>()
  return formats
    .flatMap(format => secretsOf(format, text, known))
    .filter(({ secret }) => !isExample || countsInExample(secret))
}

function secretsOf(format: Format, { content }: Text, known: Set<number>): Match[] {
  if (format.holds?.some(part => content.includes(part)) === false) return []
  const test = testOf(format.keys)
  const matches: Match[] = []
  for (const entry of entriesOf(format, content)) {
    const name = nameOf(entry)
    if (entry.value === '' || known.has(entry.start) || !test(name)) continue
    if (format.below?.test(placeOf(entry)) === false) continue
    const reading: Reading | null = format.as === undefined ? { secret: entry.value } : format.as(entry.value, entry)
    if (reading === null) continue
    known.add(entry.start)
    const match = matchOf(format, entry, name, reading)
    if (match !== null && matches.length < MOST_MATCHES) matches.push(match)
  }
  return matches
}

/** All of them before one is judged: what says something of a value may stand behind it. */
function entriesOf(format: Format, content: string): Entry[] {
  const entries: Entry[] = []
  for (const entry of format.read(content)) {
    if (entries.push(entry) >= MOST_ENTRIES) break
  }
  return entries
}

function matchOf(format: Format, entry: Entry, name: string, reading: Reading): Match | null {
  const isKey = senseOf(name)?.strength === 'key'
  const judgement = judged(reading, name, format.keys !== ANY_SECRET ? 'place' : isKey ? 'key' : 'password')
  if (judgement === null) return null
  const { secret, decoded } = reading
  return {
    rule: 'credential-file',
    start: entry.start,
    end: entry.end,
    secret,
    ...(decoded === undefined ? {} : { decoded }),
    confidence: judgement.confidence,
    reason: judgement.reason ?? `it stands where ${format.what} is to hold one`,
    what: `${reading.what ?? whatOf(name)} in ${format.what}`,
    name: shownName(entry, name, secret),
  }
}

/** `<property name="…" value="…">`, `{"key": "…", "value": "…"}`: what is beside a value names it. */
function nameOf({ name, group }: Entry): string {
  return name.toLowerCase() === 'value' ? (valueIn(group, 'name', 'key', '@name') ?? group.name) : name
}

function testOf(keys: string): (name: string) => boolean {
  let test = tests.get(keys)
  if (test === undefined) {
    test = keys === ANY_SECRET ? isSecretName : nameTest(keys)
    tests.set(keys, test)
  }
  return test
}

/** Whose it is, where the file says it in so many letters; never anything that could be a secret itself. */
function shownName({ group }: Entry, name: string, secret: string): string {
  const user = valueIn(group, 'user', 'username', 'login', 'user_name', 'account', 'uid', 'host', 'hostname')
  const isShown = user !== undefined && /^[\w.@\\-]{1,40}$/.test(user) && !isRandom(user)
  const shown = isShown ? user : name
  return shown.includes(secret) || isRandom(shown) ? 'password' : shown
}
