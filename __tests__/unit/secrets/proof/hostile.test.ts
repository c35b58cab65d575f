import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decodeBase32 } from '../../../../src/secrets/proof/base32.js'
import { decodeBech32 } from '../../../../src/secrets/proof/bech32.js'
import { nkeySeedRole } from '../../../../src/secrets/proof/crc16.js'
import { endsWithBase36Crc, endsWithBase62Crc } from '../../../../src/secrets/proof/crc32.js'
import { privateKeyForm } from '../../../../src/secrets/proof/der.js'
import { readJwt } from '../../../../src/secrets/proof/jwt.js'
import { readMacaroon } from '../../../../src/secrets/proof/macaroon.js'
import { readOpensshKey } from '../../../../src/secrets/proof/openssh.js'
import { readPem } from '../../../../src/secrets/proof/pem.js'
import { readPuttyKey } from '../../../../src/secrets/proof/putty.js'
import { serviceAccountAt } from '../../../../src/secrets/proof/service-account.js'
import { mutated, randomOf } from '../../../support/mutations.js'

// `.ci/evidence` runs ten thousand.
const RUNS = Number(process.env['MUTATIONS'] ?? 300)

/** All that reads a text; none of it may throw, or take long. */
const READERS: readonly ((text: string) => unknown)[] = [
  text => decodeBase32(text),
  text => decodeBech32(text),
  text => nkeySeedRole(text),
  text => endsWithBase36Crc(text),
  text => endsWithBase62Crc(text),
  text => readJwt(text),
  text => readMacaroon(text),
  text => readPem(text, 0),
  text => readPuttyKey(text, 0),
  text => serviceAccountAt(text, Math.floor(text.length / 2)),
  text => privateKeyForm(Buffer.from(text, 'latin1')),
  text => readOpensshKey(Buffer.from(text, 'latin1')),
]

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const sec1 = privateKey.export({ type: 'sec1', format: 'pem' }).toString()
const sealed = privateKey.export({ type: 'sec1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' }).toString()
const begin = (label: string): string => `-----BEGIN ${label}-----\n`

const SEEDS = [
  sec1,
  sealed,
  privateKey.export({ type: 'pkcs8', format: 'der' }).toString('latin1'),
  `openssh-key-v1\0${'\0\0\0\x04none'.repeat(2)}\0\0\0\0\0\0\0\x01\0\0\0\x01p\0\0\0\x08abcdabcd`,
  `${begin('OPENSSH PRIVATE KEY')}${Buffer.from('openssh-key-v1\0').toString('base64')}`,
  `${begin('PGP PRIVATE KEY BLOCK')}\n${Buffer.from('\x95\x00\x10\x04abcd\x16\x09+\x06\x01\x04\x01', 'latin1').toString('base64')}\n=abcd\n-----END PGP PRIVATE KEY BLOCK-----`,
  'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: a\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\nAAAA\nPrivate-MAC: 00\n',
  JSON.stringify({ type: 'service_account', private_key: sec1 }),
  Buffer.from('\x02\x01\x01a\x02\x01b\0\0\x06\x20', 'latin1').toString('base64url'),
  `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`,
].map(text => Buffer.from(text, 'latin1'))

describe('what is hostile', () => {
  it('is read without an error, whatever is wrong with it', () => {
    const random = randomOf(2025)
    for (let run = 0; run < RUNS; run += 1) {
      const text = mutated(SEEDS[run % SEEDS.length] as Buffer, random).toString('latin1')
      for (const read of READERS) expect(() => read(text)).not.toThrow()
    }
  })

  it('is read without an error, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      fc.uint8Array().map(bytes => Buffer.from(bytes).toString('latin1')),
    )
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('', begin('RSA PRIVATE KEY'), begin('PGP PRIVATE KEY BLOCK'), 'PuTTY-User-Key-File-2: a\n'),
        (text, before) => {
          for (const read of READERS) expect(() => read(before + text)).not.toThrow()
        },
      ),
    )
  })

  // Work that grew with the square of the length would not end within the suite's time.
  it.each([
    'A',
    '\n',
    'A\n',
    ' ',
    '\\n',
    '\\',
    '{',
    '"',
    '=',
    '.',
    '+ ',
    'a: b\n',
    '-----BEGIN ',
    '-----END ',
    'Proc-Type: 4,',
    '1',
    '\x30\x80',
    '&#',
    '\xff',
  ])('is read in one go, a megabyte of %j', part => {
    const long = part.repeat(2 ** 20 / part.length)
    for (const before of ['', begin('RSA PRIVATE KEY'), begin('PGP PRIVATE KEY BLOCK'), 'PuTTY-User-Key-File-2: a\n']) {
      for (const read of READERS) expect(() => read(before + long)).not.toThrow()
    }
  })
})
