import { describe, expect, it } from '@jest/globals'
import { CookieJar } from '../../../../src/smoke/probes/cookies.js'
import { readSetCookie } from '../../../../src/smoke/probes/set-cookie.js'

const NOW = Date.UTC(2026, 0, 1)

/** What goes to `to` after `from` has set the cookies. */
function sent(from: string, cookies: string[], to: string, later = 0): string | null {
  const jar = new CookieJar()
  jar.store(new URL(from), cookies, NOW)
  return jar.header(new URL(to), NOW + later)
}

describe('a cookie', () => {
  it.each([
    ['http://a.test/', 'id=1', 'http://a.test/other', 'id=1'],
    ['http://a.test/', 'id=1', 'https://a.test:8443/', 'id=1'],
    ['http://a.test/', 'id=1', 'http://b.test/', null],
    ['http://a.test/', 'id=1', 'http://sub.a.test/', null],
    ['http://sub.a.test/', 'id=1; Domain=a.test', 'http://a.test/', 'id=1'],
    ['http://sub.a.test/', 'id=1; Domain=.A.test', 'http://other.a.test/', 'id=1'],
    ['http://a.test/', 'id=1; Domain=a.test', 'http://evil-a.test/', null],
    ['http://a.test/', 'id=1; Domain=b.test', 'http://b.test/', null],
    ['http://a.test/', 'id=1; Domain=b.test', 'http://a.test/', null],
    ['http://a.test/', 'id=1; Domain=sub.a.test', 'http://sub.a.test/', null],
    ['http://a.test/', 'id=1; Domain=test', 'http://b.test/', null],
    ['http://10.0.0.1/', 'id=1; Domain=0.0.1', 'http://10.0.0.1/', null],
    ['http://10.0.0.1/', 'id=1; Domain=10.0.0.1', 'http://10.0.0.1:81/', 'id=1'],
    ['http://a.test/x/y', 'id=1', 'http://a.test/x/z', 'id=1'],
    ['http://a.test/x/y', 'id=1', 'http://a.test/', null],
    ['http://a.test/x', 'id=1; Path=/x', 'http://a.test/x/deep', 'id=1'],
    ['http://a.test/x', 'id=1; Path=/x', 'http://a.test/xyz', null],
    ['http://a.test/x/y', 'id=1; Path=relative', 'http://a.test/x/', 'id=1'],
    ['https://a.test/', 'id=1; Secure', 'https://a.test/', 'id=1'],
    ['https://a.test/', 'id=1; Secure', 'wss://a.test/', 'id=1'],
    ['https://a.test/', 'id=1; secure', 'http://a.test/', null],
    ['http://a.test/', 'id="a=b"; HttpOnly; SameSite=Lax', 'http://a.test/', 'id="a=b"'],
    ['http://a.test/', 'id=', 'http://a.test/', 'id='],
    ['http://a.test/', '=nameless', 'http://a.test/', null],
    ['http://a.test/', 'nothing', 'http://a.test/', null],
  ])('set by %s as %s goes to %s: %s', (from, cookie, to, expected) => {
    expect(sent(from, [cookie], to)).toBe(expected)
  })

  it.each([
    ['Max-Age=60', 59_999, 'id=1'],
    ['Max-Age=60', 60_000, null],
    ['Max-Age=0', 0, null],
    ['Max-Age=-5', 0, null],
    ['Max-Age=soon', 1e12, 'id=1'],
    ['Expires=Thu, 01 Jan 2026 00:01:00 GMT', 59_999, 'id=1'],
    ['Expires=Thu, 01 Jan 2026 00:01:00 GMT', 60_000, null],
    ['Expires=Thu, 01 Jan 1970 00:00:00 GMT', 0, null],
    ['Expires=whenever', 1e12, 'id=1'],
    ['Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60', 1000, 'id=1'],
    ['Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 1000, 'id=1'],
  ])('with %s is after %s ms: %s', (attribute, later, expected) => {
    expect(sent('http://a.test/', [`id=1; ${attribute}`], 'http://a.test/', later)).toBe(expected)
  })

  it('is replaced by one of its name, host and path, and taken back by one that is over', () => {
    expect(sent('http://a.test/', ['id=1', 'id=2'], 'http://a.test/')).toBe('id=2')
    expect(sent('http://a.test/', ['id=1', 'id=2; Path=/x'], 'http://a.test/x')).toBe('id=2; id=1')
    expect(sent('http://a.test/', ['id=1', 'id=; Max-Age=0'], 'http://a.test/')).toBeNull()
  })

  it('gives way to one that is written', () => {
    const jar = new CookieJar()
    jar.store(new URL('http://a.test/'), ['id=1', 'more=2'], NOW)
    expect(jar.header(new URL('http://a.test/'), NOW, 'id=mine')).toBe('id=mine; more=2')
  })

  it('that is too long, or one too many, is not kept', () => {
    expect(readSetCookie(`id=${'x'.repeat(5000)}`, NOW)).toBeNull()
    const jar = new CookieJar()
    const many = Array.from({ length: 1200 }, (_, index) => `c${index}=${index}`)
    jar.store(new URL('http://a.test/'), many, NOW)
    const kept = jar.header(new URL('http://a.test/'), NOW)?.split('; ')
    expect(kept).toHaveLength(1000)
    expect(kept?.[0]).toBe('c200=200')
  })
})

describe('a jar of several', () => {
  it('has the cookies of all, and changes none of them', () => {
    const url = new URL('http://a.test/')
    const [one, two] = [new CookieJar(), new CookieJar()]
    one.store(url, ['a=1', 'b=1'], NOW)
    two.store(url, ['b=2'], NOW)
    const both = CookieJar.of([one, two])
    both.store(url, ['c=3'], NOW)
    expect(both.header(url, NOW)).toBe('a=1; b=2; c=3')
    expect(one.header(url, NOW)).toBe('a=1; b=1')
  })
})
