/** The few types of ASN.1 that private keys are made of, in DER (X.690). */

const tagged = (tag, content) => Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])

function lengthOf(length) {
  if (length < 128) return Buffer.from([length])
  const bytes = Buffer.from(length.toString(16).padStart(length < 256 ? 2 : 4, '0'), 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}

/** A sequence of the parts. */
export const sequence = (...parts) => tagged(0x30, Buffer.concat(parts))

/** A string of bytes. */
export const octets = bytes => tagged(0x04, bytes)

/** A string of whole bytes as bits. */
export const bits = bytes => tagged(0x03, Buffer.concat([Buffer.from([0]), bytes]))

/** Nothing, which is what some algorithms take as their parameter. */
export const nothing = tagged(0x05, Buffer.alloc(0))

/** A part that carries the number of its field. */
export const field = (n, part) => tagged(0xa0 | n, part)

/** A number that is not negative. */
export function integer(value) {
  const digits = BigInt(value).toString(16)
  const bytes = Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex')
  return tagged(0x02, bytes[0] & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)
}

/** The name of an algorithm, from its numbers. */
export function identifier(dotted) {
  const [first, second, ...rest] = dotted.split('.').map(Number)
  return tagged(0x06, Buffer.from([40 * first + second, ...rest.flatMap(base128)]))
}

function base128(value) {
  const low = [value & 0x7f]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) low.unshift((rest & 0x7f) | 0x80)
  return low
}
