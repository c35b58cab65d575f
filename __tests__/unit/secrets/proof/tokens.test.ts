import { createHmac, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { decodeJsonObject, numberMember, parseJsonObject, textMember } from '../../../../src/secrets/proof/json.js'
import { readJwt } from '../../../../src/secrets/proof/jwt.js'
import { readMacaroon } from '../../../../src/secrets/proof/macaroon.js'
import { serviceAccountAt } from '../../../../src/secrets/proof/service-account.js'

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

function jwt(header: unknown, payload: unknown, signed = true): string {
  const text = `${encode(header)}.${encode(payload)}`
  return `${text}.${signed ? createHmac('sha256', 'k').update(text).digest('base64url') : ''}`
}

describe('a JSON Web Token', () => {
  it('says what it is', () => {
    const token = jwt({ alg: 'HS256', typ: 'JWT' }, { sub: 'größe', exp: 1_700_000_000, iat: 1_600_000_000 })
    expect(readJwt(token)).toEqual({
      header: { alg: 'HS256', typ: 'JWT' },
      payload: { sub: 'größe', exp: 1_700_000_000, iat: 1_600_000_000 },
      algorithm: 'HS256',
      parts: 3,
      signed: true,
      expires: 1_700_000_000,
      issued: 1_600_000_000,
    })
  })

  it('may be unsigned, sealed, or carry anything', () => {
    expect(readJwt(jwt({ alg: 'none' }, {}, false))).toMatchObject({ algorithm: 'none', signed: false, expires: null })
    expect(readJwt(jwt({ alg: 'HS256' }, { exp: 'soon' }, false))).toMatchObject({ signed: false, expires: null })
    expect(readJwt(jwt({ alg: 'HS256' }, 'plain'))).toMatchObject({ payload: null, signed: true })
    const sealed = [encode({ alg: 'dir', enc: 'A256GCM' }), '', encode('iv'), encode('text'), encode('tag')].join('.')
    expect(readJwt(sealed)).toMatchObject({ parts: 5, payload: null, signed: true })
  })

  it.each([
    '',
    '..',
    'a.b.c',
    'e30.e30.e30',
    jwt({ typ: 'JWT' }, {}),
    jwt([], {}),
    jwt({ alg: 1 }, {}),
    `${jwt({ alg: 'HS256' }, {})}.a`,
    `${jwt({ alg: 'HS256' }, {})}!`,
  ])('is not %j', text => {
    expect(readJwt(text)).toBeNull()
  })
})

describe('a JSON object', () => {
  it('has members of its own only', () => {
    const object = decodeJsonObject(encode('{"a":"b","n":1,"__proto__":{"x":"y"},"big":1e999}'))
    expect(
      object === null ? null : [textMember(object, 'a'), textMember(object, 'x'), textMember(object, 'toString')],
    ).toEqual(['b', null, null])
    expect(
      object === null ? null : [numberMember(object, 'n'), numberMember(object, 'big'), numberMember(object, 'a')],
    ).toEqual([1, null, null])
  })

  it.each(['', '{', '[]', 'null', '"a"', '1', `{"a":"${'b'.repeat(70_000)}"}`])('is not %j', text => {
    expect(parseJsonObject(text)).toBeNull()
    expect(decodeJsonObject(encode(text))).toBeNull()
  })
})

describe('a macaroon', () => {
  const field = (type: number, data: string): string => String.fromCharCode(type, data.length) + data
  const macaroon = (location: string | null, caveats: string[]): string =>
    Buffer.from(
      `\x02${location === null ? '' : field(1, location)}${field(2, 'an id')}\0${caveats.map(caveat => `${field(2, caveat)}\0`).join('')}\0${field(6, 's'.repeat(32))}`,
      'latin1',
    ).toString('base64url')

  it('says its host and how many caveats it has', () => {
    const text = macaroon('index.example', ['[1, 2]', '{"permissions": "user"}'])
    expect(readMacaroon(text)).toEqual({ location: 'index.example', caveats: 2, complete: true })
  })

  it('may be without a host or caveats', () => {
    expect(readMacaroon(macaroon(null, []))).toEqual({ location: null, caveats: 0, complete: true })
  })

  it('is not complete where something is missing or too much', () => {
    const text = macaroon('a.example', ['b'])
    for (let length = 2; length < text.length - 1; length += 1) {
      expect(readMacaroon(text.slice(0, length))?.complete ?? false).toBe(false)
    }
    expect(readMacaroon(`${text}AAAA`)?.complete ?? false).toBe(false)
  })

  it.each(['', 'AA', '!', 'AAAA', 'Ag'.repeat(100_000)])('is not %j', text => {
    expect(readMacaroon(text)?.complete ?? false).toBe(false)
  })
})

describe('the key of a service account', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const account = {
    type: 'service_account',
    project_id: 'a-project',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: 'robot@a-project.iam.gserviceaccount.com',
  }
  const at = (text: string) => serviceAccountAt(text, text.indexOf('service_account'))
  const known = { email: account.client_email, key: 'valid' }

  it.each<[string, string]>([
    ['in a file', JSON.stringify(account, null, 2)],
    ['in one line', JSON.stringify(account)],
    ['in other JSON', JSON.stringify({ a: { b: [account] } })],
    ['in a string', `credentials = ${JSON.stringify(JSON.stringify(account))}`],
  ])('is read %s', (_, text) => {
    const read = at(text)
    expect(read).toMatchObject(known)
    expect(text.slice(read?.start, read?.end)).toMatch(/^\{.*\}$/s)
  })

  it('is judged by its parts', () => {
    expect(at(JSON.stringify({ ...account, private_key: 'REDACTED' }))).toMatchObject({ key: 'damaged' })
    expect(at(JSON.stringify({ ...account, private_key: account.private_key.slice(0, 400) }))).toMatchObject({
      key: 'truncated',
    })
    expect(at(JSON.stringify({ ...account, client_email: 'you@example.org' }))).toMatchObject({ email: null })
  })

  it.each([
    '',
    'service_account',
    '{"type": "service_account"',
    '{"type": ["service_account"]}',
    '{service_account}',
    `{"a":"${'x'.repeat(20_000)}","type":"service_account"}`,
  ])('is not in %j', text => {
    expect(serviceAccountAt(text, Math.max(0, text.indexOf('service_account')))).toBeNull()
  })
})
