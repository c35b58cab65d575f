import { Cursor } from '../proof/cursor.js'
import { derValue, privateKeyForm } from '../proof/der.js'
import type { Skipped } from './prepare.js'

type Known = Pick<Skipped, 'why' | 'what'>

const STORES: readonly [magic: string, what: string][] = [
  ['\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5', 'KeePass database'],
  ['\x03\xd9\xa2\x9a\x66\xfb\x4b\xb5', 'KeePass database'],
  ['\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5', 'KeePass database'],
  ['PWS3', 'Password Safe database'],
  ['GnomeKeyring\n\r\0\n', 'GNOME keyring'],
  ['KWALLET\n\r\0\r\n', 'KDE wallet'],
  ['kych\0', 'macOS keychain'],
  ['\xa1\xf8\x4e', 'Oracle auto-login wallet'],
]

/** By what the name ends with, where the content is no text; their formats have no sure beginning. */
const ENDINGS: readonly [ending: string, what: string][] = [
  ['.jks', 'Java key store'],
  ['.keystore', 'Java key store'],
  ['.bks', 'Bouncy Castle key store'],
  ['.bcfks', 'Bouncy Castle key store'],
  ['.p12', 'PKCS#12 key store'],
  ['.pfx', 'PKCS#12 key store'],
  ['.kdb', 'KeePass database'],
  ['.kdbx', 'KeePass database'],
  ['.psafe3', 'Password Safe database'],
  ['.keychain', 'macOS keychain'],
  ['.keychain-db', 'macOS keychain'],
  ['.keyring', 'GNOME keyring'],
  ['.kwl', 'KDE wallet'],
  ['.keytab', 'Kerberos key table'],
  ['.sso', 'Oracle auto-login wallet'],
  ['key3.db', 'Firefox key database'],
  ['key4.db', 'Firefox key database'],
  ['wallet.dat', 'Bitcoin wallet'],
  ['secring.gpg', 'OpenPGP secret keyring'],
]
/** Folders that are one store of passwords, whatever their files are. */
const FOLDERS: readonly [folder: string, what: string][] = [
  ['.agilekeychain/', '1Password keychain'],
  ['.opvault/', '1Password vault'],
]

const BEGINNING = 8192
const LARGEST_KEY = 64 * 1024
const [JKS, JCEKS] = [0xfeedfeed, 0xcececece]
const CERTIFICATE = 2
const MOST_ENTRIES = 10_000
/** `data`, which a PKCS#12 store wraps its content in (1.2.840.113549.1.7.1), or its signed kind (1.7.2). */
const PKCS7 = '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07'

/**
 * The store of keys or passwords, or the private key, that a file is: by its content and, where that is no text, by its
 * path in lower case. Null where it is none.
 *
 * Sources: RFC 7292 section 4 (PKCS#12); OpenJDK's JavaKeyStore.java (JKS); https://keepass.info/help/kb/kdbx.html
 */
export function keyStoreOf(path: string, bytes: Buffer): Known | null {
  const java = javaStore(bytes)
  if (java !== null) return java
  const head = bytes.toString('latin1', 0, 64)
  const store = STORES.find(([magic]) => head.startsWith(magic))
  if (store !== undefined) return { why: 'key-store', what: store[1] }
  const folder = FOLDERS.find(([name]) => path.includes(name))
  if (folder !== undefined) return { why: 'key-store', what: folder[1] }
  if (bytes[0] === 0x30) {
    if (isPkcs12(bytes, head)) return { why: 'key-store', what: 'PKCS#12 key store' }
    const form = bytes.length <= LARGEST_KEY ? privateKeyForm(bytes) : null
    if (form !== null) return { why: form.startsWith('encrypted') ? 'key-store' : 'private-key', what: `${form} key` }
  }
  if (head.startsWith('(11:private-key')) return { why: 'private-key', what: 'GnuPG private key' }
  if (!bytes.subarray(0, BEGINNING).includes(0)) return null
  const named = ENDINGS.find(([ending]) => path.endsWith(ending))
  return named === undefined ? null : { why: 'key-store', what: named[1] }
}

/** A store of Java: one with nothing but certificates, as every Java has one, keeps no secret. */
function javaStore(bytes: Buffer): Known | null {
  const cursor = new Cursor(bytes)
  const magic = cursor.number(4)
  if (magic !== JKS && magic !== JCEKS) return null
  const version = cursor.number(4)
  const count = cursor.number(4)
  if ((version !== 1 && version !== 2) || count > MOST_ENTRIES) return null
  let certificates = 0
  for (; certificates < count && cursor.number(4) === CERTIFICATE; certificates += 1) {
    cursor.take(cursor.number(2))
    cursor.take(8)
    if (version === 2) cursor.take(cursor.number(2))
    cursor.string()
  }
  if (certificates === count && !cursor.short) return { why: 'binary', what: 'Java key store of certificates only' }
  return { why: 'key-store', what: 'Java key store' }
}

/** Version 3, then its content under a name of PKCS#7; lengths may be indefinite. */
function isPkcs12(bytes: Buffer, head: string): boolean {
  const start = bytes[1] === 0x80 ? 2 : derValue(bytes, 0)
  if (typeof start === 'string') return false
  const at = typeof start === 'number' ? start : start.start
  return head.startsWith('\x02\x01\x03\x30', at) && head.slice(at + 4, at + 10).length === 6 && head.includes(PKCS7)
}
