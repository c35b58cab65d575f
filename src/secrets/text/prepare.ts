import type { Text } from '../model.js'
import { keyStoreOf } from './key-stores.js'
import { kindOf } from './kinds.js'
import { magicOf } from './magic.js'
import { unicodeOf } from './unicode.js'

/** Bytes in which a NUL makes a file binary, as git has it. */
const BEGINNING = 8192
/** Bytes by which a file's format is known, and a text's kind; of ASN.1 it takes more. */
const HEAD = 256
const ASN1 = 0x30
/** Strings of V8 end at 2^29; what is converted may grow by half. */
const LONGEST = 1 << 28
/** Git LFS reads no longer ones. */
const LONGEST_POINTER = 1024
const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:ext-\d-\w{1,64} sha256:[0-9a-f]{64}\n){0,10}oid sha256:[0-9a-f]{64}\nsize \d{1,20}\n?$/

/** A file's content as it is searched, or why there is nothing to search in it. */
export type Prepared = PreparedText | Skipped

export interface PreparedText {
  kind: 'text'
  text: Omit<Text, 'today'>
  /** What it was converted from, such as `UTF-16LE`; null where its bytes are searched as they are. */
  converted: string | null
}

export interface Skipped {
  kind: 'skipped'
  /** `key-store` and `private-key` hold what opens doors, so that they can be findings of their own. */
  why: 'empty' | 'binary' | 'archive' | 'lfs-pointer' | 'key-store' | 'private-key' | 'too-large'
  /** What it is: `zip archive`, `Java key store`. */
  what: string
}

/** The text of a file, one character per byte of UTF-8; what is no text is named. */
export function prepare(path: string, bytes: Uint8Array): Prepared {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length === 0) return { kind: 'skipped', why: 'empty', what: 'empty file' }
  if (buffer.length > LONGEST) return { kind: 'skipped', why: 'too-large', what: 'file of 256 MiB or more' }
  const unicode = unicodeOf(buffer)
  if (unicode !== null) return textOf(path, unicode.content, unicode.encoding)
  const name = path.toLowerCase()
  const known = keyStoreOf(name, buffer) ?? magicOf(name, buffer)
  if (known !== null) return { kind: 'skipped', ...known }
  // What has a NUL only later is text with a fault in it.
  if (buffer.subarray(0, BEGINNING).includes(0)) return { kind: 'skipped', why: 'binary', what: 'binary file' }
  const content = buffer.toString('latin1')
  if (content.length <= LONGEST_POINTER && POINTER.test(content)) {
    return { kind: 'skipped', why: 'lfs-pointer', what: 'Git LFS pointer, its content is elsewhere' }
  }
  return textOf(path, content, null)
}

/**
 * Whether bytes are a text of the same kind, to be searched as they are, as those that stood at the path before: such a text
 * that begins with the same bytes, as many as are given. False too where it takes `prepare` to know.
 */
export function isTextAsBefore(bytes: Buffer, same: number): boolean {
  if (same < HEAD || bytes.length <= LONGEST_POINTER || bytes[0] === ASN1) return false
  return !bytes.subarray(0, BEGINNING).includes(0)
}

function textOf(path: string, content: string, converted: string | null): Prepared {
  if (content === '') return { kind: 'skipped', why: 'empty', what: 'empty file' }
  return { kind: 'text', text: { path, kind: kindOf(path, content), content }, converted }
}
