import { Failure } from '../failure.js'
import type { Reader } from '../reader.js'
import type { Talk } from './index.js'

/** The length of the request, and the number that stands for "TLS" where a version of the protocol would be. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f])

export async function postgres({ reader, say }: Talk): Promise<void> {
  say(SSL_REQUEST)
  const [answer] = await bytesOf(reader, 1)
  if (answer === 'S'.charCodeAt(0)) return
  const what = answer === 'N'.charCodeAt(0) ? 'the server has TLS switched off' : 'the server does not speak it'
  throw new Failure('protocol', what)
}

const START_TLS = '1.3.6.1.4.1.1466.20037'
/** A message of LDAP with the number 1: an extended request for START_TLS. */
const EXTENDED_REQUEST = Buffer.concat([
  Buffer.from([0x30, 7 + START_TLS.length, 0x02, 1, 1, 0x77, 2 + START_TLS.length, 0x80, START_TLS.length]),
  Buffer.from(START_TLS),
])
const MESSAGE = 4096

export async function ldap({ reader, say }: Talk): Promise<void> {
  say(EXTENDED_REQUEST)
  const message = await elementOf(reader)
  const id = elementAt(message, 0)
  const response = elementAt(message, id.end)
  const result = elementAt(response.content, 0)
  if (response.tag !== 0x78 || result.tag !== 0x0a) throw new Failure('protocol', 'the server does not speak it')
  const code = result.content[0]
  if (code !== 0) throw new Failure('protocol', `the server refuses with the result code ${code}`)
}

/** The content of the sequence that a server sends. */
async function elementOf(reader: Reader): Promise<Buffer> {
  const [tag, first = 0] = await bytesOf(reader, 2)
  const more = first < 0x80 ? 0 : first & 0x7f
  if (tag !== 0x30 || more > 2 || first === 0x80) throw new Failure('protocol', 'the server does not speak it')
  const length = more === 0 ? first : (await bytesOf(reader, more)).readUIntBE(0, more)
  if (length > MESSAGE) throw new Failure('protocol', `the server sends a message of more than ${MESSAGE} bytes`)
  return bytesOf(reader, length)
}

/** An element of BER at an offset; what does not fit in has no content. */
function elementAt(bytes: Buffer, at: number): { tag: number | undefined; content: Buffer; end: number } {
  const first = bytes[at + 1] ?? 0
  const more = first < 0x80 ? 0 : Math.min(first & 0x7f, 2)
  const begin = at + 2 + more
  const length = more === 0 ? first : begin <= bytes.length ? bytes.readUIntBE(at + 2, more) : 0
  return { tag: bytes[at], content: bytes.subarray(begin, begin + length), end: begin + length }
}

async function bytesOf(reader: Reader, length: number): Promise<Buffer> {
  while (reader.received.length < length) {
    if (!(await reader.more())) throw new Failure('unreachable', 'the server closed the connection')
  }
  return reader.take(length)
}
