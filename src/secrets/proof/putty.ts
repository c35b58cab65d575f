import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { decodeBase64 } from './json.js'
import type { Soundness } from './pem.js'

const LONGEST = 64 * 1024
const FIRST = /^PuTTY-User-Key-File-([23]): ([a-z0-9@.-]{1,64})$/
const MAC_KEY = 'putty-private-key-file-mac-key'
const MOST_LINES = 1000

export interface PuttyKey {
  version: 2 | 3
  encrypted: boolean
  /** Where it is not encrypted, its MAC is verified; then `valid` means that nothing of it was changed. */
  valid: Soundness
  end: number
}

/**
 * The key of PuTTY whose first line begins at `at` in a text with one character per byte; null where there is none.
 *
 * Source: PuTTY's manual, appendix C: PPK file format
 */
export function readPuttyKey(content: string, at: number): PuttyKey | null {
  const lines = content.slice(at, at + LONGEST).split('\n', MOST_LINES)
  const [, version, algorithm] = FIRST.exec(trimmed(lines[0] ?? '')) ?? []
  if (version === undefined || algorithm === undefined) return null
  const fields = new Map<string, string>()
  let [line, end] = [0, at]
  const next = (): string => {
    end += (lines[line] as string).length + 1
    return trimmed(lines[line++] as string)
  }
  while (line < lines.length && !fields.has('Private-MAC')) {
    const text = next()
    const colon = text.indexOf(': ')
    if (colon < 0) break
    const name = text.slice(0, colon)
    const value = text.slice(colon + 2)
    const count = name.endsWith('-Lines') ? Number.parseInt(value, 10) : 0
    if (!(count >= 0 && count <= MOST_LINES)) break
    let body = ''
    for (let taken = 0; taken < count && line < lines.length; taken += 1) body += next()
    fields.set(name, count > 0 ? body : value)
  }
  const key = { version: version === '2' ? 2 : 3, encrypted: fields.get('Encryption') !== 'none' } as const
  return { ...key, valid: soundness(key, algorithm, fields), end: Math.min(end, content.length) }
}

function trimmed(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

function soundness(
  { version, encrypted }: Pick<PuttyKey, 'version' | 'encrypted'>,
  algorithm: string,
  fields: ReadonlyMap<string, string>,
): Soundness {
  const names = ['Encryption', 'Comment', 'Public-Lines', 'Private-Lines', 'Private-MAC']
  const [encryption, comment, publicLines, privateLines, mac] = names.map(name => fields.get(name))
  if (mac === undefined || privateLines === undefined) return 'truncated'
  const [publicBlob, privateBlob] = [decodeBase64(publicLines ?? ''), decodeBase64(privateLines)]
  const length = version === 2 ? 40 : 64
  if (publicBlob === null || privateBlob === null || !new RegExp(`^[0-9a-f]{${length}}$`).test(mac)) return 'damaged'
  if (encrypted) return privateBlob.length > 0 && privateBlob.length % 16 === 0 ? 'valid' : 'damaged'
  const parts = [Buffer.from(algorithm), Buffer.from(encryption ?? ''), Buffer.from(comment ?? '', 'latin1')]
  const message = Buffer.concat([...parts, publicBlob, privateBlob].flatMap(part => [sizeOf(part), part]))
  const hmac =
    version === 2 ? createHmac('sha1', createHash('sha1').update(MAC_KEY).digest()) : createHmac('sha256', '')
  return timingSafeEqual(hmac.update(message).digest(), Buffer.from(mac, 'hex')) ? 'valid' : 'damaged'
}

function sizeOf(part: Uint8Array): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(part.length)
  return size
}
