import { type Armor, readArmor } from './armor.js'
import { derSequence, privateKeyForm } from './der.js'
import { decodeBase64 } from './json.js'
import { readOpensshKey } from './openssh.js'
import { readPgpKey } from './pgp.js'

/** Whether a block holds what its label says; what does not is either cut off or something else. */
export type Soundness = 'valid' | 'damaged' | 'truncated'

export interface PemBlock {
  /** Such as `RSA PRIVATE KEY`. */
  label: string
  /** Whether it needs a passphrase, or says so. */
  encrypted: boolean
  valid: Soundness
  /** Where it ends in the content. */
  end: number
}

/**
 * The PEM block, OpenSSH key or OpenPGP block whose BEGIN is at `at` in a text with one character per byte; null where
 * there is none. Its content is parsed, not only counted.
 *
 * Sources: RFC 7468, RFC 1421; those of `der.ts`, `openssh.ts` and `pgp.ts` for the contents
 */
export function readPem(content: string, at: number): PemBlock | null {
  const armor = readArmor(content, at)
  if (armor === null) return null
  const { encrypted, valid } = contentOf(armor)
  return { label: armor.label, encrypted, valid: armor.closed === 'other' ? 'damaged' : valid, end: armor.end }
}

function contentOf(armor: Armor): Pick<PemBlock, 'encrypted' | 'valid'> {
  const { label, headers, base64 } = armor
  if (label.startsWith('PGP ')) return readPgpKey(armor)
  const sealed = headers.some(header => /^\W{0,8}Proc-Type: ?4, ?ENCRYPTED/.test(header))
  const bytes = decodeBase64(base64)
  if (bytes === null) return { encrypted: sealed || label.includes('ENCRYPTED'), valid: cutOr(armor, 'damaged') }
  if (sealed) return { encrypted: true, valid: isCiphertext(bytes) ? 'valid' : cutOr(armor, 'damaged') }
  if (label === 'OPENSSH PRIVATE KEY') return opensshContent(bytes, armor)
  if (label.startsWith('SSH2 ')) return ssh2Content(bytes, armor)
  return derContent(bytes, armor)
}

function derContent(bytes: Uint8Array, armor: Armor): Pick<PemBlock, 'encrypted' | 'valid'> {
  const form = privateKeyForm(bytes)
  const encrypted = form === 'encrypted PKCS#8' || armor.label.startsWith('ENCRYPTED')
  if (form !== null) return { encrypted, valid: 'valid' }
  const sequence = derSequence(bytes)
  if (sequence === 'truncated' && bytes.length > 0) return { encrypted, valid: 'truncated' }
  const isOther = typeof sequence !== 'string' && !armor.label.endsWith('PRIVATE KEY')
  return { encrypted, valid: isOther ? 'valid' : cutOr(armor, 'damaged') }
}

function opensshContent(bytes: Uint8Array, armor: Armor): Pick<PemBlock, 'encrypted' | 'valid'> {
  const key = readOpensshKey(bytes)
  if (key === null) return { encrypted: false, valid: cutOr(armor, 'damaged') }
  return { encrypted: key.encrypted, valid: key.complete ? 'valid' : 'truncated' }
}

/** Of ssh.com: a magic number, then the length of all of it. */
function ssh2Content(bytes: Buffer, armor: Armor): Pick<PemBlock, 'encrypted' | 'valid'> {
  const sound = bytes.length > 8 && bytes.readUInt32BE(0) === 0x3f6ff9eb && bytes.readUInt32BE(4) === bytes.length
  return { encrypted: armor.label.includes('ENCRYPTED'), valid: sound ? 'valid' : cutOr(armor, 'damaged') }
}

function cutOr({ closed, base64 }: Armor, otherwise: Soundness): Soundness {
  return closed === 'no' && base64 !== '' ? 'truncated' : otherwise
}

/** Whole blocks of a cipher, as many as the smallest key takes. */
function isCiphertext(bytes: Uint8Array): boolean {
  return bytes.length >= 64 && bytes.length % 8 === 0
}
