import { describe, expect, it } from '@jest/globals'
import { randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { frameworkDetectors } from '../../../../src/secrets/rules/frameworks.js'
import { headerDetectors } from '../../../../src/secrets/rules/headers.js'
import { matchesIn } from '../../../support/secrets.js'

const random = randomFrom('headers')
const TOKEN = random.text('abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789', 32)
const matches = (content: string) => matchesIn(headerDetectors, content)
const basic = (login: string): string => `Basic ${Buffer.from(login).toString('base64')}`

describe('a header with a token', () => {
  it.each([
    `-H "Authorization: Bearer ${TOKEN}"`,
    `headers['Authorization'] = 'Bearer ${TOKEN}'`,
    `setHeader('Authorization', 'ApiKey ${TOKEN}')`,
    `Authorization: token ${TOKEN}`,
    `Authorization: Token token="${TOKEN}"`,
    `authorization: ${TOKEN}`,
    `-H 'X-API-Key: ${TOKEN}'`,
    `"x-auth-token": "${TOKEN}"`,
    `PRIVATE-TOKEN: ${TOKEN}`,
  ])('is found in %s', content => {
    expect(matches(content)).toMatchObject([{ rule: 'bearer-header', confidence: 'medium', secret: TOKEN }])
  })

  it.each([
    'Authorization: Bearer <token>',
    'Authorization: Bearer YOUR_ACCESS_TOKEN_HERE_1234',
    'Authorization: Bearer ${{ secrets.TOKEN_OF_THE_SERVICE }}',
    'Authorization: Bearer abcdefghijklmnopqrstuvwxyz123456',
    'Authorization: Bearer token_authentication_middleware',
    `Authorization: Bearer ${TOKEN.slice(0, 24)}...`,
    `Authorization: Bearer ${TOKEN.slice(0, 19)}`,
    'Authorization: Digest realm="x"',
    'req.headers.authorization = buildAuthorizationHeaderV2()',
  ])('is not %s', content => {
    expect(matches(content)).toEqual([])
  })
})

describe('basic authentication', () => {
  it('is decoded, and judged by its password', () => {
    const secret = basic('app:kJ8sd92Ks81').slice(6)
    expect(matches(`headers: {"Authorization": "Basic ${secret}"}`)).toMatchObject([
      { rule: 'basic-auth-header', confidence: 'high', secret, name: 'app' },
    ])
    expect(matches(`Authorization: ${basic('admin:admin')}`)).toMatchObject([{ confidence: 'low' }])
  })

  it.each([
    basic('user:pass'),
    basic('Aladdin:open sesame'),
    basic('{"a": "b", "c": "d"}'),
    basic('\x01\x02:\x03\x04\x05\x06\x07\x08\x09'),
    'basic configuration:credentials',
    'Authorization: Basic ${AUTH}',
    'Authorization: Basic <credentials>',
  ])('is not %s', content => {
    expect(matches(content)).toEqual([])
  })
})

describe("a framework's key", () => {
  const found = (content: string): string[] =>
    matchesIn(frameworkDetectors, content).map(({ rule, confidence }) => `${rule} ${confidence}`)
  const base64 = (size: number): string => random.bytes(size).toString('base64')
  const hex = (size: number): string => random.bytes(size).toString('hex')
  const django = random.text('abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)', 50)

  it.each([
    ['laravel-app-key high', `APP_KEY=base64:${base64(32)}`],
    ['laravel-app-key high', `<env name="APP_KEY" value="base64:${base64(16)}"/>`],
    ['django-secret-key medium', `SECRET_KEY = 'django-insecure-${django}'`],
    ['django-secret-key medium', `SECRET_KEY = config('SECRET_KEY', default='${django}')`],
    ['rails-secret-key-base medium', `secret_key_base: ${hex(64)}`],
    ['rails-secret-key-base medium', `"db_key_base": "${hex(64)}"`],
    ['rails-master-key medium', `RAILS_MASTER_KEY=${hex(16)}`],
    ['fernet-key medium', `Fernet(b'${random.bytes(32).toString('base64url')}=')`],
    ['machine-key medium', `<machineKey validationKey="${hex(64).toUpperCase()}" />`],
    ['wireguard-preshared-key medium', `PresharedKey = ${base64(32)}`],
  ])('is found as %s', (expected, content) => {
    expect(found(content)).toContain(expected)
  })

  it.each([
    'APP_KEY=',
    `APP_KEY=base64:${base64(31)}`,
    `APP_KEY=base64:${'A'.repeat(43)}=`,
    `SECRET_KEY = '${django.slice(1)}'`,
    `secret_key_base: ${hex(63)}`,
    'SECRET_KEY = os.environ["SECRET_KEY"]',
    'validationKey="AutoGenerate,IsolateApps"',
    `PresharedKey = ${base64(31)}`,
  ])('is not %s', content => {
    expect(found(content)).toEqual([])
  })
})
