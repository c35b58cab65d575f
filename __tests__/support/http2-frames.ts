/** A frame of HTTP/2, made by hand; `length` where it is to lie. */
export function frame(type: number, flags: number, stream: number, content: Buffer, length = content.length): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, content])
}

const NOTHING = Buffer.alloc(0)
export const DATA = 0
export const HEADERS = 1
export const PUSH_PROMISE = 5
export const PING = 6
export const CONTINUATION = 9
export const END_HEADERS = 4

/** What a server begins with. */
export const SETTINGS = frame(4, 0, 0, NOTHING)
/** `:status` 200 as HPACK has it in its table. */
export const OK = Buffer.from([0x88])
/** The beginning of an answer that has a body. */
export const ANSWER = Buffer.concat([SETTINGS, frame(HEADERS, END_HEADERS, 1, OK)])

export function data(text: string): Buffer {
  return frame(DATA, 0, 1, Buffer.from(text))
}

export function reset(code: number): Buffer {
  return frame(3, 0, 1, Buffer.from([0, 0, 0, code]))
}
