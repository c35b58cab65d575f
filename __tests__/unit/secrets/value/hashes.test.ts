import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { isHash, isKeyId } from '../../../../src/secrets/value/hashes.js'
import { ALPHABETS, drawn } from '../../../support/drawn.js'

const hex = (length: number): string => drawn(ALPHABETS.hexadecimal, length, length)
const sum = (algorithm: string): string => createHash(algorithm).update('x').digest('base64')
const UUID = '3f2b8c1e-9d47-4a60-b5e8-7c1d0f9a2e63'
const OBJECT_ID = `5f${hex(22)}`

const PUBLIC: [value: string, around: string][] = [
  [UUID, `"id": "${UUID}"`],
  [`{${UUID.toUpperCase()}}`, ''],
  [UUID, `client_secret_id = "${UUID}"`.replace('secret_id', 'id')],
  [hex(32), `md5: ${hex(32)}`],
  [hex(40), `commit ${hex(40)}`],
  [hex(64), `"sha256": "${hex(64)}"`],
  [hex(64), `password_hash = "${hex(64)}"`],
  [hex(128), `checksum=${hex(128)}`],
  [hex(40), `- uses: actions/checkout@${hex(40)} # git`],
  [hex(7), 'rev'],
  [hex(40), `fileHash: '${hex(40)}'`],
  [`sha512-${sum('sha512')}`, ''],
  [`sha256:${hex(64)}`, 'image: nginx@'],
  [`h1:${sum('sha256')}`, ''],
  [sum('sha256'), `integrity: "${sum('sha256')}"`],
  [`SHA256:${sum('sha256').slice(0, 43)}`, 'known'],
  [Array.from({ length: 20 }, () => 'a7').join(':'), ''],
  ['1129384756019283746', 'channel'],
  [OBJECT_ID, `_id: ObjectId("${OBJECT_ID}")`],
  [`0x${hex(40)}`, 'owner'],
  [`0x${hex(64)}`, `txHash = "0x${hex(64)}"`],
  ['data:image/png;base64,iVBORw0KGgo', ''],
  ['01ARZ3NDEKTSV4RRFFQ69G5FAV', 'request'],
  [`$2b$12$${drawn(ALPHABETS.alphanumeric, 53, 1)}`, 'password'],
  [`pbkdf2_sha256$260000$abc$${sum('sha256')}`, 'password'],
  [`{SSHA}${sum('sha1')}`, 'userPassword'],
  [`*${hex(40).toUpperCase()}`, 'password'],
]
const OTHERS: [value: string, around: string][] = [
  [UUID, `api_key = "${UUID}"`],
  [UUID, `client_secret: ${UUID}`],
  [UUID, 'secret_id'],
  [hex(32), `api_key = "${hex(32)}"`],
  [hex(40), `token: '${hex(40)}' # sha of nothing`],
  [hex(64), `SECRET_KEY=${hex(64)}`],
  [hex(64), `const seed = "${hex(64)}"`],
  [`0x${hex(64)}`, `privateKey: "0x${hex(64)}"`],
  ['hunter2', 'md5'],
  ['Winter2024!', 'hash = "Winter2024!"'],
  [drawn(ALPHABETS.alphanumeric, 32, 9), 'checksum'],
  ['', 'sha256'],
]

describe('isHash', () => {
  it.each(PUBLIC)('knows digests, ids and public values: %s in %s', (value, around) => {
    expect(isHash(value, around)).toBe(true)
  })

  it.each(OTHERS)('leaves alone what its name calls a secret, and other text: %s in %s', (value, around) => {
    expect(isHash(value, around)).toBe(false)
  })

  it('does not go by what the value itself says', () => {
    const value = drawn(ALPHABETS.base64, 38, 2)
    expect(isHash(`${value}/md5/q`, `key = "${value}/md5/q"`)).toBe(false)
  })

  it('goes by the name right before the value on a long line', () => {
    const line = `{"sha256":"${hex(64)}","padding":"${' '.repeat(200)}","token":"${hex(40)}"}`
    expect(isHash(hex(64), line)).toBe(true)
    expect(isHash(hex(40), line)).toBe(false)
  })

  it.each(['rsa', 'ec', 'ed25519', 'rsa-pss'])('knows public keys from private ones: %s', type => {
    const options = { modulusLength: 1024, namedCurve: 'P-256' }
    const { privateKey } = generateKeyPairSync(type as 'rsa', options as { modulusLength: number })
    const open = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
    const hidden = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
    expect(isHash(open, 'key')).toBe(true)
    expect(isHash(hidden, 'key')).toBe(false)
  })

  it('knows RSA keys of PKCS#1, and encrypted private keys', () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const encrypted = { type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'x' } as const
    expect(isHash(publicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64'), '')).toBe(true)
    expect(isHash(privateKey.export({ type: 'pkcs1', format: 'der' }).toString('base64'), '')).toBe(false)
    expect(isHash(privateKey.export(encrypted).toString('base64'), '')).toBe(false)
  })
})

describe('isKeyId', () => {
  const fingerprint = hex(40).toUpperCase()

  it.each(['GPG_KEY', 'pgpKey', 'user.signingkey'])('knows a fingerprint by its name: %s', name => {
    expect(isKeyId(fingerprint, name)).toBe(true)
    expect(isKeyId(fingerprint.slice(24), name)).toBe(true)
  })

  it.each(['API_KEY', 'GPG_PASSPHRASE', 'db.key'])('leaves the same text alone under another one: %s', name => {
    expect(isKeyId(fingerprint, name)).toBe(false)
  })

  it('leaves a signing key alone that is no fingerprint', () => {
    expect(isKeyId(`a${hex(39)}`, 'signing_key')).toBe(false)
    expect(isKeyId(hex(39), 'GPG_KEY')).toBe(false)
  })
})
