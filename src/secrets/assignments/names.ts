import { wordsOf } from './words.js'

/**
 * How much a name says: `password`: whatever it is given is one; `key`: something issued or generated, thus random;
 * `weak`: it may well be something else.
 */
export type NameStrength = 'password' | 'key' | 'weak'

/** What a name says of its value. */
export interface NameSense {
  strength: NameStrength
  /** Completes "This is …". */
  what: string
}

const set = (...words: string[]): ReadonlySet<string> => new Set(words.flatMap(line => line.split(' ')))

const SENSES: ReadonlyMap<string, NameSense> = new Map([
  ...senses(
    'password',
    'a password',
    'password passwd passwort passwrd passw pwd pw psw pswd pass kennwort senha heslo',
  ),
  ...senses('password', 'a password', 'wachtwoord salasana adgangskode contrasenya requirepass masterauth'),
  ...senses('password', 'a passphrase', 'passphrase passcode'),
  ...senses('password', 'a pre-shared key', 'psk'),
  ...senses('key', 'a secret', 'secret'),
  ...senses('key', 'an API key', 'apikey'),
  ...senses('key', 'a secret key', 'secretkey authkey'),
  ...senses('key', 'a private key', 'privatekey'),
  ...senses('key', 'an access key', 'accesskey'),
  ...senses('key', 'a token', 'token'),
  ...senses('key', 'credentials', 'credential cred'),
  ...senses('weak', 'a key', 'key'),
  ...senses('weak', 'a salt', 'salt pepper'),
  ...senses('weak', 'a password', 'parola clave sifre lozinka jelszo'),
  ...senses('weak', 'a recovery phrase', 'mnemonic'),
  ...senses('weak', 'a seed', 'seed'),
  ...senses('password', 'an SNMP community', 'community rocommunity rwcommunity'),
  ...senses('key', 'a login', 'auth'),
  ...senses('key', 'a shared secret', 'cookie'),
])

/** What says, before `key`, that the key is to be kept; and what it is then called. */
const KEPT_KEYS: ReadonlyMap<string, string> = new Map([
  ...named(
    'an API key',
    'api app application developer dev integration subscription partner merchant consumer customer',
  ),
  ...named(
    'an API key',
    'stripe sendgrid mailgun mailchimp twilio openai anthropic algolia datadog pagerduty opsgenie openweather weather rapidapi cloudflare heroku fastly okta plaid paypal shopify airtable notion cohere pinecone elevenlabs deepgram huggingface',
  ),
  ...named('an access key', 'access account storage read write team bot service deploy'),
  ...named('a secret key', 'secret shared security secure client server admin master root user token auth webhook'),
  ...named('an encryption key', 'encryption encrypt crypto crypt cipher aes des hmac fernet wallet vault'),
  ...named('an encryption key', 'decryption decrypt data xor'),
  ...named('a signing key', 'signing sign signature signer jwt session cookie rails csrf'),
  ...named('a private key', 'private priv ssh rsa ecdsa gpg pgp tls ssl'),
  ...named('a licence key', 'license licence product activation serial'),
  ...named('an instrumentation key', 'instrumentation ingestion ingest'),
])

/** What is before a secret's word when none is meant: `hasPassword`, `maxTokens`, `forgot_password`. */
const OTHERS_BEFORE = set(
  'encrypted has is no not num max min count total show hide toggle invalid wrong missing empty allow allowed require',
  'required requires enable enabled disable disabled forgot forgotten reset hash hashed supports without',
  'should can will check verify validate get find generate create prompt ask use uses type public publishable',
  'pub',
)

/** What else is before keys and tokens that are no secrets: `sortKey`, `nextPageToken`. */
const OTHER_KEYS = set(
  'next page continuation sync cancellation cancel stop eos bos pad unk sep mask cls special start end begin',
  'first last lexer syntax parse parser punctuation comment string color design primary foreign sort partition',
  'row cache map dict index lookup group unique composite object i18n translation locale message label arrow',
  'hot shortcut known config setting settings query search react item entry json field column node tree s3 file',
  'path context route idempotency registry event metric dedupe sorting order meta metadata property prop attr',
  'attribute param header filter feature flag dictionary hashtable kv sub parent child super modifier press',
  'pressed keyboard site partial target source change update external unexpected expected input output left',
  'right open close closing opening word text theme',
)

/** What holds tokens as it holds all else, though its keys are names: `config.token`. */
const SETTINGS = set('config setting settings')

/** What takes a name back when it comes after: `passwordField`, `token_url`, `secretName`. */
const OTHERS_AFTER = set(
  'name field label hint prompt policy length len size min max regex regexp pattern url uri endpoint path file',
  'filename fname dir directory folder header prefix suffix type id ids kind expiry expire expires expired',
  'expiration exp ttl timeout lifetime age duration days hours minutes seconds enabled disabled enable disable',
  'required optional count counter limit index idx column public hash hashed hasher digest reset forgot',
  'forgotten confirm confirmation strength validator validate validation valid invalid placeholder format',
  'encoding encryption algorithm algo alg version store storage manager arn ref reference provider class error',
  'err message msg title description desc help tooltip changed change updated update created create at on date',
  'time map list cache service factory handler helper util generator generation input output box button form',
  'page view dialog modal component link rotation rule rules checker check mismatch match selector mode status',
  'state stream parser offset position pos budget usage used per scope audience issuer subject claim lookup env',
  'var variable variables param parameter params property prop attr attribute option options opt arg args flag',
  'config configuration settings setting entity model dto request response resource table char chars delimiter',
  'separator symbol ring chain pair backend engine namespace template mask exists missing code binding bindings',
  'event events press down up board word words cap frame codes vector space server host port user username',
  'email address owner group role callback function func method interface authentication authorization grant',
  'flow exchange login logout schema node tree range kinds set sets iterator counts order sort stroke mapping',
  'fingerprint thumbprint info metadata meta icon img image css style color colour sha md5 checksum signature',
  'identifier alias aliases uuid guid dn cn schedule interval lock locked attempts retries history screen',
  'section tab step visible hidden shown toggle show hide fields names typed',
)

/** What may stand after without changing what it is: `apiKeyProd`, `DB_PASSWORD_2`. */
const MORE_AFTER = set(
  'prod production dev development stage staging qa uat test testing live local demo sandbox old new current',
  'previous prev backup default value val string str text plain plaintext cleartext raw bytes base secret b 64',
  'admin root user app db database api web main primary secondary second first rw ro read write us eu override',
  'encoded data aws gcp azure github gitlab slack stripe for is to and own service account internal external',
  'global shared master temp tmp latest original actual real equals equal my our x y z a c',
)

/** Names recur: what they say is found out once, for as many as fit. */
const known = new Map<string, NameSense | null>()
const MOST_KNOWN = 20_000

/** What a name says; null where it names no secret. */
export function senseOf(name: string): NameSense | null {
  const before = known.get(name)
  if (before !== undefined) return before
  const sense = senseOfWords(wordsOf(name))
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(name, sense)
  return sense
}

function senseOfWords(words: readonly string[]): NameSense | null {
  let at = words.length - 1
  while (at >= 0 && !SENSES.has(words[at] as string)) {
    if (OTHERS_AFTER.has(words[at] as string)) return null
    at -= 1
  }
  if (at < 0) return null
  const sense = senseAt(words, at)
  if (sense === null) return null
  const rest = words.slice(at + 1)
  const isPlain = rest.every(word => MORE_AFTER.has(word) || /^\d/.test(word))
  return isPlain ? sense : { ...sense, strength: 'weak' }
}

function senseAt(words: readonly string[], at: number): NameSense | null {
  const word = words[at] as string
  const before = words[at - 1] ?? ''
  const sense = SENSES.get(word) as NameSense
  if (word === 'key') return keySense(words, at)
  if (word === 'salt' && /^(?:auth|secure|in|nonce|password|secret)$/.test(before)) return { ...sense, strength: 'key' }
  if (word === 'seed' && !/^(?:otp|totp|wallet|master|secret|hd|recovery)$/.test(before)) return null
  // What a page is given for one visit, and the short form of a public key in .NET.
  if (word === 'token' && /^(?:csrf|xsrf|forgery|nonce|verification|key)$/.test(before)) {
    return words.includes('public') ? null : { ...sense, strength: 'weak' }
  }
  // Between Erlang's nodes.
  if (word === 'cookie') return before === 'erlang' ? sense : null
  if (word === 'auth') return /^(?:npm|redis|docker|registry|proxy|basic|http|datasource)$/.test(before) ? sense : null
  if (word === 'community') return words.includes('snmp') ? sense : null
  const isOther = word === 'token' && OTHER_KEYS.has(before) && !SETTINGS.has(before)
  return OTHERS_BEFORE.has(before) || isOther ? null : sense
}

/** `key` says something by what is before it. */
function keySense(words: readonly string[], at: number): NameSense | null {
  const before = words[at - 1] ?? ''
  const what = KEPT_KEYS.get(before)
  if (what !== undefined) {
    // `public_api_key` is for everybody, `secret_access_key` for nobody.
    return /^(?:public|publishable)$/.test(words[at - 2] ?? '') ? null : { strength: 'key', what }
  }
  return OTHERS_BEFORE.has(before) || OTHER_KEYS.has(before) ? null : { strength: 'weak', what: 'a key' }
}

function senses(strength: NameStrength, what: string, words: string): [string, NameSense][] {
  return words.split(' ').map(word => [word, { strength, what }])
}

function named(what: string, words: string): [string, string][] {
  return words.split(' ').map(word => [word, what])
}
