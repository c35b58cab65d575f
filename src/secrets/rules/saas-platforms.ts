import { decodeJsonObject, textMember } from '../proof/json.js'
import type { Proof, TokenRule } from './rule.js'

/* Services that programs run on or with: databases, maps, analytics, whose tokens have a form of their own. */

/** Source: RFC 4648 section 6, and Crockford's base32 as ULIDs have it, in lower case. */
const ULID = '[0-9a-hjkmnp-tv-z]'

export const saasPlatformRules: readonly TokenRule[] = [
  // docs.mapbox.com, token format: the payload names the account; pk. is public
  {
    id: 'mapbox-secret-token',
    what: 'a secret token of Mapbox',
    keywords: ['sk.eyj', 'tk.eyj'],
    form: /(?<!\.)[st]k\.eyJ[\w-]{20,500}\.[\w-]{20,24}/,
    prove: proveMapbox,
    random: false,
  },
  // supabase.com/docs, API keys: 40 hexadecimal digits; 22 and 8 characters; sb_publishable_ is public
  {
    id: 'supabase-token',
    what: 'an access token of Supabase',
    keywords: ['sbp_'],
    form: /sbp_(?:oauth_)?[0-9a-f]{40}/,
  },
  {
    id: 'supabase-secret-key',
    what: 'a secret key of Supabase',
    keywords: ['sb_secret_'],
    form: /sb_secret_[\w-]{31}/,
  },
  ...(['tkn', 'pw', 'oauth'] as const).map(planetscale),
  // gitleaks: of applications, persons and services
  {
    id: 'settlemint-token',
    what: 'an access token of SettleMint',
    keywords: ['sm_aat_', 'sm_pat_', 'sm_sat_'],
    form: /sm_[aps]at_[A-Za-z0-9]{16}/,
  },
  // api.intra.42.fr: of users and of applications
  {
    id: 'intra42-secret',
    what: "a client secret of 42's intranet",
    keywords: ['s-s4t2'],
    form: /s-s4t2(?:ud|af)-[0-9a-f]{64}/,
  },
  // authress.io/knowledge-base: a client, a key's number, an account and the private key in base64
  {
    id: 'authress-service-key',
    what: "a service client's access key of Authress",
    keywords: ['.acc_', '.acc-'],
    before: 46,
    form: /(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{8,32}\.[\w+/=-]{30,120}/,
    around: /[\w+/-]/,
  },
  // neon.com/docs, API keys: letters and digits
  { id: 'neon-key', what: 'an API key of Neon', keywords: ['napi_'], form: /napi_[a-z0-9]{64}/ },
  // upstash.com/docs/qstash: base64 of JSON with a user and a password
  {
    id: 'upstash-qstash-token',
    what: "a token of Upstash's QStash",
    keywords: ['eyjvc2vysuqi'],
    form: /(?<!\.)eyJVc2VySUQi[A-Za-z0-9+/]{40,400}={0,2}(?!\.)/,
    confidence: 'medium',
    prove: proveQstash,
    random: false,
  },
  // mongodb.com/docs/atlas, service accounts
  {
    id: 'mongodb-atlas-secret',
    what: "a service account's secret of MongoDB Atlas",
    keywords: ['mdb_sa_sk_'],
    form: /mdb_sa_sk_[\w-]{40}/,
  },
  // docs.prefect.io, API keys: of a user and of a service account
  {
    id: 'prefect-key',
    what: 'an API key of Prefect',
    keywords: ['pnu_', 'pnb_'],
    form: /pn[ub]_[A-Za-z0-9]{36}/,
  },
  // segment.com/docs, Public API: Sourcegraph's tokens share the prefix, and are shorter
  {
    id: 'segment-token',
    what: 'a public API token of Segment',
    keywords: ['sgp_'],
    form: /sgp_[A-Za-z0-9]{64}/,
  },
  // posthog.com/docs/api: personal keys, secret project keys, OAuth; phc_ is public
  {
    id: 'posthog-key',
    what: 'a key of PostHog',
    keywords: ['phx_', 'phs_', 'pha_', 'phr_'],
    form: /ph[xsar]_[A-Za-z0-9]{40,52}/,
  },
  // docs.defined.net: form by gitleaks
  {
    id: 'defined-networking-key',
    what: 'an API key of Defined Networking',
    keywords: ['dnkey-'],
    form: /dnkey-[A-Za-z0-9=_]{26}-[A-Za-z0-9=_]{52}/,
  },
  // docs.retool.com, API tokens: a ULID
  {
    id: 'retool-token',
    what: 'an API token of Retool',
    keywords: ['retool_01'],
    form: new RegExp(`retool_01${ULID}{24}`),
  },
]

/** Source: planetscale.com/docs, service tokens and passwords; form by gitleaks. */
function planetscale(part: 'tkn' | 'pw' | 'oauth'): TokenRule {
  const [id, what] = {
    tkn: ['planetscale-token', 'a service token of PlanetScale'],
    pw: ['planetscale-password', "a database's password of PlanetScale"],
    oauth: ['planetscale-oauth-token', 'an OAuth token of PlanetScale'],
  }[part] as [string, string]
  return { id, what, keywords: [`pscale_${part}_`], form: new RegExp(`pscale_${part}_[\\w.=-]{31,63}[\\w=-]`) }
}

function proveMapbox(token: string): Proof {
  const payload = decodeJsonObject(token.split('.')[1] ?? '')
  const holds = payload !== null && textMember(payload, 'u') !== null
  return { holds, reason: holds ? 'its payload names an account' : 'its payload names no account' }
}

function proveQstash(token: string): Proof {
  const user = decodeJsonObject(token)
  const holds = user !== null && textMember(user, 'UserID') !== null && textMember(user, 'Password') !== null
  return { holds, reason: holds ? 'it holds a user and a password' : 'it holds no user with a password' }
}
