import { createPrivateKey, createPublicKey } from 'node:crypto'
import { identifier, integer, octets, sequence } from './der.mjs'

const ED25519 = Buffer.from('092b06010401da470f01', 'hex')

const packet = (tag, body) => Buffer.concat([Buffer.from([0xc0 | tag, body.length]), body])

/** A number with its length in bits before it (RFC 4880, 3.2). */
function counted(bytes) {
  const start = bytes.findIndex(byte => byte !== 0)
  const significant = bytes.subarray(start)
  const count = Buffer.alloc(2)
  count.writeUInt16BE(significant.length * 8 - Math.clz32(significant[0]) + 24)
  return Buffer.concat([count, significant])
}

/** CRC-24 as RFC 4880, 6.1 has it. */
function crc24(bytes) {
  let crc = 0xb704ce
  for (const byte of bytes) {
    crc ^= byte << 16
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x800000 ? ((crc << 1) ^ 0x1864cfb) & 0xffffff : crc << 1
  }
  return Buffer.from([crc >> 16, (crc >> 8) & 255, crc & 255])
}

/** An unprotected Ed25519 secret key and its user, armored; it has no signature of its own, so it cannot be imported. */
export function pgp(random) {
  const secret = random.bytes(32)
  const der = sequence(integer(0), sequence(identifier('1.3.101.112')), octets(octets(secret)))
  const key = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
  const open = key.export({ format: 'der', type: 'spki' }).subarray(-32)
  const made = Buffer.alloc(4)
  made.writeUInt32BE(1_700_000_000 + random.int(50_000_000))
  const point = counted(Buffer.concat([Buffer.from([0x40]), open]))
  const number = counted(secret)
  const sum = Buffer.alloc(2)
  sum.writeUInt16BE(number.reduce((total, byte) => total + byte, 0) & 0xffff)
  const body = Buffer.concat([Buffer.from([4]), made, Buffer.from([22]), ED25519, point, Buffer.from([0]), number, sum])
  const whole = Buffer.concat([packet(5, body), packet(13, Buffer.from('Anna Berg <anna@kestrel.io>'))])
  const lines = whole.toString('base64').match(/.{1,64}/g)
  const marker = word => `-----${word} PGP ${'PRIVATE'} KEY BLOCK-----`
  return [marker('BEGIN'), '', ...lines, `=${crc24(whole).toString('base64')}`, marker('END'), ''].join('\n')
}
