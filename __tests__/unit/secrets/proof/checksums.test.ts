import { randomBytes } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decodeBase32 } from '../../../../src/secrets/proof/base32.js'
import { decodeBech32, isAgeIdentity } from '../../../../src/secrets/proof/bech32.js'
import { crc16, nkeySeedRole } from '../../../../src/secrets/proof/crc16.js'
import { crc32, endsWithBase36Crc, endsWithBase62Crc } from '../../../../src/secrets/proof/crc32.js'
import { crc24 } from '../../../../src/secrets/proof/pgp.js'

// The value that catalogues of CRCs give for every one of them.
const CHECK = '123456789'
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map(five => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function base62(number: number): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
  return Array.from({ length: 6 }, (_, at) => digits[Math.floor(number / 62 ** (5 - at)) % 62]).join('')
}

describe('checksums', () => {
  it('have the values of their catalogue', () => {
    expect(crc32(CHECK)).toBe(0xcbf43926)
    expect(crc16(Buffer.from(CHECK))).toBe(0x31c3)
    expect(crc24(Buffer.from(CHECK))).toBe(0x21cf02)
    expect([crc32(''), crc16(Buffer.alloc(0)), crc24(Buffer.alloc(0))]).toEqual([0, 0, 0xb704ce])
  })

  it('in base 62 and base 36 are verified, and no other end is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9]{1,40}$/), fc.nat(), (text, place) => {
        const with62 = text + base62(crc32(text))
        const with36 = text + crc32(text).toString(36).padStart(7, '0')
        expect([endsWithBase62Crc(with62), endsWithBase36Crc(with36)]).toEqual([true, true])
        const at = place % with62.length
        const changed = with62.slice(0, at) + (with62[at] === 'a' ? 'b' : 'a') + with62.slice(at + 1)
        expect(endsWithBase62Crc(changed)).toBe(false)
      }),
    )
    expect([endsWithBase62Crc(''), endsWithBase62Crc('000000'), endsWithBase36Crc('0000000')]).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('a seed of NATS', () => {
  const seed = (first: number, second: number): string => {
    const body = Buffer.concat([Buffer.from([first, second]), randomBytes(32)])
    const checksum = crc16(body)
    return base32(Buffer.concat([body, Buffer.from([checksum & 255, checksum >>> 8])]))
  }

  it.each<[string, number, string]>([
    ['user', 20, 'SU'],
    ['account', 0, 'SA'],
    ['operator', 14, 'SO'],
    ['server', 13, 'SN'],
    ['cluster', 2, 'SC'],
    ['curve', 23, 'SX'],
  ])('of a %s is known by its checksum', (role, value, beginning) => {
    const text = seed((18 << 3) | (value >>> 2), (value & 3) << 6)
    expect(text.slice(0, 2)).toBe(beginning)
    expect(text).toHaveLength(58)
    expect(nkeySeedRole(text)).toBe(role)
    const at = 5 + (text.charCodeAt(9) % 50)
    expect(nkeySeedRole(text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1))).toBeNull()
  })

  it.each(['', 'SU', 'S'.repeat(58), 'A'.repeat(58), 'su'.repeat(29)])('is not %j', text => {
    expect(nkeySeedRole(text)).toBeNull()
  })
})

describe('base32', () => {
  it('is decoded as it is encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
        expect(decodeBase32(base32(bytes))).toEqual(bytes)
      }),
    )
    // RFC 4648 section 10
    expect(Buffer.from(decodeBase32('MZXW6YTBOI') ?? []).toString()).toBe('foobar')
  })

  it.each(['a', 'MZXW6YTBOI======', '1', 'MZ1', 'A', 'AB', 'AAA', 'É'])('is not %j', text => {
    expect(decodeBase32(text)).toBeNull()
  })
})

describe('Bech32', () => {
  // BIP 173, test vectors
  it.each([
    'A12UEL5L',
    'a12uel5l',
    'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw',
    'split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w',
  ])('is %s', text => {
    expect(decodeBech32(text)?.prefix).toBe(text.toLowerCase().slice(0, text.lastIndexOf('1')))
  })

  it.each([
    '',
    '1',
    'A1G7SGD8',
    'a12UEL5L',
    'pzry9x0s0muk',
    '1pzry9x0s0muk',
    'x1b4n0q5v',
    'li1dgmt3',
    '10a06t8',
    '\u007f1axkwrx',
    'é12uel5l',
  ])('is not %j', text => {
    expect(decodeBech32(text)).toBeNull()
  })

  it('that is no identity of age is none', () => {
    expect(isAgeIdentity('A12UEL5L')).toBe(false)
    expect(isAgeIdentity(`AGE-SECRET-KEY-1${'Q'.repeat(58)}`)).toBe(false)
    expect(isAgeIdentity('1'.repeat(1_000_000))).toBe(false)
  })
})
