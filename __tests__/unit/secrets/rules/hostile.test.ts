import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { kinds, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import type { Detector } from '../../../../src/secrets/model.js'
import { detectors } from '../../../../src/secrets/rules/all.js'
import { Scanner } from '../../../../src/secrets/scan/scanner.js'
import { TODAY } from '../../../support/secrets.js'

/** No key's beginning stands here as a whole. */
const DASHES = '-'.repeat(5)

/*
 * Texts that are made to take long. Each test takes a second or two; where the time for one keyword grew with the square
 * of a text's length, it would take minutes, and run into the limit.
 */

const LIMIT = 60_000
const SMALL = 64 << 10
const LARGE = 256 << 10
const LARGEST = 1 << 20
const GROUPS = 12
const random = randomFrom('hostile')
const base64 = random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', LARGE)
const base64url = base64.replace(/[+/]/g, '_')
const hex = random.text('0123456789abcdef', LARGE)

/** Texts of a length, with a keyword or many of them. */
const FILLERS: readonly ((keyword: string, length: number) => string)[] = [
  (keyword, length) => repeated(`${keyword}\n`, length),
  (keyword, length) => repeated(`${keyword} = `, length),
  (keyword, length) => repeated(`${keyword}"`, length),
  (keyword, length) => repeated(`${keyword}/`, length),
  (keyword, length) => repeated(`;${keyword}=`, length),
  (keyword, length) => repeated(`${keyword}_key=${hex.slice(0, 40)}\n`, length),
  (keyword, length) => repeated(`${keyword}${base64url.slice(0, 200)}`, length),
  (keyword, length) => repeated(`${keyword} "${base64.slice(0, 40)}" `, length),
  (keyword, length) => `${keyword}${hex}`.slice(0, length),
  (keyword, length) => `${keyword}${base64}`.slice(0, length),
  (keyword, length) => `${keyword}${base64url}`.slice(0, length),
  (keyword, length) => keyword + ' '.repeat(length),
  (keyword, length) => keyword + '"'.repeat(length),
  (keyword, length) => keyword + '\n'.repeat(length),
  (keyword, length) => `${keyword}="${'a'.repeat(length)}`,
]

function repeated(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length)
}

/** Searches them all, and lets the test's limit come into force after each. */
async function searched(own: readonly Detector[], contents: readonly string[]): Promise<number> {
  const scanner = new Scanner({ detectors: own, files: [], user: null, decode: 0, today: TODAY })
  for (const content of contents) {
    scanner.scan({ path: 'a.txt', kind: 'text', content })
    await setImmediate()
    await setImmediate()
  }
  return contents.length
}

/** One keyword for each set of detectors that have one in common: it is all the same to them. */
function samples(): [keyword: string, own: readonly Detector[]][] {
  const byKeyword = new Map<string, Detector[]>()
  for (const detector of detectors) {
    for (const keyword of detector.keywords) byKeyword.set(keyword, [...(byKeyword.get(keyword) ?? []), detector])
  }
  const bySet = new Map<string, [string, Detector[]][]>()
  for (const [keyword, own] of byKeyword) {
    const set = own.map(detector => detectors.indexOf(detector)).join()
    bySet.set(set, [...(bySet.get(set) ?? []), [keyword, own]])
  }
  return [...bySet.values()].map(same => random.pick(same))
}

describe('hostile texts', () => {
  const all = samples()

  it.each(Array.from({ length: GROUPS }, (_, group) => [group]))(
    'of keywords are searched: group %i',
    async group => {
      for (const [keyword, own] of all.filter((_, index) => index % GROUPS === group)) {
        const written = random.int(2) === 0 ? keyword : keyword.toUpperCase()
        const some = Array.from({ length: 2 }, () => random.pick(FILLERS)(written, SMALL))
        const contents = [repeated(keyword, SMALL), random.pick(FILLERS)(keyword, LARGE), ...some]
        expect(await searched(own, contents)).toBe(contents.length)
      }
    },
    LIMIT,
  )

  it(
    'of tokens without their ends are searched',
    async () => {
      const contents = kinds.map(kind => {
        const token = Buffer.from(kind.mint(randomFrom(`hostile ${kind.id}`))).toString('latin1')
        const cut = token.slice(0, random.int(2) === 0 ? -1 : token.length >> 1)
        return repeated(cut + random.pick(['', ' ', '\n', '"']), SMALL >> 2)
      })
      expect(await searched(detectors, contents)).toBe(kinds.length)
    },
    LIMIT,
  )

  const BEGIN = `${DASHES}BEGIN RSA PRIVATE KEY${DASHES}`
  const END = `${DASHES}END RSA PRIVATE KEY${DASHES}`
  it.each([
    ['beginnings of keys', BEGIN],
    ['beginnings of keys on lines', `${BEGIN}\n`],
    ['beginnings of keys in strings', `"${BEGIN}\\n" + `],
    ['keys without ends', `${BEGIN}\n${base64.slice(0, 64)}\n`],
    ['keys with the ends of others', `${BEGIN}\n${DASHES}END X${DASHES}\n`],
    ['ends before beginnings', END + BEGIN],
    ['long bodies of keys', `${BEGIN}\n${repeated(`${base64.slice(0, 64)}\n`, SMALL)}`],
    ['keys of other programs', '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n'],
    ['OpenPGP keys', `${DASHES}BEGIN PGP PRIVATE KEY BLOCK${DASHES}\nVersion: 1\n\n`],
    ['OpenVPN keys', `${DASHES}BEGIN OpenVPN Static key V1${DASHES}\n${hex.slice(0, 32)}\n`],
    ['PuTTY keys', 'PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nPrivate-Lines: 8\n'],
    ['accounts in each other', `{"type":"service_account","private_key":"${BEGIN}\\n`],
    ['JSON Web Keys', '{"kty":"RSA","d":"AAAA",'],
    ['XML keys', `<RSAKeyValue><Modulus>${base64.slice(0, 100)}</Modulus><D>`],
    ['headers of tokens', 'eyJhbGciOiJIUzI1NiJ9.'],
    ['tokens without signatures', 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.'],
    ['logins in addresses', 'https://a:b'],
    ['addresses', '://@'],
    ['keys in base64', 'MIIEpAIBAAKCAQEA'],
    ['data sources', 'a:@tcp('],
    ['commands', 'curl -u '],
    ['signatures', `sig=${base64url.slice(0, 43)}&`],
    ['headers', 'Authorization: Bearer '],
    ['marks in the middle of keys', 'sk-proj-T3BlbkFJ'],
  ])(
    'of %s are searched',
    async (_, part) => {
      expect(await searched(detectors, [repeated(part, LARGEST)])).toBe(1)
    },
    LIMIT,
  )
})
