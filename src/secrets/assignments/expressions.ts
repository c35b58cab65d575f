import { type Assigned, NONE, type Place } from './assigned.js'
import { afterSpaces, endOf, joinedAt, type Literal } from './literals.js'

/** Calls and types that hand on what they are given: `String::from("…")`, `new SecretStr("…")`, `[]byte("…")`. */
const WRAPPERS =
  /^(?:from|from_str|of|new|just|some|ok|str|string|(?:get)?bytes?|bytearray|unicode|symbol|secretstr|secret|secretstring|securestring|password|hashpw|hash_pw|hash_password|make_password|generate_password_hash|hashsync|header|query|form|field|cookie|encode|b64decode|base64decode|base64_decode|decodestring|unhexlify|fromhex|hex2bin|hexdecode|decode|atob|buffer|static|plaintext|literal|text|trim|var|ref|signal|to_string|constant|value|env_default|n|l|u|q|quote|const|let|param|usestate|strdup|lazy|unsafeplaintext|unsafe_plain_text|arc|box|rc|cow|pointer|ptr|awsstring|cstring|stringptr|convert_to_secure_string)$/i
/** Calls that take a name and what counts where there is nothing under it. */
const LOOKUPS =
  /^(?:getenv|get_env|get|fetch|env|environ|getproperty|get_property|getordefault|get_or_default|getenvironmentvariable|config|getenvordefault|getenvdefault|envor|env_or|env_or_default|envordefault|getstring|get_string|setting|option|property|lookup|default|setdefault|coalesce|ifnull|nvl|opt|param|pop|config_get|getvalue|getconfig|orelse|getorelse|unwrap_or)$/i
const CALL =
  /(?:(?:new|await|return|yield|lazy|by)[ \t]{1,4}){0,2}(?:\[\])?(?:[A-Za-z_$]\w{0,40}(?:\.|::|->|\?\.)){0,6}([A-Za-z_$]\w{0,40})(?:<[\w:, ]{0,40}>)?!?[ \t]?\([ \t]{0,20}(?:\r?\n[ \t]{0,80})?/y
const SECURE_STRING = /\(?[ \t]{0,4}ConvertTo-SecureString[ \t]{1,4}(?:-(?:String|AsPlainText|Force)[ \t]{1,4}){0,3}/iy
const CAST = /\((?:[A-Za-z_][\w.*[\] ]{0,30}\)[ \t]{0,4})?/y
const COMMA = /[ \t]{0,8},[ \t]{0,20}(?:\r?\n[ \t]{0,80})?(?:default(?:_value|Value)?[ \t]{0,4}[:=][ \t]{0,4})?/y
/** What comes between what may be missing and what counts then; and before the branches of a condition. */
const FALLBACK =
  /[\w.$[\]"'() \t!>&=:,-]{1,120}?(?:\|\||\?\?|\?:|[ \t]or|[ \t]else|[ \t]\?|\)[ \t]{0,4}\{)[ \t]{0,20}(?=["'`@])/y
const OTHERWISE = /[ \t]{0,8}(?::|\bor\b|\|\|)[ \t]{0,8}/y
const LIST =
  /(?:\[\]?[\w. ]{0,24}\]?\{|[[({]|new\s{1,4}\w{0,20}\[\]\s?\{|(?:List|Set|Arrays|Array|listOf|arrayOf|setOf|vec!|asList)[\w.]{0,20}[([])\s{0,80}/y
/** An element that is itself a name. */
const ENTRY = /\s{0,20}(?:=>|[:=])/y
const NEXT = /\s{0,20},\s{0,80}/y
/** After a text that is still the same text then. */
const HARMLESS =
  /\.(?:encode|to_string|toString|to_owned|toCharArray|getBytes|into|as_bytes|freeze|b|to_sym|trim|strip|trimIndent|toByteArray|utf8|data|c_str|to_vec|as_str|expose_secret|unsafeToChars|asSecret|getOrElse)\b/y
/** After a text that is only a part of something then, or of which a part is taken. */
const GOES_ON = /[ \t]{0,8}(?:\+|\.[ \t]{0,4}[$\w]|\.\.|%[ \t]{0,4}[\w(]|\[|<<|in[ \t]|\?[ \t])/y
const MOST_IN_LIST = 24
const DEPTH = 3

/** The texts that an expression comes to, as far as it holds them itself: itself, a call's argument, a fallback, a list. */
export function textsAt(content: string, at: number, place: Place, depth = DEPTH): readonly Assigned[] {
  const literal = joinedAt(content, at)
  if (literal !== null)
    return [{ literal, place: goesOn(content, literal) ? 'aside' : place }, ...other(content, literal)]
  if (depth === 0) return NONE
  const called = callAt(content, at, place, depth)
  if (called !== null) return called
  const secure = endOf(SECURE_STRING, content, at)
  if (secure !== null) return textsAt(content, secure, place, depth - 1)
  const fallback = endOf(FALLBACK, content, at)
  if (fallback !== null) return textsAt(content, fallback, place, 0)
  const list = endOf(LIST, content, at)
  if (list !== null && isQuote(content, list)) return listAt(content, list)
  const cast = endOf(CAST, content, at)
  return cast === null ? NONE : textsAt(content, cast, place, depth - 1)
}

/** The text after the first argument of a call: `getenv("NAME", "…")`. */
export function nextArgument(content: string, at: number, place: Place): readonly Assigned[] {
  const comma = endOf(COMMA, content, at)
  return comma === null ? NONE : textsAt(content, comma, place, 1)
}

function callAt(content: string, at: number, place: Place, depth: number): readonly Assigned[] | null {
  CALL.lastIndex = at
  const name = CALL.exec(content)?.[1]
  if (name === undefined) return null
  const inside = CALL.lastIndex
  if (WRAPPERS.test(name)) return textsAt(content, inside, place, depth - 1)
  if (!LOOKUPS.test(name)) return endOf(FALLBACK, content, at) === null ? NONE : null
  const first = joinedAt(content, inside)
  const second = first === null ? NONE : nextArgument(content, first.after, place)
  return second.length > 0 ? second : null
}

function other(content: string, { after }: Literal): readonly Assigned[] {
  const otherwise = endOf(OTHERWISE, content, after)
  const literal = otherwise === null || !isQuote(content, otherwise) ? null : joinedAt(content, otherwise)
  return literal === null ? NONE : [{ literal, place: 'aside' }]
}

function listAt(content: string, start: number): readonly Assigned[] {
  const found: Assigned[] = []
  for (let at = start; found.length < MOST_IN_LIST; ) {
    const literal = joinedAt(content, at)
    if (literal === null || endOf(ENTRY, content, literal.after) !== null) break
    found.push({ literal, place: 'aside' })
    const next = endOf(NEXT, content, literal.after)
    if (next === null) break
    at = next
  }
  return found
}

function goesOn(content: string, { after }: Literal): boolean {
  return endOf(HARMLESS, content, after) === null && endOf(GOES_ON, content, after) !== null
}

function isQuote(content: string, at: number): boolean {
  const character = content[afterSpaces(content, at)]
  return character === '"' || character === "'" || character === '`' || character === '\\'
}
