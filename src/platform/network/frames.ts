import { randomBytes } from 'node:crypto'
import { Failure } from './failure.js'
import type { Reader } from './reader.js'

const CONTINUATION = 0
const TEXT = 1
const BINARY = 2
const CLOSE = 8
const PING = 9
const PONG = 10

/** Of one message. */
const MESSAGE = 1024 * 1024
/** A server that sends pings only, or empty fragments, sends no message. */
const FRAMES = 10_000

interface Frame {
  opcode: number
  final: boolean
  content: Buffer
}

/** A text message in one frame, as a client sends it. */
export function textFrame(text: string): Buffer {
  return frame(TEXT, Buffer.from(text))
}

/** The end of a connection that was not cut off. */
export function closeFrame(): Buffer {
  return frame(CLOSE, Buffer.from([1000 >> 8, 1000 & 0xff]))
}

function frame(opcode: number, content: Buffer): Buffer {
  const extended = content.length < 126 ? 0 : content.length < 65_536 ? 2 : 8
  const head = Buffer.alloc(2 + extended)
  head[0] = 0x80 | opcode
  head[1] = 0x80 | (extended === 0 ? content.length : extended === 2 ? 126 : 127)
  if (extended === 2) head.writeUInt16BE(content.length, 2)
  if (extended === 8) head.writeBigUInt64BE(BigInt(content.length), 2)
  const mask = randomBytes(4)
  const masked = content.map((byte, index) => byte ^ (mask[index % 4] ?? 0))
  return Buffer.concat([head, mask, masked])
}

/** The next message of a server, put together from its fragments; pings in between are answered. @throws Failure */
export async function messageOf(reader: Reader, say: (frame: Buffer) => void): Promise<Buffer> {
  let parts: Buffer[] | null = null
  let size = 0
  let isText = false
  for (let count = 0; count < FRAMES; count += 1) {
    const { opcode, final, content } = await frameOf(reader)
    if (opcode === PING) say(frame(PONG, content))
    else if (opcode === CLOSE) throw new Failure('unreachable', closed(content))
    else if (opcode !== PONG) {
      const begins = opcode !== CONTINUATION
      if (begins !== (parts === null)) throw new Failure('protocol', 'the fragments of a message are out of order')
      if (begins) isText = opcode === TEXT
      parts = [...(parts ?? []), content]
      size += content.length
      if (size > MESSAGE) throw tooLong()
      if (final) return checked(Buffer.concat(parts), isText)
    }
  }
  throw new Failure('protocol', `no message is complete after ${FRAMES} frames`)
}

async function frameOf(reader: Reader): Promise<Frame> {
  const [first = 0, second = 0] = await bytesOf(reader, 2)
  const opcode = first & 0x0f
  const final = (first & 0x80) !== 0
  const length = second & 0x7f
  if ((first & 0x70) !== 0) throw new Failure('protocol', 'a frame uses an extension that was not agreed on')
  if ((second & 0x80) !== 0) throw new Failure('protocol', 'a frame of the server is masked')
  if (![CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG].includes(opcode)) {
    throw new Failure('protocol', `a frame has the opcode ${opcode}, which means nothing`)
  }
  if (opcode >= CLOSE && (!final || length > 125)) {
    throw new Failure('protocol', 'a control frame is in fragments, or longer than 125 bytes')
  }
  const size =
    length < 126 ? length : length === 126 ? (await bytesOf(reader, 2)).readUInt16BE(0) : await longLength(reader)
  if (size > MESSAGE) throw tooLong()
  return { opcode, final, content: Buffer.from(await bytesOf(reader, size)) }
}

async function longLength(reader: Reader): Promise<number> {
  return Number((await bytesOf(reader, 8)).readBigUInt64BE(0))
}

async function bytesOf(reader: Reader, length: number): Promise<Buffer> {
  while (reader.received.length < length) {
    if (!(await reader.more())) throw new Failure('unreachable', 'the connection was closed without a message')
  }
  return reader.take(length)
}

function closed(content: Buffer): string {
  const code = content.length < 2 ? 'without a code' : `with the code ${content.readUInt16BE(0)}`
  const reason = content.subarray(2).toString()
  return `the server closed the WebSocket ${code}${reason === '' ? '' : ` (${JSON.stringify(reason)})`} before a message`
}

function checked(message: Buffer, isText: boolean): Buffer {
  try {
    if (isText) new TextDecoder('utf-8', { fatal: true }).decode(message)
    return message
  } catch {
    throw new Failure('protocol', 'a text message is not valid UTF-8')
  }
}

function tooLong(): Failure {
  return new Failure('protocol', `a message is longer than ${MESSAGE / 1024 / 1024} MiB`)
}
