import { type Assigned, NONE } from './assigned.js'
import { endOf, quotedAt } from './literals.js'

/** `{`, `map[string]string{`, `new Dictionary<…> {`, `dict(`, `%{` */
const OPENING = /(?:map\[\w{1,20}\]\w{1,20}|new\s[\w<>, ]{1,40}(?:\(\))?\s{0,4}|%)?\{\s{0,80}|dict\(\s{0,80}/y
/** What says of itself that it is something else does not count: `id`, `url`. */
const NAME =
  /(?![\w-]{0,40}(?:id|at|name|user|url|uri|type|path|file|label|description)["'`]?\s{0,4}[=:])[{"'`:]{0,2}[\w.@-]{1,60}["'`]?(?:\s{0,8}(?:=>|[:=,])\s{0,8})/iy
const NEXT = /\}?[ \t]{0,8},?\s{0,80}/y
const PLURAL = /[\w.-]{0,80}(?:s|map)\b/iy
const MOST = 24

/** What a name in the plural has in braces, each with a name of its own: `tokens = { "prod": "…", "dev": "…" }`. */
export function entriesInBraces(content: string, nameStart: number, at: number): readonly Assigned[] {
  if (endOf(PLURAL, content, nameStart) === null) return NONE
  const found: Assigned[] = []
  for (let next = endOf(OPENING, content, at); next !== null && found.length < MOST; ) {
    const value = endOf(NAME, content, next)
    const literal = value === null ? null : quotedAt(content, value)
    if (literal === null) break
    found.push({ literal, place: 'value' })
    next = endOf(NEXT, content, literal.after)
  }
  return found
}
