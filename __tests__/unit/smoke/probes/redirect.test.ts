import { describe, expect, it } from '@jest/globals'
import type { Outgoing } from '../../../../src/smoke/probes/call.js'
import { followed, redirectOf } from '../../../../src/smoke/probes/redirect.js'

const BASE = new URL('http://a.test/path/here')
const BODY = Buffer.from('content')

const request = (method: string, body?: Uint8Array): Outgoing => ({
  method,
  url: BASE,
  headers: {
    authorization: 'Bearer t',
    cookie: 'id=1',
    'x-api-key': 'k',
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
    const after = followed(first, first, status, new URL('/next', BASE))
    expect(after.method).toBe(next)
    expect(after.body).toBe(keeps ? BODY : undefined)
    expect(after.headers['content-type']).toBe(keeps ? 'text/plain' : undefined)
    expect(after.headers['accept']).toBe('a/b')
  })

  it('that dropped a body does not bring it back', () => {
    const first = request('POST', BODY)
    const second = followed(first, first, 302, new URL('/next', BASE))
    const third = followed(first, second, 307, new URL('/last', BASE))
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
    const { headers } = followed(first, first, 302, new URL(to))
    for (const name of ['authorization', 'cookie', 'x-api-key', 'host']) {
      expect([name, headers[name] !== undefined]).toEqual([name, own])
    }
    expect(headers['accept']).toBe('a/b')
  })

  it('back to the first origin takes them along again', () => {
    const first = request('GET')
    const away = followed(first, first, 302, new URL('http://b.test/'))
    expect(followed(first, away, 302, new URL('http://a.test/')).headers['authorization']).toBe('Bearer t')
  })

  it('has no user and password of its own', () => {
    expect(redirectOf(302, 'http://me:secret@b.test/', BASE)?.href).toBe('http://b.test/')
  })

  it.each([
    [304, '/x'],
    [201, '/x'],
    [302, undefined],
    [302, ['/a', '/b']],
    [302, 'javascript:alert(1)'],
    [302, 'http://'],
  ])('is none with status %s to %s', (status, location) => {
    expect(redirectOf(status, location, BASE)).toBeNull()
  })
})
