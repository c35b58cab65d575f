/** What detect-secrets 1.5 stores of a secret in a baseline: the hash of this value, in latin1, under this type. */
export interface Stored {
  type: string
  value: string
  /** Whether all secrets of a form have the same value: of those it stores the mark and not the secret. */
  isMark: boolean
}

/** A secret as it stands in its file, and what of its line stands around it, in latin1. */
export interface Surroundings {
  raw: string
  before: string
  after: string
  /** Whether detect-secrets puts it in quotes before it looks: it reads some formats of settings. */
  isRequoted: boolean
}

interface Kind {
  /** Ids of the rules that find such secrets. */
  rules: RegExp
  type: string
  /** What its detector takes from the line; null where it does not take this one. Without it: the secret. */
  takes?(secret: Surroundings): string | null
  marks?(secret: Surroundings): string | null
}

/** Rules whose secrets are JSON Web Tokens, whoever issues them. */
const JWT =
  /^(?:jwt|kubernetes-service-account-token|supabase-service-key|n8n-key|argocd-token|astronomer-token|monday-token|lemonsqueezy-key)$/

/** Types of detect-secrets by our rules; the first that fits. What is taken was found by running it over samples. */
const KINDS: readonly Kind[] = [
  { rules: /^github-/, type: 'GitHub Token', takes: none, marks: ({ raw }) => prefix(raw, '_', GITHUB, 36) },
  { rules: /^gitlab-/, type: 'GitLab Token', takes: gitlab, marks: ({ raw }) => prefix(raw, '-', GITLAB, 20) },
  { rules: /^aws-/, type: 'AWS Access Key', takes: ({ raw }) => (/^[\w/+]{20}(?:.{20})?$/.test(raw) ? raw : null) },
  { rules: /^slack-/, type: 'Slack Token', takes: ({ raw }) => (/^xox[abposr]-|\/services\//.test(raw) ? raw : null) },
  { rules: /^stripe-/, type: 'Stripe Access Key', takes: ({ raw }) => found(raw, /^[rs]k_live_[A-Za-z0-9]{24}/) },
  { rules: /^twilio-/, type: 'Twilio API Key', takes: ({ raw }) => found(raw, /^(?:AC|SK)[a-z0-9]{32}$/) },
  { rules: /^npm-/, type: 'NPM tokens', takes: npm },
  { rules: /^(?:test-?)?pypi-/, type: 'PyPI Token' },
  { rules: /^openai-/, type: 'OpenAI Token', takes: openai },
  { rules: /^sendgrid-/, type: 'SendGrid API Key' },
  { rules: /^discord-bot-/, type: 'Discord Bot Token', takes: discord },
  { rules: /^telegram-/, type: 'Telegram Bot Token' },
  { rules: /^(?:artifactory|jfrog)-/, type: 'Artifactory Credentials', takes: artifactory },
  { rules: /^azure-/, type: 'Azure Storage Account access key', takes: azureAccount },
  { rules: /^mailchimp-/, type: 'Mailchimp Access Key' },
  { rules: /^square-/, type: 'Square OAuth Secret', takes: ({ raw }) => (raw.startsWith('sq0csp-') ? raw : null) },
  { rules: JWT, type: 'JSON Web Token', takes: ({ raw }) => found(raw, /^[\w=-]+\.[\w=-]+\.?/) },
  { rules: /private-key$|^gcp-service-account$/, type: 'Private Key', takes: none, marks: keyMark },
  { rules: /-url$|url-credentials$/, type: 'Basic Auth Credentials', takes: basicAuth },
  { rules: /^ibm-/, type: 'IBM Cloud IAM Key' },
  { rules: /^assigned-/, type: 'Secret Keyword' },
]

/** The type of what is neither random nor of a form. */
const OTHER = 'Secret Keyword'

export const RANDOM = 'Base64 High Entropy String'
const RANDOM_HEX = 'Hex High Entropy String'

/** What detect-secrets stores of a secret by its form; null where it has no detector that takes it. */
export function storedByForm(rule: string, secret: Surroundings): Stored | null {
  const kind = kindOf(rule)
  if (kind === undefined) return null
  const mark = kind.marks?.(secret) ?? null
  if (mark !== null) return { type: kind.type, value: mark, isMark: true }
  const value = kind.takes === undefined ? secret.raw : kind.takes(secret)
  return value === null ? null : { type: kind.type, value, isMark: false }
}

/** What it stores of any secret in one line, where that is long and random enough for it. */
export function storedAsRandom({ raw, before, after, isRequoted }: Surroundings): Stored {
  if (/^[\da-fA-F]+$/.test(raw)) return { type: RANDOM_HEX, value: raw, isMark: false }
  if (!/^[\w+/=\\-]+$/.test(raw)) return { type: OTHER, value: raw, isMark: false }
  // It goes on as far as the alphabet does: in `NAME=value` the name is a part of it.
  const start = isRequoted ? '' : found(before.slice(-200), /[\w+/=\\-]*$/)
  const end = isRequoted ? '' : found(after.slice(0, 200), /^[\w+/=\\-]*/)
  return { type: RANDOM, value: `${start}${raw}${end}`, isMark: false }
}

function kindOf(rule: string): Kind | undefined {
  return KINDS.find(({ rules }) => rules.test(rule))
}

const GITHUB = ['ghp', 'gho', 'ghu', 'ghs', 'ghr']
const GITLAB = ['glpat', 'gldt', 'glft', 'glsoat', 'glrt']

const KEY_MARKS = ['DSA ', 'EC ', 'OPENSSH ', 'RSA ', 'SSH2 ENCRYPTED ', '']
  .map(algorithm => `BEGIN ${algorithm}PRIVATE KEY`)
  .concat('BEGIN PGP PRIVATE KEY BLOCK', 'PuTTY-User-Key-File-2')

function none(): null {
  return null
}

function found(text: string, form: RegExp): string | null {
  return form.exec(text)?.[0] ?? null
}

/** The one of the prefixes that a secret begins with, if as much as that follows it. */
function prefix(secret: string, separator: string, prefixes: readonly string[], least: number): string | null {
  const known = prefixes.find(each => secret.startsWith(each + separator))
  const isLong = known !== undefined && secret.length >= known.length + separator.length + least
  return isLong ? known : null
}

function gitlab({ raw }: Surroundings): string | null {
  return /^(?:GR1348941|gl(?:imt|ptt|agent|oas)-)/.test(raw) ? raw : null
}

/** The rest of the line, behind what `.npmrc` assigns tokens with. */
function npm({ raw, before, after }: Surroundings): string | null {
  return /:_authToken=\s*$/.test(before.slice(-100)) ? (raw + after).trimEnd() : null
}

/** Twenty characters behind the marker in the middle, whatever follows. */
function openai({ raw }: Surroundings): string | null {
  const at = raw.indexOf('T3BlbkFJ')
  return at < 0 || !/^[A-Za-z0-9]{20}/.test(raw.slice(at + 8)) ? null : raw.slice(0, at + 28)
}

/** Twenty-seven characters of the third part, whatever follows. */
function discord({ raw }: Surroundings): string | null {
  const [id = '', time = '', code = ''] = raw.split('.')
  return code.length < 27 ? null : `${id}.${time}.${code.slice(0, 27)}`
}

/** With the signs that delimit it. */
function artifactory({ raw, before, after, isRequoted }: Surroundings): string | null {
  if (isRequoted) return `"${raw}"`
  const sign = before === '' ? '' : found(before, /[\s=:"]$/)
  const end = after === '' ? '' : found(after, /^[\s"]/)
  return sign === null || end === null || !/^AKC|^AP[\dA-F]/.test(raw) ? null : sign + raw + end
}

/** With its name in the connection string, whatever the account is for. */
function azureAccount({ raw, before }: Surroundings): string | null {
  return raw.length === 88 && before.endsWith('AccountKey=') ? `AccountKey=${raw}` : null
}

function keyMark({ raw }: Surroundings): string | null {
  const head = raw.slice(0, 200)
  return KEY_MARKS.find(mark => head.includes(mark)) ?? null
}

/** The password of a URL that has a user too, and no signs but those that need no escape. */
function basicAuth({ raw, before, after }: Surroundings): string | null {
  const isPassword = /:\/\/[^:/?#[\]@!$&'()*+,;=\s]{1,500}:$/.test(before.slice(-600)) && after.startsWith('@')
  return isPassword && !/[:/?#[\]@!$&'()*+,;=\s]/.test(raw) ? raw : null
}

/** The password of a URL, as it is written there. */
export function password({ raw }: Surroundings): string | null {
  if (!raw.includes('://')) return raw
  return /:\/\/[^:/?#[\]@\s]{0,500}:([^:/?#[\]@\s]{1,500})@/.exec(raw)?.[1] ?? null
}
