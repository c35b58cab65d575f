import { createDecipheriv, createHmac } from 'node:crypto'

/** The first bytes of a server, and what it takes to read them. */
export interface Recorded {
  bytes: Buffer
  /** Lines in the form of NSS key logs. */
  secrets: readonly string[]
  /** As OpenSSL names it, such as `TLS_AES_128_GCM_SHA256`. */
  cipher: string
}

const HANDSHAKE = 22
const APPLICATION_DATA = 23
const CERTIFICATE = 11
const TAG = 16

/** AEADs of TLS 1.3, by how their cipher suites end: the cipher in node's words, bytes of its key, and the hash. */
const AEADS = [
  { suite: 'AES_128_GCM_SHA256', cipher: 'aes-128-gcm', key: 16, hash: 'sha256' },
  { suite: 'AES_256_GCM_SHA384', cipher: 'aes-256-gcm', key: 32, hash: 'sha384' },
  { suite: 'CHACHA20_POLY1305_SHA256', cipher: 'chacha20-poly1305', key: 32, hash: 'sha256' },
] as const

/**
 * The certificates that a server sent, in its order and in DER. node tells of those only that form one line of issuers, so that
 * a second way to an authority stays unseen; what it does tell is the keys, by which the rest can be read. Null where these bytes
 * do not show them.
 */
export function certificatesIn({ bytes, secrets, cipher }: Recorded): Buffer[] | null {
  const opened = openerFor(secrets, cipher)
  let messages = Buffer.alloc(0)
  for (let at = 0; at + 5 <= bytes.length; ) {
    const length = bytes.readUInt16BE(at + 3)
    if (at + 5 + length > bytes.length) return null
    const header = bytes.subarray(at, at + 5)
    const content = contentOf(header, bytes.subarray(at + 5, at + 5 + length), opened)
    if (content === null) return null
    messages = Buffer.concat([messages, content])
    const found = certificateMessage(messages)
    if (found !== null) return listed(found, opened !== null && header[0] === APPLICATION_DATA)
    at += 5 + length
  }
  return null
}

/** The part of a handshake in a record; empty where it has none. */
function contentOf(header: Buffer, fragment: Buffer, open: Opener | null): Buffer | null {
  if (header[0] === HANDSHAKE) return fragment
  if (header[0] !== APPLICATION_DATA) return Buffer.alloc(0)
  return open === null ? null : open(header, fragment)
}

type Opener = (header: Buffer, fragment: Buffer) => Buffer | null

function openerFor(secrets: readonly string[], suite: string): Opener | null {
  const aead = AEADS.find(each => suite.endsWith(each.suite))
  const line = secrets.find(each => each.startsWith('SERVER_HANDSHAKE_TRAFFIC_SECRET '))
  const secret = Buffer.from(line?.trim().split(' ')[2] ?? '', 'hex')
  if (aead === undefined || secret.length === 0) return null
  const key = expanded(aead.hash, secret, 'key', aead.key)
  const iv = expanded(aead.hash, secret, 'iv', 12)
  let sequence = 0
  return (header, fragment) => {
    if (fragment.length < TAG) return null
    const nonce = Buffer.from(iv)
    nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ sequence) >>> 0, 8)
    sequence += 1
    // The types of node know the length of a tag for each cipher by its literal name only.
    const decipher = createDecipheriv(aead.cipher as 'aes-128-gcm', key, nonce, { authTagLength: TAG })
    decipher.setAAD(header)
    decipher.setAuthTag(fragment.subarray(-TAG))
    try {
      const inner = Buffer.concat([decipher.update(fragment.subarray(0, -TAG)), decipher.final()])
      const end = inner.findLastIndex(byte => byte !== 0)
      return inner[end] === HANDSHAKE ? inner.subarray(0, end) : Buffer.alloc(0)
    } catch {
      return null
    }
  }
}

/** HKDF-Expand-Label of RFC 8446, for no more than one block of the hash. */
function expanded(hash: string, secret: Buffer, label: string, length: number): Buffer {
  const name = Buffer.from(`tls13 ${label}`)
  const info = Buffer.concat([Buffer.from([0, length, name.length]), name, Buffer.from([0, 1])])
  return createHmac(hash, secret).update(info).digest().subarray(0, length)
}

/** The body of the message that carries certificates, once all of it is there. */
function certificateMessage(messages: Buffer): Buffer | null {
  for (let at = 0; at + 4 <= messages.length; ) {
    const end = at + 4 + messages.readUIntBE(at + 1, 3)
    if (end > messages.length) return null
    if (messages[at] === CERTIFICATE) return messages.subarray(at + 4, end)
    at = end
  }
  return null
}

/** The certificates in such a message; since TLS 1.3 each has extensions, and all of them a context. */
function listed(message: Buffer, since13: boolean): Buffer[] | null {
  try {
    const found: Buffer[] = []
    let at = since13 ? 1 + message.readUInt8(0) : 0
    const end = at + 3 + message.readUIntBE(at, 3)
    for (at += 3; at < end; ) {
      const length = message.readUIntBE(at, 3)
      if (at + 3 + length > message.length) return null
      found.push(message.subarray(at + 3, at + 3 + length))
      at += 3 + length
      if (since13) at += 2 + message.readUInt16BE(at)
    }
    return found
  } catch {
    return null
  }
}
