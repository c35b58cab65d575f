import {
  createCipheriv,
  createECDH,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  pbkdf2Sync,
} from 'node:crypto'
import { bits, field, identifier, integer, nothing, octets, sequence } from './der.mjs'
import { alnum } from './kind.mjs'

/**
 * Private keys from a seed. EC and Ed25519 keys are real. The numbers of an RSA key are random (nobody waits for
 * primes): it has the right form and sizes and parses, but would not sign.
 */

const ENDS = '-----'

/** A block between BEGIN and END lines (RFC 7468); the label is put together here, so no line of ours is a marker. */
export function block(label, body, headers = '') {
  const lines = body.toString('base64').match(/.{1,64}/g)
  return [
    `${ENDS}BEGIN ${label}${ENDS}`,
    ...(headers ? [headers, ''] : []),
    ...lines,
    `${ENDS}END ${label}${ENDS}`,
    '',
  ].join('\n')
}

const big = bytes => BigInt(`0x${bytes.toString('hex')}`)

/** A number of exactly that many bytes, odd, as primes are. */
function odd(random, length) {
  const bytes = random.bytes(length)
  bytes[0] |= 0xc0
  bytes[length - 1] |= 1
  return big(bytes)
}

/** PKCS #1 (RFC 8017, A.1.2). */
export function rsa(random, size = random.pick([256, 384, 512])) {
  const p = odd(random, size / 2)
  const q = odd(random, size / 2)
  const d = odd(random, size - 1)
  const numbers = [0n, p * q, 65537n, d, p, q, d % (p - 1n), d % (q - 1n), odd(random, size / 2 - 1)]
  return sequence(...numbers.map(integer))
}

const P256 = '1.2.840.10045.3.1.7'

/** SEC 1 (RFC 5915) on P-256, with the public point. */
export function ec(random, named = true) {
  const secret = random.bytes(32)
  secret[0] &= 0x7f
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(secret)
  const curve = named ? [field(0, identifier(P256))] : []
  return sequence(integer(1), octets(secret), ...curve, field(1, bits(ecdh.getPublicKey())))
}

/** PKCS #8 (RFC 5208) around a key of one of the three algorithms. */
export function pkcs8(random) {
  const wrapped = (algorithm, key) => sequence(integer(0), sequence(...algorithm), octets(key))
  return random.pick([
    () => wrapped([identifier('1.2.840.113549.1.1.1'), nothing], rsa(random)),
    () => wrapped([identifier('1.2.840.10045.2.1'), identifier(P256)], ec(random, false)),
    () => wrapped([identifier('1.3.101.112')], octets(random.bytes(32))),
  ])()
}

/** PKCS #8 under a passphrase: PBES2 with PBKDF2 and AES-256-CBC (RFC 8018). The passphrase is drawn first. */
export function encryptedPkcs8(random) {
  const passphrase = alnum(random, 16)
  const salt = random.bytes(8)
  const iv = random.bytes(16)
  const hmacSha256 = sequence(identifier('1.2.840.113549.2.9'), nothing)
  const derivation = sequence(identifier('1.2.840.113549.1.5.12'), sequence(octets(salt), integer(2048), hmacSha256))
  const scheme = sequence(identifier('2.16.840.1.101.3.4.1.42'), octets(iv))
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(passphrase, salt, 2048, 32, 'sha256'), iv)
  const body = Buffer.concat([cipher.update(pkcs8(random)), cipher.final()])
  return sequence(sequence(identifier('1.2.840.113549.1.5.13'), sequence(derivation, scheme)), octets(body))
}

/** The older way to encrypt a PEM block, named in its header lines (RFC 1421). The passphrase is drawn first. */
export function encryptedRsa(random) {
  const passphrase = alnum(random, 16)
  const iv = random.bytes(16)
  // the same salted MD5 that OpenSSL derives this key with
  const key = createHash('md5').update(passphrase).update(iv.subarray(0, 8)).digest()
  const cipher = createCipheriv('aes-128-cbc', key, iv)
  const body = Buffer.concat([cipher.update(rsa(random)), cipher.final()])
  return block(
    'RSA PRIVATE KEY',
    body,
    `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,${iv.toString('hex').toUpperCase()}`,
  )
}

const ssh = value => {
  const bytes = Buffer.from(value)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** The secret and public half of an Ed25519 key. */
function ed25519(random) {
  const secret = random.bytes(32)
  const der = sequence(integer(0), sequence(identifier('1.3.101.112')), octets(octets(secret)))
  const key = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
  return { secret, open: key.export({ format: 'der', type: 'spki' }).subarray(-32) }
}

const comment = random => random.pick(['deploy@ci', 'anna@kestrel', 'root@db-14', 'm.keller@laptop'])

/** An Ed25519 key in OpenSSH's own format (PROTOCOL.key); an encrypted one has the form, and random bytes inside. */
export function openssh(random, encrypted = false) {
  const { secret, open } = ed25519(random)
  const check = random.bytes(4)
  const parts = [check, check, ssh('ssh-ed25519'), ssh(open), ssh(Buffer.concat([secret, open])), ssh(comment(random))]
  const plain = Buffer.concat(parts)
  const size = encrypted ? 16 : 8
  const padding = Buffer.from(Array.from({ length: (size - (plain.length % size)) % size }, (_, i) => i + 1))
  const body = encrypted ? random.bytes(plain.length + padding.length) : Buffer.concat([plain, padding])
  const rounds = Buffer.from([0, 0, 0, 24])
  const cipher = encrypted
    ? [ssh('aes256-ctr'), ssh('bcrypt'), ssh(Buffer.concat([ssh(random.bytes(16)), rounds]))]
    : [ssh('none'), ssh('none'), ssh('')]
  const one = Buffer.from([0, 0, 0, 1])
  const publicKey = ssh(Buffer.concat([ssh('ssh-ed25519'), ssh(open)]))
  const whole = Buffer.concat([Buffer.from('openssh-key-v1\0'), ...cipher, one, publicKey, ssh(body)])
  const lines = whole.toString('base64').match(/.{1,70}/g)
  const label = 'OPENSSH PRIVATE KEY'
  return [`${ENDS}BEGIN ${label}${ENDS}`, ...lines, `${ENDS}END ${label}${ENDS}`, ''].join('\n')
}

/** PuTTY's format (its manual, appendix C): version 2 has an HMAC with SHA-1, version 3 one with SHA-256. */
export function putty(random) {
  const version = random.pick([2, 3])
  const { secret, open } = ed25519(random)
  const note = comment(random)
  const publicBlob = Buffer.concat([ssh('ssh-ed25519'), ssh(open)])
  const privateBlob = ssh(secret)
  const covered = Buffer.concat([ssh('ssh-ed25519'), ssh('none'), ssh(note), ssh(publicBlob), ssh(privateBlob)])
  const mac =
    version === 2
      ? createHmac('sha1', createHash('sha1').update('putty-private-key-file-mac-key').digest())
      : createHmac('sha256', '')
  const lines = blob => blob.toString('base64').match(/.{1,64}/g)
  const counted = (name, blob) => [`${name}-Lines: ${lines(blob).length}`, ...lines(blob)]
  return [
    `PuTTY-User-Key-File-${version}: ssh-ed25519`,
    'Encryption: none',
    `Comment: ${note}`,
    ...counted('Public', publicBlob),
    ...counted('Private', privateBlob),
    `Private-MAC: ${mac.update(covered).digest('hex')}`,
    '',
  ].join('\n')
}
