import { createHmac } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { jwtDetector } from '../../../../src/secrets/rules/jwt.js'
import { matchesIn, TODAY } from '../../../support/secrets.js'

const random = randomFrom('jwt')
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const KEY = random.bytes(32)

function token(claims: object, { alg = 'HS256', key = KEY as Buffer | string, signature = '' } = {}): string {
  const signed = `${encoded({ alg, typ: 'JWT' })}.${encoded(claims)}`
  return `${signed}.${signature || createHmac('sha256', key).update(signed).digest('base64url')}`
}
const found = (content: string): string[] =>
  matchesIn([jwtDetector], content).map(({ rule, confidence }) => `${rule} ${confidence}`)
const CLAIMS = { sub: 'svc-4711', scope: 'invoices:write' }

describe('a JSON Web Token', () => {
  it.each([
    ['between quotes', '"', '"'],
    ['alone', '', ''],
    ['in a URL', 'https://x.io/?token=', '&y=1'],
    ['in a header', 'Authorization: Bearer ', '\n'],
    ['behind an escape', 'a\\n', ''],
    ['behind a prefix', 'id_token_', ''],
  ])('is found %s', (_, before, after) => {
    const text = token(CLAIMS)
    expect(matchesIn([jwtDetector], before + text + after)).toMatchObject([
      { rule: 'jwt', confidence: 'high', secret: text, reason: expect.stringContaining('never expires') },
    ])
  })

  it('that is over is unlikely, and it is said since when', () => {
    expect(matchesIn([jwtDetector], token({ ...CLAIMS, exp: 1_600_000_000 }))).toMatchObject([
      { confidence: 'low', reason: expect.stringContaining('expired on 2020-09-13') },
    ])
    const [last, first] = [TODAY / 1000 - 1, TODAY / 1000]
    expect(found(token({ ...CLAIMS, exp: last }))).toEqual(['jwt low'])
    expect(found(token({ ...CLAIMS, exp: first }))).toEqual(['jwt high'])
    expect(matchesIn([jwtDetector], kindOf('jwt').expired?.(random) ?? '')).toMatchObject([{ confidence: 'low' }])
    expect(matchesIn([jwtDetector], token({ ...CLAIMS, exp: 4_000_000_000 }))).toMatchObject([
      { confidence: 'high', reason: expect.stringContaining('expires on 2096-10-02') },
    ])
    expect(found(token({ ...CLAIMS, exp: 9e300 }))).toEqual(['jwt high'])
  })

  it('is unlikely where its signature cannot be one of its algorithm, or anybody can make it', () => {
    expect(found(token(CLAIMS, { signature: random.bytes(31).toString('base64url') }))).toEqual(['jwt low'])
    expect(found(token(CLAIMS, { alg: 'RS256' }))).toEqual(['jwt low'])
    expect(found(token(CLAIMS, { key: 'your-256-bit-secret' }))).toEqual(['jwt low'])
    expect(found(token({ sub: 'a', iss: 'https://auth.example.com/' }))).toEqual(['jwt low'])
    expect(found(token({ foo: 'bar' }))).toEqual(['jwt low'])
  })

  it.each([
    ['the one of jwt.io', token({ sub: '1234567890', name: 'John Doe', iat: 1516239022 })],
    ['the one of RFC 7519', token({ iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true })],
    ['one with a word for its signature', token(CLAIMS, { signature: 'signature' })],
    ['one that nobody signed', `${encoded({ alg: 'none' })}.${encoded(CLAIMS)}.`],
    ['two parts', token(CLAIMS).split('.').slice(0, 2).join('.')],
    ['four parts', `${token(CLAIMS)}.${encoded(CLAIMS)}`],
    ['one whose end is left out', `${encoded({ alg: 'HS256' })}...`],
    ['one whose header has no algorithm', `${encoded({ typ: 'JWT' })}${token(CLAIMS).slice(36)}`],
    ['the middle of another text', `${random.bytes(30).toString('hex')}${token(CLAIMS)}`],
    ['a public key of Supabase', token({ iss: 'supabase', ref: 'abc', role: 'anon' })],
    ['a key of its local stack', token({ iss: 'supabase-demo', role: 'service_role' })],
  ])('is not %s', (_, content) => {
    expect(found(content)).toEqual([])
  })

  it('that is encrypted is likely', () => {
    const part = (size: number): string => random.bytes(size).toString('base64url')
    const header = encoded({ alg: 'RSA-OAEP', enc: 'A256GCM' })
    expect(found([header, part(256), part(12), part(90), part(16)].join('.'))).toEqual(['jwt medium'])
  })

  it.each([
    ['kubernetes-service-account-token', { sub: 'system:serviceaccount:default:ci', 'kubernetes.io': {} }],
    ['supabase-service-key', { iss: 'supabase', role: 'service_role' }],
    ['n8n-key', { iss: 'n8n', aud: 'public-api' }],
    ['argocd-token', { iss: 'argocd', sub: 'ci:apiKey' }],
    ['monday-token', { tid: 1, uid: 2, actid: 3 }],
  ])('of %s is known by its claims', (rule, claims) => {
    expect(found(token(claims))).toEqual([`${rule} high`])
  })
})
