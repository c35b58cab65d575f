import type { Detector, Match, Text } from '../model.js'
import { isMadeUp } from '../value/made-up.js'
import { isPlaceholder } from '../value/placeholder.js'
import { isRandom } from '../value/randomness.js'
import { judgeLogin } from './logins.js'
import { foundAt, matchOf } from './span.js'
import { GIT, isWeb, JDBC, kindOfScheme, type UrlKind } from './url-kinds.js'

const NOTHING: readonly Match[] = []
/** Of a user, a password and a host together. */
const LONGEST = 1024
const LONGEST_SCHEME = 24
const [AT, COLON, COMMA, SLASH, QUESTION, HASH] = [64, 58, 44, 47, 63, 35]
/** Characters that end any address: spaces, quotes, and what marks it up. */
const ENDS = new Uint8Array(256).fill(1, 0, 33)
for (const sign of '"\'`<>\\|') ENDS[sign.charCodeAt(0)] = 1

const SCHEME = /^[a-z][a-z0-9+._-]{1,23}$/
const USER = /^[\w.~+%=@!*-]{0,200}$/
const HOST = /[A-Za-z0-9_.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\]/y
/** What stands where a host would be put in; or the string ends, and something else is joined to it; or the
 * server is known without a host (`aws://…:…@/?region=…`, a socket). */
const HOST_TO_COME = /["'`${%<#([]|\/(?=[\w?])|$/y
const GIT_HOST =
  /^(?:[\w-]{1,63}\.){0,3}(?:github|gitlab|bitbucket|gitea|codeberg|git|visualstudio|azure)\.[\w.-]{2,60}$/i
const GIT_PATH = /[^\s"'`<>?#]{1,200}\.git(?![\w.-])/y
const GIT_USER = /^(?:oauth2|x-access-token|x-token-auth|gitlab-ci-token|git|private-token)$/
/** What stands for a password where the user is the token. */
const NO_PASSWORD = /^(?:|x|x-oauth-basic|oauth|x-oauth)$/i
const TOKEN = /^[\w.~-]{20,255}$/

/**
 * Addresses with a user and a password: `scheme://user:password@host`. What is found is the password, or the user where
 * that is a token.
 *
 * Source: RFC 3986 section 3.2.1; passwords in use break its rules, with signs that would have to be percent-encoded
 */
export const urlDetector: Detector = { id: 'url-credentials', keywords: ['://', ':\\/\\/'], detect }

function detect({ content }: Text, at: number, keyword: string): readonly Match[] {
  const start = at + keyword.length
  const sign = signIn(content, start)
  if (sign < 0) return NOTHING
  const scheme = schemeBefore(content, at)
  const end = scheme === null ? -1 : endOfLogin(content, start, sign, isWeb(scheme))
  if (scheme === null || end < 0) return NOTHING
  const host = foundAt(HOST, content, end + 1)?.[0]
  if (host === undefined && foundAt(HOST_TO_COME, content, end + 1) === null) return NOTHING
  const colon = content.slice(start, end).indexOf(':')
  const split = colon < 0 ? end : start + colon
  const user = content.slice(start, split)
  if (!USER.test(user)) return NOTHING
  const password = content.slice(split + 1, end)
  const kind = kindOf(content, at, scheme, { user, host: host ?? '', after: end + 1 + (host?.length ?? 0) })
  if (NO_PASSWORD.test(password)) return tokenIn(content, start, split, kind)
  if (/^anonymous$/i.test(user)) return NOTHING
  const judgement = judgeLogin({ user, password, host: host ?? '' })
  return judgement === null ? NOTHING : [matchOf(content, split + 1, end, { ...kind, ...judgement, name: user })]
}

/** The first `@` of the word that begins there, -1 where there is none: seen in as few steps as may be. */
function signIn(content: string, start: number): number {
  const last = Math.min(content.length, start + LONGEST)
  for (let at = start; at < last; at += 1) {
    const code = content.charCodeAt(at)
    if (code === AT) return at
    if (ENDS[code & 255] === 1) return -1
    // A password may have signs that end an address, but then something with a colon stands before them.
    if (code === SLASH && !isLogin(content, start, at)) return -1
  }
  return -1
}

/** Whether what comes before a slash is the beginning of a user and a password, rather than a host and its port. */
function isLogin(content: string, start: number, slash: number): boolean {
  const [, password = ''] = /^[^:]{0,64}:(.{1,128})$/.exec(content.slice(start, slash)) ?? []
  return /\D/.test(password)
}

/** The `@` before the host: the last one that can be, as people write passwords with `@` as they are. */
function endOfLogin(content: string, start: number, first: number, web: boolean): number {
  const cut = content.slice(start, first).search(/[/?#]/)
  if (cut >= 0 && (web || !isLogin(content, start, start + cut))) return -1
  let end = first
  const last = Math.min(content.length, start + LONGEST)
  for (let at = first + 1; at < last; at += 1) {
    const code = content.charCodeAt(at)
    if (code === AT && foundAt(HOST, content, at + 1) !== null) end = at
    if (ENDS[code & 255] === 1 || code === SLASH || code === QUESTION || code === HASH || code === COMMA) break
  }
  return end
}

function schemeBefore(content: string, at: number): string | null {
  let start = at
  while (start > 0 && at - start < LONGEST_SCHEME && isSchemeSign(content.charCodeAt(start - 1))) start -= 1
  // The letter after a backslash is a line's end.
  if (content[start - 1] === '\\') start += 1
  const scheme = content.slice(start, at).toLowerCase()
  // Only drivers, as in `oracle+cx_oracle`, have an underscore; another one belongs to what stands before.
  const own = scheme.includes('+') ? scheme : scheme.slice(scheme.lastIndexOf('_') + 1)
  return SCHEME.test(own) ? own : null
}

function isSchemeSign(code: number): boolean {
  if (code >= 48 && code < COLON) return true
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 43 ||
    code === 45 ||
    code === 46 ||
    code === 95
  )
}

function kindOf(
  content: string,
  at: number,
  scheme: string,
  { user, host, after }: { user: string; host: string; after: number },
): UrlKind {
  if (content.slice(at - scheme.length - 5, at - scheme.length).toLowerCase() === 'jdbc:') return JDBC
  if (scheme === 'git' || scheme.startsWith('git+')) return GIT
  const isGit = GIT_USER.test(user) || GIT_HOST.test(host) || foundAt(GIT_PATH, content, after) !== null
  return isWeb(scheme) && isGit ? GIT : kindOfScheme(scheme)
}

/** A token in the user's place, with which Git's servers are content; others have public keys there. */
function tokenIn(content: string, start: number, end: number, kind: UrlKind): readonly Match[] {
  const token = content.slice(start, end)
  if (kind !== GIT || !TOKEN.test(token) || isPlaceholder(token) !== null || isMadeUp(token) || !isRandom(token)) {
    return NOTHING
  }
  return [
    matchOf(content, start, end, { ...kind, confidence: 'medium', reason: "a random text stands in the user's place" }),
  ]
}
