import { describe, expect, it } from '@jest/globals'
import type { Predicate } from '../../../../src/smoke/expect/predicate.js'
import type { Outgoing } from '../../../../src/smoke/probes/call.js'
import { bound, followed, isNamed, redirectOf } from '../../../../src/smoke/probes/redirect.js'
import { text } from '../../../support/probe-context.js'

const BASE = new URL('http://a.test/path/here')
const BODY = Buffer.from('content')
const NONE = new Set<string>()

const equal = (value: number): Predicate => ({ is: 'equal', to: { kind: 'constant', value } })

const request = (method: string, body?: Uint8Array): Outgoing => ({
  method,
  url: BASE,
  headers: {
    authorization: 'Bearer t',
    cookie: 'id=1',
    'x-api-key': 'k',
    'dd-application-key': 'k',
    'x-mine': 'm',
    host: 'virtual.test',
    accept: 'a/b',
    'content-type': 'text/plain',
  },
  body,
})

describe('a redirect', () => {
  it.each([
    [301, 'POST', 'GET', false],
    [302, 'POST', 'GET', false],
    [303, 'POST', 'GET', false],
    [307, 'POST', 'POST', true],
    [308, 'POST', 'POST', true],
    [301, 'PUT', 'PUT', true],
    [302, 'DELETE', 'DELETE', true],
    [303, 'PUT', 'GET', false],
    [303, 'HEAD', 'HEAD', true],
    [301, 'GET', 'GET', true],
  ])('with %s of a %s is a %s', (status, method, next, keeps) => {
    const first = request(method, BODY)
    const after = followed(first, first, status, new URL('/next', BASE), NONE)
    expect(after.method).toBe(next)
    expect(after.body).toBe(keeps ? BODY : undefined)
    expect(after.headers['content-type']).toBe(keeps ? 'text/plain' : undefined)
    expect(after.headers['accept']).toBe('a/b')
  })

  it('that dropped a body does not bring it back', () => {
    const first = request('POST', BODY)
    const second = followed(first, first, 302, new URL('/next', BASE), NONE)
    const third = followed(first, second, 307, new URL('/last', BASE), NONE)
    expect(third).toMatchObject({ method: 'GET', body: undefined })
    expect(third.headers['content-type']).toBeUndefined()
  })

  it.each([
    ['http://a.test/x', true],
    ['http://a.test:80/x', true],
    ['https://a.test/x', false],
    ['http://a.test:8080/', false],
    ['http://sub.a.test/', false],
  ])('to %s takes credentials along: %s', (to, own) => {
    const first = request('GET')
    const { headers } = followed(first, first, 302, new URL(to), new Set(['x-mine']))
    for (const name of ['authorization', 'cookie', 'x-api-key', 'dd-application-key', 'host', 'x-mine']) {
      expect([name, headers[name] !== undefined]).toEqual([name, own])
    }
    expect(headers['accept']).toBe('a/b')
  })

  it('back to the first origin takes them along again', () => {
    const first = request('GET')
    const away = followed(first, first, 302, new URL('http://b.test/'), NONE)
    expect(followed(first, away, 302, new URL('http://a.test/'), NONE).headers['authorization']).toBe('Bearer t')
  })

  it('has no user and password of its own', () => {
    expect(redirectOf(302, 'http://me:secret@b.test/', BASE)).toEqual({ to: new URL('http://b.test/') })
  })

  it.each([
    [undefined, 'it has no location'],
    [['/a', '/b'], 'it has 2 locations'],
    ['javascript:alert(1)', 'it leads to javascript:, which is no address of HTTP'],
    ['ftp://me:secret@b.test/x?token=y', 'it leads to ftp://b.test/x?token=***, which is no address of HTTP'],
    ['http://[', 'its location "http://[" is no URL'],
    ['http://me:secret@[\u202e', 'its location "http://***" is no URL'],
  ])('to %s leads nowhere, and says why', (location, why) => {
    expect(redirectOf(302, location, BASE)).toEqual({ why })
  })

  it.each([304, 201, 300])('is none with status %s', status => {
    expect(redirectOf(status, '/x', BASE)).toBeNull()
  })

  it('keeps to its origin what is made of anything but plain variables', () => {
    const headers = [
      ['X-Mine', text('Key {{key}}')],
      ['x-base', text('{{base}}/x')],
      ['Accept', text('{{base}}')],
      ['accept', text('{{captured}}')],
      ['x-text', text('text')],
    ] as const
    expect([...bound(headers, new Set(['base']))]).toEqual(['x-mine', 'accept'])
  })
})

describe('a status that redirects', () => {
  it.each<[string, Predicate, boolean]>([
    ['302', equal(302), true],
    ['301', equal(301), false],
    ['3xx', { is: 'class', of: 3 }, true],
    ['2xx', { is: 'class', of: 2 }, false],
    ['[200, 302]', { is: 'one-of', of: [equal(200), equal(302)] }, true],
    ['[200, != 404]', { is: 'one-of', of: [equal(200), { is: 'not', as: equal(404) }] }, false],
    ['!= 404', { is: 'not', as: equal(404) }, false],
    ['< 400', { is: 'ordered', operator: '<', limit: 400, text: '400' }, false],
  ])('is named by %s: %#', (_, predicate, named) => {
    expect(isNamed(302, predicate)).toBe(named)
  })
})
