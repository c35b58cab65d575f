import type { Detector, Match, Text } from '../model.js'
import { isRandom } from '../value/randomness.js'
import { type Assigned, NONE } from './assigned.js'
import { columnValues } from './columns.js'
import { COMMAND_KEYWORDS, commandValues, senseOfCommand } from './commands.js'
import { judge } from './judge.js'
import { type NameSense, senseOf } from './names.js'
import { parentOf } from './parents.js'
import { nameAt } from './place.js'
import { valuesOf } from './syntax.js'

const RULE = 'assigned-secret'
const NOTHING: readonly Match[] = []
const COMMANDS: ReadonlySet<string> = new Set(COMMAND_KEYWORDS)

/** Stems of names that secrets are given to, in the languages in which there are many. */
const STEMS: readonly string[] = [
  ...'pass pwd secret token key cred'.split(' '),
  ...'psw _pw pw= pw: pw" salt pepper mnemonic _seed community _auth .auth erlang_cookie psk'.split(' '),
  ...'kennwort contrase senha haslo heslo wachtwoord salasana adgangskode parola clave sifre masterauth'.split(' '),
  // UTF-8: the Polish word, and the first bytes of the Russian and the Chinese one.
  'has\xc5',
  '\xd0\xbf\xd0\xb0\xd1',
  '\xe5\xaf\x86',
]

/** How much of a stem belongs to the name: one ends with what has to come after it. */
const LENGTHS: ReadonlyMap<string, number> = new Map(STEMS.map(stem => [stem, stem.replace(/[=:"]$/, '').length]))

/** Passwords and keys that are given to names, in programs and configuration. */
export const assignmentDetector: Detector = {
  id: RULE,
  keywords: [...STEMS, ...COMMAND_KEYWORDS],
  detect(text, at, keyword) {
    if (COMMANDS.has(keyword)) return matches(text, keyword, senseOfCommand(keyword), commandValues(text, at, keyword))
    const place = nameAt(text.content, at, LENGTHS.get(keyword) ?? keyword.length)
    if (place === null) return NOTHING
    const name = text.content.slice(place.start, place.end)
    const sense = senseOf(name)
    if (sense === null) return NOTHING
    const column = text.kind === 'markdown' ? columnValues(text, place.start, place.end) : NONE
    const values = column.length > 0 ? column : valuesOf(text, place.start, place.end)
    if (values.length === 0) return matches(text, name, sense, columnValues(text, place.start, place.end))
    return matches(text, name, /^key$/i.test(name) ? senseInside(text, place.start, sense) : sense, values)
  },
}

/** `key` says as much as what it stands in: `api: { key: … }`. */
function senseInside({ content }: Text, start: number, sense: NameSense): NameSense {
  const parent = parentOf(content, start)
  return (parent === null ? null : senseOf(`${parent}_key`)) ?? sense
}

function matches(text: Text, name: string, sense: NameSense, values: readonly Assigned[]): readonly Match[] {
  const found: Match[] = []
  for (const each of values) {
    const judged = judge(text, name, sense, each)
    // Part of a base64 text, which may say anything.
    if (judged === null || (name.length > 24 && isRandom(name))) continue
    const { start, end, value } = each.literal
    found.push({ rule: RULE, what: sense.what, name, start, end, secret: value, ...judged })
  }
  return found
}
