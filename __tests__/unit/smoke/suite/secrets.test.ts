import { describe, expect, it } from '@jest/globals'
import type { HttpCall } from '../../../../src/smoke/suite/model.js'
import { plainVariables, secretsOfCall, secretsOfUrl } from '../../../../src/smoke/suite/secrets.js'
import { literal, resolveTemplate } from '../../../../src/smoke/suite/templates.js'
import { read } from './reading.js'

const resolve = (template: Parameters<typeof resolveTemplate>[0]) =>
  resolveTemplate(template, new Map([['password', 'hunter2']]))

async function secretsOf(check: string): Promise<string[]> {
  const suite = await read(`checks: [{ name: a, ${check} }]`, {
    variables: check.includes('{{') ? { password: '' } : {},
  })
  const probe = suite.checks[0]?.probe as { call: HttpCall }
  return secretsOfCall(probe.call, resolve)
}

describe('what is secret of a call', () => {
  it.each([
    ['get: http://a.test, auth: { bearer: abcd }', ['abcd']],
    [
      'get: http://a.test, auth: { basic: { user: me, password: "{{password}}" } }',
      ['hunter2', Buffer.from('me:hunter2').toString('base64')],
    ],
    ['get: http://a.test, headers: { Authorization: "Bearer abcd", accept: json }', ['Bearer abcd', 'abcd']],
    ['get: http://a.test, headers: { cookie: "a=first; b=second" }', ['first', 'second']],
    ['get: http://a.test, headers: { X-Api-Key: abcd, private-token: efgh }', ['abcd', 'efgh']],
    [
      'get: http://a.test, headers: { DD-APPLICATION-KEY: abcd, Ocp-Apim-Subscription-Key: efgh, keyed: no }',
      ['abcd', 'efgh'],
    ],
    [
      'get: http://a.test, headers: { x-author: Jane, x-authority: abcd }, query: { author_id: Joan, oauth: efgh }',
      ['abcd', 'efgh'],
    ],
    ['get: "http://me:p%40ss@a.test/?page=2&token=abcd"', ['me', 'p%40ss', 'abcd']],
    ['get: http://a.test, query: { page: 2, access_token: abcd }', ['abcd']],
    ['post: http://a.test, form: { user: me, password: "{{password}}" }', ['hunter2']],
    ['post: http://a.test, multipart: { user: me, password: [abcd, "{{password}}"] }', ['abcd', 'hunter2']],
  ])('of %s is %j', async (check, secrets) => {
    expect(await secretsOf(check)).toEqual(secrets)
  })

  it('is every value in the query of a URL that stands in no file', () => {
    expect(secretsOfUrl(literal('http://a.test/?page=two&abcd', {}), resolve)).toEqual(['two', 'abcd'])
  })
})

describe('a plain variable', () => {
  it('is one of the suite that neither is a secret nor is made of one', async () => {
    const suite = await read(
      `
variables:
  base: http://a.test
  items: '{{base}}/items'
  key: { value: abcd, secret: true }
  env: { env: KEY }
  x-api-key: efgh
  header: 'Key {{key}}'
  further: '{{header}}{{base}}'
checks: [{ name: a, get: '{{items}}', capture: { id: $.id } }]
`,
      { environment: { KEY: 'ijkl' } },
    )
    expect([...plainVariables(suite)].sort()).toEqual(['base', 'items'])
  })
})
