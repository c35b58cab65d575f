import { describe, expect, it } from '@jest/globals'
import { type Destination, proxyFor } from '../../../../src/platform/network/proxies.js'

const PROXY = 'http://proxy.test:3128/'

function chosen(host: string, environment: Record<string, string>, more: Partial<Destination> = {}): string | null {
  return proxyFor({ host, port: 80, encrypted: false, ...more }, {}, environment)?.href ?? null
}

describe('the proxy for a destination', () => {
  it.each<[string, Record<string, string>, boolean, string | null]>([
    ['none where nothing says so', {}, false, null],
    ['the one for http', { HTTP_PROXY: PROXY }, false, PROXY],
    ['none of https for http', { HTTPS_PROXY: PROXY }, false, null],
    ['the one for https', { HTTPS_PROXY: PROXY }, true, PROXY],
    ['none of http for https', { HTTP_PROXY: PROXY }, true, null],
    ['the one in small letters', { http_proxy: PROXY, HTTP_PROXY: 'http://other.test' }, false, PROXY],
    ['the one in large letters where the small are empty', { http_proxy: '', HTTP_PROXY: PROXY }, false, PROXY],
    ['none where that is empty', { HTTP_PROXY: ' ' }, false, null],
    ['one without a protocol', { HTTP_PROXY: 'proxy.test:3128' }, false, PROXY],
    ['one with a user', { HTTP_PROXY: 'me:secret@proxy.test:3128' }, false, 'http://me:secret@proxy.test:3128/'],
    ['one that is asked over TLS', { HTTP_PROXY: 'https://proxy.test' }, false, 'https://proxy.test/'],
    ['none for all where all are exempt', { HTTP_PROXY: PROXY, NO_PROXY: '*' }, false, null],
  ])('is %s', (_, environment, encrypted, expected) => {
    expect(chosen('service.test', environment, { encrypted })).toBe(expected)
  })

  it('is the one that is given, whatever the environment says; or none', () => {
    const given = new URL('http://given.test:1/')
    const destination = { host: 'localhost', port: 80, encrypted: false }
    expect(proxyFor(destination, { proxy: given }, { NO_PROXY: '*' })).toBe(given)
    expect(proxyFor({ ...destination, host: 'a.test' }, { proxy: null }, { HTTP_PROXY: PROXY })).toBeNull()
  })

  it.each(['localhost', 'LOCALHOST', 'app.localhost', '127.0.0.1', '127.8.9.10', '::1'])(
    'is never one for %s',
    host => {
      expect(chosen(host, { HTTP_PROXY: PROXY })).toBeNull()
    },
  )

  it.each<[string, string, number, boolean]>([
    ['service.test', 'service.test', 80, true],
    ['SERVICE.test', 'Service.TEST', 80, true],
    ['service.test.', 'service.test', 80, true],
    ['service.test', 'service.test.', 80, true],
    ['a.service.test', 'service.test', 80, true],
    ['aservice.test', 'service.test', 80, false],
    ['service.test.evil', 'service.test', 80, false],
    ['service.test', '.service.test', 80, false],
    ['a.service.test', '.service.test', 80, true],
    ['a.service.test', '*.service.test', 80, true],
    ['service.test', '*.service.test', 80, false],
    ['service.test', 'other.test, service.test', 80, true],
    ['service.test', 'other.test service.test', 80, true],
    ['service.test', ',,', 80, false],
    ['service.test', 'service.test:80', 80, true],
    ['service.test', 'service.test:8080', 80, false],
    ['a.service.test', '.service.test:8080', 8080, true],
    ['10.1.2.3', '10.1.2.3', 80, true],
    ['10.1.2.3', '10.1.2.3:81', 80, false],
    ['10.1.2.3', '10.1.0.0/16', 80, true],
    ['10.2.2.3', '10.1.0.0/16', 80, false],
    ['10.2.2.3', '0.0.0.0/0', 80, true],
    ['10.1.2.3', '10.1.0.0/33', 80, false],
    ['10.1.2.3', '10.1.0.0/x', 80, false],
    ['10.1.2.3', '2.3', 80, false],
    ['2001:db8::1', '2001:db8:0::0001', 80, true],
    ['2001:db8::1', '[2001:db8::1]', 80, true],
    ['2001:db8::1', '[2001:db8::1]:8080', 80, false],
    ['2001:db8::1', '2001:db8::/32', 80, true],
    ['2001:db9::1', '2001:db8::/32', 80, false],
    ['2001:db9::1', '10.0.0.0/8', 80, false],
  ])('is left out for %s where NO_PROXY is %s and the port %d: %s', (host, list, port, exempt) => {
    expect(chosen(host, { HTTP_PROXY: PROXY, NO_PROXY: list }, { port })).toBe(exempt ? null : PROXY)
    expect(chosen(host, { HTTP_PROXY: PROXY, no_proxy: list }, { port })).toBe(exempt ? null : PROXY)
  })

  it.each(['socks5://me:secret@proxy.test', 'http://', 'ftp://secret', 'http://me:secret@:99999'])(
    'is a mistake where it is %s, which is not shown',
    text => {
      expect(() => chosen('service.test', { HTTP_PROXY: text })).toThrow(
        'HTTP_PROXY is not an address such as http://proxy.example:3128',
      )
    },
  )
})
