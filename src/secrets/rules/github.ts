import { endsWithBase62Crc } from '../proof/crc32.js'
import { readJwt } from '../proof/jwt.js'
import { base62Crc, checksum, perhaps } from './proofs.js'
import type { Proof, TokenRule } from './rule.js'

/** A token may be joined to what stands before it by an underscore or a hyphen: its prefix says enough. */
const AROUND = /[A-Za-z0-9]/
const PREFIX = 4

/**
 * GitHub's tokens. The last six characters are a checksum of those after the prefix.
 *
 * Source: https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
export const githubRules: readonly TokenRule[] = [
  classic('github-token', 'a GitHub personal access token', 'ghp_'),
  classic('github-oauth-token', 'a GitHub OAuth access token', 'gho_'),
  classic('github-app-user-token', "a GitHub app's user token", 'ghu_'),
  {
    id: 'github-app-token',
    what: "a GitHub app's installation token",
    keywords: ['ghs_'],
    // Since 2026 the app's number and a JSON Web Token: https://github.blog/changelog, 2026-05-15
    form: /ghs_(?:\d{1,12}_[\w-]{16,1000}\.[\w-]{16,2000}\.[\w-]{16,1000}|[A-Za-z0-9]{36})/,
    around: AROUND,
    random: false,
    prove: installation,
  },
  {
    id: 'github-refresh-token',
    what: 'a GitHub refresh token',
    keywords: ['ghr_'],
    // Its documents show 76 characters, older tokens have 36. That the longer ones end so is not documented.
    form: /ghr_(?:[A-Za-z0-9]{76}|[A-Za-z0-9]{36})/,
    around: AROUND,
    prove: token => perhaps(endsWithBase62Crc(token.slice(PREFIX))),
  },
  {
    id: 'github-fine-grained-token',
    what: 'a GitHub fine-grained personal access token',
    keywords: ['github_pat_'],
    // form generally known
    form: /github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}/,
    around: AROUND,
  },
]

function classic(id: string, what: string, prefix: string): TokenRule {
  const form = new RegExp(`${prefix}[A-Za-z0-9]{36}`)
  return { id, what, keywords: [prefix], form, around: AROUND, prove: base62Crc(PREFIX) }
}

function installation(token: string): Proof {
  const [, jwt] = /^ghs_\d+_(.+)$/.exec(token) ?? []
  if (jwt === undefined) return checksum(endsWithBase62Crc(token.slice(PREFIX)))
  const reason = 'a JSON Web Token follows its prefix'
  return readJwt(jwt) === null
    ? { holds: false, reason: 'what follows its prefix is no JSON Web Token' }
    : { holds: true, reason }
}
