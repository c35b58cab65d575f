import type { Detector } from '../model.js'
import { decodeBase64 } from '../proof/json.js'
import { devOpsDetectors } from './devops.js'
import { githubRules } from './github.js'
import { gitlabRules } from './gitlab.js'
import { nearRule } from './near.js'
import { checksum, endsWithHexCrc, perhaps } from './proofs.js'
import { onlyProved } from './refined.js'
import type { Proof, TokenRule } from './rule.js'

const BASE64 = /[A-Za-z0-9+/]/
/** An access token of Atlassian's servers: a number, a colon and 20 random bytes (CredSweeper). */
const SERVER_TOKEN = /^\d{1,19}:/
/** 44 characters of base64 that begin with two digits. */
const SERVER_FORM = /[MNO][DTjz][A-Za-z0-9+/]{42}/
const ANY_NAME = /^/

/** Where code is hosted: GitHub, GitLab, Bitbucket, Azure DevOps, Sourcegraph, Gitpod. */
export const hostingRules: readonly TokenRule[] = [
  ...githubRules,
  ...gitlabRules,
  {
    id: 'bitbucket-app-password',
    what: 'a Bitbucket app password',
    keywords: ['atbb'],
    // form generally known; the checksum is CredSweeper's reading
    form: /ATBB[\w-]{24}[0-9A-F]{8}/,
    prove: token => checksum(endsWithHexCrc(token)),
  },
  atlassian('bitbucket-access-token', 'a Bitbucket access token', 'ATCTT3'),
  atlassian('atlassian-api-token', 'an Atlassian API token', 'ATATT3'),
  {
    id: 'bitbucket-server-token',
    what: 'an HTTP access token of Bitbucket Data Center',
    keywords: ['bbdc-'],
    form: /BBDC-[A-Za-z0-9+/]{40,60}/,
    around: BASE64,
    prove: token => perhaps(isServerToken(token.slice(5)), 'a number and random bytes follow its prefix'),
  },
  {
    id: 'sourcegraph-token',
    what: 'a Sourcegraph access token',
    keywords: ['sgp_'],
    // https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token; in new tokens an instance's id stands before
    form: /sgp_(?:(?:[0-9a-f]{16}|local)_)?[0-9a-f]{40}/,
  },
  {
    id: 'sourcegraph-license-key',
    what: 'a Sourcegraph license key',
    keywords: ['slk_'],
    // form generally known
    form: /slk_[0-9a-f]{64}/,
  },
  {
    id: 'gitpod-token',
    what: 'a Gitpod personal access token',
    keywords: ['gitpod_pat_'],
    // form generally known: a signature and what is signed
    form: /gitpod_pat_[\w-]{20,64}\.[\w-]{20,64}/,
  },
]

/** The same for tokens that a rule cannot express. */
export const hostingDetectors: readonly Detector[] = [
  // 40 hexadecimal digits, in Gitea, Forgejo and so on Codeberg (their documents)
  nearRule({
    id: 'gitea-token',
    what: 'a Gitea access token',
    words: ['gitea', 'forgejo', 'codeberg'],
    form: /[0-9a-f]{40}/,
  }),
  // before prefixes came in 2021: https://github.blog/changelog/2021-03-31
  nearRule({
    id: 'github-legacy-token',
    what: 'a GitHub token of the old form',
    words: ['github_', 'githubtoken', 'github-token', 'gh_token', 'ghtoken', 'homebrew_github_api'],
    form: /[0-9a-f]{40}/,
  }),
  onlyProved(
    nearRule({
      id: 'atlassian-server-token',
      what: 'a personal access token of Jira or Confluence',
      words: ['jira', 'confluence', 'atlassian', 'bitbucket', 'stash'],
      form: SERVER_FORM,
      reach: 160,
      named: ANY_NAME,
    }),
    isServerToken,
    'a number and random bytes are in it',
  ),
  ...devOpsDetectors,
]

function atlassian(id: string, what: string, prefix: string): TokenRule {
  // Long random text, `=` and eight digits; the length changed over the years.
  const form = new RegExp(`${prefix}[\\w=-]{90,250}(?![\\w=-])`)
  return { id, what, keywords: [prefix.toLowerCase()], form, around: /\w/, confidence: 'medium', prove: sum }
}

/** CRC-32 in hexadecimal, by CredSweeper's and Datadog's reading. */
function sum(token: string): Proof | null {
  return perhaps(/=[0-9A-F]{8}$/.test(token) && endsWithHexCrc(token))
}

function isServerToken(token: string): boolean {
  return SERVER_TOKEN.test(decodeBase64(token)?.toString('latin1') ?? '')
}
