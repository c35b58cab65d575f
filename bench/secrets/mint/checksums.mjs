import { BASE62 } from './random.mjs'

/** CRC-32 (IEEE) of text or bytes, as an unsigned number. */
export function crc32(data) {
  let crc = 0xffffffff
  for (const byte of Buffer.from(data)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** CRC-16/XMODEM: polynomial 0x1021 from zero. */
export function crc16(bytes) {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  return crc
}

/** A number in the digits of an alphabet, highest first. */
export function inAlphabet(number, alphabet) {
  let written = ''
  for (let rest = number; rest > 0; rest = Math.floor(rest / alphabet.length)) {
    written = alphabet[rest % alphabet.length] + written
  }
  return written || alphabet[0]
}

/** A number in base 62 (digits, upper case, lower case), padded with zeros on the left. */
export function base62(number, width) {
  return inAlphabet(number, BASE62).padStart(width, '0')
}

/** A number in base 36 (lower case), padded with zeros on the left. */
export function base36(number, width) {
  return number.toString(36).padStart(width, '0')
}

/** A number as eight hexadecimal digits. */
export function hex32(number) {
  return number.toString(16).padStart(8, '0')
}

/** The bytes of a 32-bit number, lowest first. */
export function littleEndian(number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(number >>> 0)
  return bytes
}

/** Bytes as unpadded base 32 in the given alphabet. */
export function base32(bytes, alphabet) {
  return regroup(bytes, 8, 5)
    .map(value => alphabet[value])
    .join('')
}

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** Bech32 of bytes, in lower case. */
export function bech32(prefix, bytes) {
  const data = regroup(bytes, 8, 5)
  const codes = [...Buffer.from(prefix)]
  const head = [...codes.map(code => code >> 5), 0, ...codes.map(code => code & 31)]
  const sum = polymod([...head, ...data, 0, 0, 0, 0, 0, 0]) ^ 1
  const check = [25, 20, 15, 10, 5, 0].map(shift => (sum >>> shift) & 31)
  return `${prefix}1${[...data, ...check].map(value => BECH32[value]).join('')}`
}

function polymod(values) {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
  let sum = 1
  for (const value of values) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    generators.forEach((generator, bit) => {
      if ((top >>> bit) & 1) sum ^= generator
    })
  }
  return sum
}

/** Groups of `from` bits as groups of `to` bits, the last filled with zeros. */
function regroup(values, from, to) {
  const groups = []
  let held = 0
  let bits = 0
  for (const value of values) {
    held = (held << from) | value
    bits += from
    while (bits >= to) {
      bits -= to
      groups.push((held >>> bits) & ((1 << to) - 1))
    }
    held &= (1 << bits) - 1
  }
  if (bits > 0) groups.push((held << (to - bits)) & ((1 << to) - 1))
  return groups
}

/**
 * Marvin32 folded to 32 bits, little-endian, seeded with the eight ASCII characters that Microsoft's services use as
 * seeds; as published for "identifiable secrets".
 */
export function marvin32(bytes, seed) {
  const padded = Buffer.concat([bytes, Buffer.from([0x80]), Buffer.alloc(3 - (bytes.length % 4))])
  let [low, high] = [Buffer.from(seed).readUInt32BE(4), Buffer.from(seed).readUInt32BE(0)]
  const round = word => {
    low = (low + word) >>> 0
    high = (high ^ low) >>> 0
    low = (rotate(low, 20) + high) >>> 0
    high = (rotate(high, 9) ^ low) >>> 0
    low = (rotate(low, 27) + high) >>> 0
    high = rotate(high, 19)
  }
  for (let at = 0; at < padded.length; at += 4) round(padded.readUInt32LE(at))
  round(0)
  return (low ^ high) >>> 0
}

function rotate(word, bits) {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0
}

/** The token with one character changed, so that its form stays and its checksum no longer fits. */
export function changed(token, at, alphabet, random) {
  const place = at < 0 ? token.length + at : at
  const others = [...alphabet].filter(character => character !== token[place])
  return token.slice(0, place) + random.pick(others) + token.slice(place + 1)
}
