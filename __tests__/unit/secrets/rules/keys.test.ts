import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { keyFileDetectors } from '../../../../src/secrets/rules/key-files.js'
import { pemDetector } from '../../../../src/secrets/rules/keys.js'
import { matchesIn } from '../../../support/secrets.js'

const detectors = [pemDetector, ...keyFileDetectors]
const random = randomFrom('keys')
const mint = (id: string): string => kindOf(id).mint(random).trim()
const rsa = mint('rsa-private-key')
const ec = mint('ec-private-key')
const found = (content: string): string[] =>
  matchesIn(detectors, content).map(({ rule, confidence }) => `${rule} ${confidence}`)
const eachLine = (text: string, before: string, after = ''): string =>
  text
    .split('\n')
    .map(line => before + line + after)
    .join('\n')
const [BEGIN, END] = ['BEGIN', 'END'].map(word => `${'-'.repeat(5)}${word} PRIVATE KEY${'-'.repeat(5)}`)

describe('a private key between its lines', () => {
  it.each([
    ['in YAML', `key: |\n${eachLine(rsa, '    ')}\nother: 1`],
    ['in JSON', JSON.stringify({ key: rsa })],
    ['in JSON in JSON', JSON.stringify(JSON.stringify({ key: rsa }))],
    ['joined from strings', eachLine(rsa, '  "', '\\n" +')],
    ['in comments', eachLine(rsa, '// ')],
    ['in a diff', eachLine(rsa, '+')],
    ['with CRLF', rsa.replaceAll('\n', '\r\n')],
    ['with spaces for line ends', rsa.replaceAll('\n', ' ')],
    ['in XML', `<key>${rsa.replaceAll('\n', '&#10;')}</key>`],
  ])('is found %s', (_, content) => {
    const [match] = matchesIn(detectors, content)
    expect(match).toMatchObject({ rule: 'rsa-private-key', confidence: 'high' })
    expect(match?.secret.slice(0, 20)).toBe(rsa.slice(0, 20))
    expect(match?.secret.slice(-20)).toBe(rsa.slice(-20))
  })

  it('is likely where a part of it is missing or changed', () => {
    const lines = rsa.split('\n')
    expect(found(lines.slice(0, 9).join('\n'))).toEqual(['rsa-private-key medium'])
    expect(found([...lines.slice(0, 4), ...lines.slice(5)].join('\n'))).toEqual(['rsa-private-key medium'])
  })

  it('of other kinds is found as just one', () => {
    const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey
    const pem = dsa.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect(found(pem.replaceAll('PRIVATE', 'OTHER PRIVATE'))).toEqual(['private-key high'])
    const sealed = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'sec1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' },
    })
    expect(found(sealed.privateKey)).toEqual(['encrypted-private-key medium'])
    expect(found(sealed.publicKey)).toEqual([])
  })

  it.each([
    ['code that reads one', `if line.startswith("${BEGIN}"):\n  return read(line, until="${END}")`],
    ['the first line alone', `${BEGIN}\n`],
    ['an empty one', `${BEGIN}\n${END}\n`],
    ['dots', `"${BEGIN}\\n...\\n${END}"`],
    ['a name for it', `"${BEGIN}\\n<your private key>\\n${END}"`],
    ['words for it', `${BEGIN}\nYOUR_PRIVATE_KEY_GOES_HERE\n${END}`],
    ['a template', `${BEGIN}\n{{ lookup('env', 'KEY') }}\n${END}`],
    ['its first line and dots', `${BEGIN}\n${rsa.split('\n')[1]}...\n${END}`],
    ['a documentation of it', `${BEGIN}\n${rsa.split('\n').slice(1, 12).join('\n')}\nEXAMPLE\n${END}`],
  ])('is not %s', (_, content) => {
    expect(found(content)).toEqual([])
  })

  it('is that of a service account where its object is one', () => {
    const account = kindOf('gcp-service-account').mint(random)
    const { private_key: key, client_email: email } = JSON.parse(account) as Record<string, string>
    const match = { rule: 'gcp-service-account', confidence: 'high', name: email }
    expect(matchesIn(detectors, account)).toEqual([expect.objectContaining(match)])
    expect(found(JSON.stringify({ type: 'other', private_key: key }))).toEqual(['escaped-private-key high'])
  })
})

describe('a key of PuTTY', () => {
  const key = mint('putty-private-key')

  it.each([
    ['in a file', key],
    ['in YAML', `key: |\n${eachLine(key, '    ')}`],
    ['in JSON', JSON.stringify({ key })],
    ['with CRLF', key.replaceAll('\n', '\r\n')],
  ])('is proven by its MAC %s', (_, content) => {
    const [match] = matchesIn(detectors, content)
    expect(match).toMatchObject({ rule: 'putty-private-key', confidence: 'high', reason: 'its MAC is right' })
    expect(match?.secret.endsWith(key.slice(-20))).toBe(true)
  })

  it('is unlikely with another MAC, and likely without one', () => {
    expect(found(kindOf('putty-private-key').spoil?.(`${key}\n`, random) ?? '')).toEqual(['putty-private-key low'])
    expect(found(key.slice(0, key.lastIndexOf('\n')))).toEqual(['putty-private-key medium'])
    expect(found(key.replace('Encryption: none', 'Encryption: aes256-cbc'))).not.toContain('putty-private-key high')
    expect(found('PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\n')).toEqual([])
  })
})

describe('a private key without its lines', () => {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const edwards = generateKeyPairSync('ed25519').privateKey

  it.each([
    ['PKCS#1', key.export({ type: 'pkcs1', format: 'der' })],
    ['PKCS#8', key.export({ type: 'pkcs8', format: 'der' })],
    ['PKCS#8', curve.privateKey.export({ type: 'pkcs8', format: 'der' })],
    ['SEC1', curve.privateKey.export({ type: 'sec1', format: 'der' })],
    ['PKCS#8', edwards.export({ type: 'pkcs8', format: 'der' })],
  ])('is found as base64 of %s', (form, bytes) => {
    const text = bytes.toString('base64')
    const [match] = matchesIn(detectors, `merchant.private = "${text}"`)
    expect(match).toMatchObject({ rule: 'private-key', confidence: 'high', secret: text })
    expect(match?.reason).toContain(form)
    expect(found(text.slice(0, -8))).toEqual([])
  })

  it('is no public one', () => {
    expect(found(curve.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'))).toEqual([])
    expect(found(JSON.stringify(curve.publicKey.export({ format: 'jwk' })))).toEqual([])
  })

  it('is found in a JSON Web Key', () => {
    const jwk = curve.privateKey.export({ format: 'jwk' })
    const [match] = matchesIn(detectors, JSON.stringify({ keys: [{ ...jwk, use: 'sig' }] }, null, 2))
    expect(match).toMatchObject({ rule: 'jwk-private-key', confidence: 'high', secret: jwk.d })
    expect(found(JSON.stringify({ ...jwk, d: jwk.d?.slice(0, 43), kty: 'RSA' }))).toEqual([])
  })

  it('is found in the XML of .NET', () => {
    const { n, d } = key.export({ format: 'jwk' })
    const xml = `<RSAKeyValue><Modulus>${n}</Modulus><Exponent>AQAB</Exponent>`
    expect(found(`${xml}<D>${Buffer.from(d as string, 'base64url').toString('base64')}</D></RSAKeyValue>`)).toEqual([
      'xml-private-key high',
    ])
    expect(found(`${xml}</RSAKeyValue>`)).toEqual([])
  })

  it('is found in a static key of OpenVPN', () => {
    const lines = Array.from({ length: 16 }, () => random.bytes(16).toString('hex'))
    const label = (word: string): string => `${'-'.repeat(5)}${word} OpenVPN Static key V1${'-'.repeat(5)}`
    expect(found([label('BEGIN'), ...lines, label('END')].join('\n'))).toEqual(['openvpn-static-key high'])
    expect(found([label('BEGIN'), ...lines.slice(9), label('END')].join('\n'))).toEqual(['openvpn-static-key medium'])
    expect(found(`${label('BEGIN')}\n${label('END')}`)).toEqual([])
  })
})

it('an EC key on lines of comments is found once', () => {
  expect(found(eachLine(ec, '# '))).toEqual(['ec-private-key high'])
})
