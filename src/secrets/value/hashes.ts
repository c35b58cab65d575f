import { isRandom } from './randomness.js'

const UUID = /^\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i
const HEX = /^(?:0x)?[0-9a-f]+$/i
/** Digits of MD5 and CRC up to SHA-512, as hexadecimal. */
const DIGESTS = new Set([8, 32, 40, 48, 56, 64, 96, 128])
const ULID = /^01[0-9A-HJKMNP-TV-Z]{24}$/i
const BASE64 = /^[A-Za-z\d+/]{20,}={0,2}$/
const BASE64_DIGESTS = new Set([24, 28, 44, 64, 88])
/** With what it was made in front: SRI, OCI, Go's and Nix's sums, Python's and PostgreSQL's passwords. */
const PREFIXED = /^(?:sha\d{0,3}|md5|h1|blake2[bs]?|blake3|crc32c?|sum|etag|w\/")[-:=_ $/"][\w+/=.:-]{8,}"?$/i
const FINGERPRINT = /^(?:[0-9a-f]{2}[:-]){5,63}[0-9a-f]{2}$|^SHA256:[A-Za-z\d+/]{43}$/i
/** What passwords are kept as, of crypt's, Django's, Werkzeug's, LDAP's, PostgreSQL's and MySQL's kinds. */
const PASSWORD_HASH =
  /^(?:\$(?:2[abxy]?|1|5|6|7|y|gy|apr1|md5|sha1|pbkdf2[\w-]{0,12}|argon2(?:id|i|d)|scrypt|bcrypt[\w-]{0,12}|P|H|S)\$|\{(?:S?SHA\d{0,3}|S?MD5|bcrypt|CRYPT|PBKDF2[\w-]{0,12}|ARGON2|noop)\}|(?:pbkdf2_sha\d{1,3}|bcrypt_sha256|argon2|scrypt|pbkdf2)[$:]|pbkdf2:sha|sha(?:1|256|512)\$|SCRAM-SHA-\d|\*[0-9A-F]{40}$|\$P\$)/
const PUBLIC_TEXT =
  /^(?:(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S{1,30}|sk-(?:ssh|ecdsa)\S{1,40}) AAAA|AAAA(?:B3NzaC1|C3NzaC1|E2VjZHNh|GnNrLX|InNrLWVj)|-----BEGIN (?:RSA |EC |DSA )?(?:PUBLIC KEY|CERTIFICATE|X509 CRL|NEW CERTIFICATE|TRUSTED)|-----BEGIN PGP (?:PUBLIC|SIGNATURE)|age1[a-z\d]{50}|data:[\w.+-]{0,60}[/;,]|npub1|xpub)/
/** What a key of OpenPGP's is known by: 4, 8, 16, 20 or 32 bytes. */
const KEY_ID = /^(?:0x)?(?:[\dA-F]{8}|[\dA-F]{16}|[\dA-F]{32}|[\dA-F]{40}|[\dA-F]{64})!?$/i
const OF_OPENPGP = /^(?!.{0,80}pass).{0,80}(?:gpg|pgp|sign(?:ing)?[-_. ]?key|keyring)/i
/** How far from the value what stands on its line says what it is. */
const NEAR = 120
const SAYS_HASH =
  /(?:^|[^a-z])(?:sha-?\d{0,3}|md5|hash(?:es)?|h1|integrity|checksums?|digests?|etag|crc|sri|commits?|revisions?|rev|tree|blob|parent|merge|object|fingerprints?|thumbprints?|signature|sig|cid|txn?|txid|block|address|public_?key|pub_?key|gitHead|git|resolved|uuid|guid|nonce|build|version|cache|hashed|hashes|encrypted)(?![a-z])|[a-z\d](?:Hash(?:es)?|Checksum|Digest|Sha\d{0,3}|Md5|Commit|Revision|Etag|ETag|Fingerprint|Thumbprint|Integrity|PublicKey|Uuid)(?![a-z])|_(?:hash|sha\d{0,3}|md5|digest|commit|rev)(?![a-z])/
/** A name right before a value, or where nothing follows, that says what it is. */
const SECRET_NAME =
  /(?:secret|passw(?:or)?d|passphrase|pwd|token|api[-_. ]?key|access[-_. ]?key|auth[-_. ]?key|account[-_. ]?key|secret[-_. ]?id|license[-_. ]?key|private[-_. ]?key|encryption[-_. ]?key|signing[-_. ]?key|credentials?)["'\]) ]{0,4}\s{0,20}(?:(?:=>|:=|[:=,(>])\s{0,20}["'`({[<]{0,3}|$)$/i

/**
 * Whether a value is a digest, an id or a public key, a password's hash included; `around` is its line, or what stands near,
 * or its name. Where the name right before it says that it is a secret, only what shows itself to be public is.
 */
export function isHash(value: string, around: string): boolean {
  const length = value.length
  if (length < 7) return false
  if (PASSWORD_HASH.test(value) || PUBLIC_TEXT.test(value) || PREFIXED.test(value) || FINGERPRINT.test(value))
    return true
  if (value.startsWith('M') && isPublicDer(value)) return true
  if (length === 42 && HEX.test(value) && /^0x/i.test(value)) return true
  const { before, all } = near(value, around)
  if (SECRET_NAME.test(before)) return false
  if (UUID.test(value)) return value.includes('-') || SAYS_HASH.test(all)
  if (HEX.test(value)) return isHexDigest(value, all)
  if (ULID.test(value)) return true
  return BASE64_DIGESTS.has(length) && BASE64.test(value) && SAYS_HASH.test(all)
}

/** Whether a value shows of itself that everybody may have it: a public key, a certificate. */
export function isPublicText(value: string): boolean {
  return PUBLIC_TEXT.test(value)
}

/** Whether a value is a fingerprint of OpenPGP's, given to a name that says so: `GPG_KEY`, `user.signingkey`. */
export function isKeyId(value: string, name: string): boolean {
  return KEY_ID.test(value) && OF_OPENPGP.test(name) && (/gpg|pgp/i.test(name) || value === value.toUpperCase())
}

function isHexDigest(value: string, around: string): boolean {
  const length = value.length
  if (/^0x/i.test(value)) return length === 66 && SAYS_HASH.test(around)
  if (/^\d{17,19}$/.test(value) || (length === 24 && isObjectId(value))) return true
  if (SAYS_HASH.test(around) && (DIGESTS.has(length) || (length < 41 && !isRandom(value)))) return true
  return length < 41 && /(?:commit|rev|sha|git)\b/i.test(around)
}

/** MongoDB's: they begin with the seconds since 1970, thus between 2009 and 2036. */
function isObjectId(value: string): boolean {
  const seconds = Number.parseInt(value.slice(0, 8), 16)
  return seconds > 1_230_768_000 && seconds < 2_100_000_000
}

/**
 * Whether base64 is of a public key or a certificate, by how the DER begins: `SEQUENCE { SEQUENCE { OID` (SubjectPublicKeyInfo),
 * `SEQUENCE { SEQUENCE { [0]` (certificate), `SEQUENCE { INTEGER` of more than a byte (PKCS#1). Private keys begin with a version.
 *
 * Sources: RFC 5280 section 4.1, RFC 8017 A.1.1
 */
function isPublicDer(value: string): boolean {
  if (!/^M[A-Z]{1,3}[A-Za-z\d+/]{30,}/.test(value)) return false
  const bytes = Buffer.from(value.slice(0, 32), 'base64')
  const inner = contentOf(bytes, 0)
  if (bytes[0] !== SEQUENCE || inner === 0) return false
  if (bytes[inner] === INTEGER) return (bytes[inner + 1] as number) > 0x20
  if (bytes[inner] !== SEQUENCE) return false
  const tag = bytes[contentOf(bytes, inner)]
  // An encrypted private key begins like a public one; its algorithm is PKCS#5's or PKCS#12's.
  return tag === VERSIONED || (tag === OID && !isEncryption(bytes, contentOf(bytes, inner)))
}

const [INTEGER, OID, SEQUENCE, VERSIONED] = [0x02, 0x06, 0x30, 0xa0]

function contentOf(bytes: Uint8Array, at: number): number {
  const length = bytes[at + 1] as number
  return at + 2 + (length < 0x80 ? 0 : length & 3)
}

/** 1.2.840.113549.1.5 and 1.2.840.113549.1.12.1. */
function isEncryption(bytes: Uint8Array, at: number): boolean {
  const oid = Buffer.from(bytes.subarray(at + 2, at + 10)).toString('hex')
  return oid === '2a864886f70d0105' || oid === '2a864886f70d010c'
}

/** What stands before a value near it, and on both sides; the value itself could say anything. */
function near(value: string, around: string): { before: string; all: string } {
  const at = around.indexOf(value)
  if (at < 0) return { before: around.slice(-NEAR), all: around.slice(-NEAR) }
  const before = around.slice(Math.max(0, at - NEAR), at)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const end = at + value.length
  return { before: line, all: `${line} ${around.slice(end, end + NEAR).split('\n', 1)[0]}` }
}
