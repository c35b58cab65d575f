import { type JsonObject, textMember } from '../proof/json.js'

/** Who issued a JSON Web Token, as far as its claims say. */
export interface JwtIssuer {
  rule: string
  what: string
  /** It may be seen by everybody: completes "because". */
  open?: true
}

interface Known extends JwtIssuer {
  issued(claims: JsonObject): boolean
}

const ANY: JwtIssuer = { rule: 'jwt', what: 'a JSON Web Token' }

const ISSUERS: readonly Known[] = [
  // kubernetes.io, service accounts: bound tokens have an object of that name, older ones its parts
  {
    rule: 'kubernetes-service-account-token',
    what: 'a Kubernetes service account token',
    issued: claims =>
      issuer(claims) === 'kubernetes/serviceaccount' ||
      Object.hasOwn(claims, 'kubernetes.io') ||
      subject(claims).startsWith('system:serviceaccount:'),
  },
  // supabase.com, API keys: the anonymous role's key is meant for browsers, as are those of its local stack
  {
    rule: 'supabase-anon-key',
    what: 'a public key of Supabase',
    open: true,
    issued: claims => /^supabase/.test(issuer(claims)) && textMember(claims, 'role') === 'anon',
  },
  {
    rule: 'supabase-demo-key',
    what: "a key of Supabase's local stack",
    open: true,
    issued: claims => issuer(claims) === 'supabase-demo',
  },
  {
    rule: 'supabase-service-key',
    what: 'a Supabase service role key',
    issued: claims => issuer(claims) === 'supabase' && textMember(claims, 'role') === 'service_role',
  },
  // forms generally known
  { rule: 'n8n-key', what: 'an n8n API key', issued: claims => issuer(claims) === 'n8n' },
  { rule: 'argocd-token', what: 'an Argo CD token', issued: claims => issuer(claims) === 'argocd' },
  {
    rule: 'astronomer-token',
    what: 'an Astronomer API token',
    issued: claims => /astronomer\.io\b/.test(issuer(claims)),
  },
  {
    rule: 'monday-token',
    what: 'a Monday API token',
    issued: claims =>
      ['tid', 'uid', 'actid'].every(name => Number.isSafeInteger(Object.hasOwn(claims, name) && claims[name])),
  },
  // Laravel's Passport makes such tokens too
  {
    rule: 'lemonsqueezy-key',
    what: 'a Lemon Squeezy API key',
    issued: claims =>
      /^[0-9a-f]{64,80}$/.test(textMember(claims, 'jti') ?? '') &&
      /^[0-9a-f]{8}-[0-9a-f-]{14,27}$/.test(textMember(claims, 'aud') ?? '') &&
      Array.isArray(claims['scopes']),
  },
]

/** Whose token it is by its claims; a plain JSON Web Token where they do not say. */
export function issuerOf(claims: JsonObject | null): JwtIssuer {
  return (claims === null ? undefined : ISSUERS.find(({ issued }) => issued(claims))) ?? ANY
}

function issuer(claims: JsonObject): string {
  return textMember(claims, 'iss') ?? ''
}

function subject(claims: JsonObject): string {
  return textMember(claims, 'sub') ?? ''
}
