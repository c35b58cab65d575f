import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** What came of a client: the header of its handshake, and its frames without their masks. */
export interface Heard {
  request: string
  frames: { opcode: number; text: string; masked: boolean }[]
}

interface Manners {
  /** Headers of the answer, beside those that belong to it. */
  headers?: string
  accept?: (key: string) => string
  /** Written behind the answer, in the same piece. */
  first?: Buffer
  /** Told of each frame; what it returns is written. */
  answer?: (opcode: number, text: string) => Buffer | null
}

/** A server of WebSocket, made by hand, on one connection. */
export function webSocketOn(socket: Socket, { headers = '', accept = acceptOf, first, answer }: Manners = {}): Heard {
  const heard: Heard = { request: '', frames: [] }
  let open = false
  let left = Buffer.alloc(0)
  socket.on('data', (piece: Buffer) => {
    left = Buffer.concat([left, piece])
    const end = left.indexOf('\r\n\r\n')
    if (!open && end >= 0) {
      open = true
      heard.request = left.subarray(0, end).toString()
      left = left.subarray(end + 4)
      const key = /sec-websocket-key: (.*)/i.exec(heard.request)?.[1]?.trim() ?? ''
      const own = `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept(key)}\r\n`
      const head = Buffer.from(`HTTP/1.1 101 Switching Protocols\r\n${own}${headers}\r\n`)
      socket.write(first === undefined ? head : Buffer.concat([head, first]))
    }
    while (open && left.length >= 6) {
      const short = (left[1] ?? 0) & 0x7f
      const at = short < 126 ? 2 : short === 126 ? 4 : 10
      const length = short < 126 ? short : short === 126 ? left.readUInt16BE(2) : Number(left.readBigUInt64BE(2))
      if (left.length < at + 4 + length) return
      const mask = left.subarray(at, at + 4)
      const text = left.subarray(at + 4, at + 4 + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0))
      const opcode = (left[0] ?? 0) & 0x0f
      heard.frames.push({ opcode, text: Buffer.from(text).toString(), masked: ((left[1] ?? 0) & 0x80) !== 0 })
      left = left.subarray(at + 4 + length)
      const reply = answer?.(opcode, Buffer.from(text).toString()) ?? null
      if (reply !== null) socket.write(reply)
    }
  })
  return heard
}

function acceptOf(key: string): string {
  return createHash('sha1')
    .update(key + GUID)
    .digest('base64')
}

/** A frame as a server sends it; `first` is its first byte, such as 0x81 for a whole text. */
export function serverFrame(first: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content)
  const head = Buffer.alloc(bytes.length < 126 ? 2 : bytes.length < 65_536 ? 4 : 10)
  head[0] = first
  head[1] = bytes.length < 126 ? bytes.length : bytes.length < 65_536 ? 126 : 127
  if (head.length === 4) head.writeUInt16BE(bytes.length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(bytes.length), 2)
  return Buffer.concat([head, bytes])
}
