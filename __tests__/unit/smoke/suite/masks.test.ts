import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Masks } from '../../../../src/smoke/suite/masks.js'

function masked(secrets: readonly string[], text: string): string {
  const masks = new Masks()
  for (const secret of secrets) masks.add(secret)
  return masks.text(text)
}

/** As nginx and Python write a character in their logs. */
function bytesByNumber(character: string): string {
  return [...Buffer.from(character)].map(byte => `\\x${byte.toString(16).toUpperCase()}`).join('')
}

describe('masks', () => {
  it.each([
    ['as it is', 'a s3cret! b', 'a *** b'],
    ['in a URL', 'x?t=s3cret%21&u', 'x?t=***&u'],
    ['in JSON', '{"t":"s3cret!"}', '{"t":"***"}'],
    ['in base64', `Basic ${Buffer.from('s3cret!').toString('base64')}`, 'Basic ***'],
    ['twice', 's3cret!s3cret!', '***'],
  ])('hide a secret %s', (_, text, shown) => {
    expect(masked(['s3cret!'], text)).toBe(shown)
  })

  it.each([
    ['a "quoted"\none', JSON.stringify('a "quoted"\none')],
    ['a b&c/d+e', encodeURIComponent('a b&c/d+e')],
    ['a b&c/d+e', encodeURIComponent('a b&c/d+e').toLowerCase()],
    ['a b&c/d+e', new URLSearchParams({ t: 'a b&c/d+e' }).toString()],
    ['a<b>&"c"', 'a&lt;b&gt;&amp;&quot;c&quot;'],
    ['pass/word', '{"p":"pass\\/word"}'],
    ['ünï-cödé', encodeURIComponent('ünï-cödé')],
    ['pa?>ss>>', Buffer.from('pa?>ss>>').toString('base64url')],
  ])('hide %j as it stands in %j', (secret, text) => {
    expect(masked([secret], text)).toContain('***')
    expect(masked([secret], text).replaceAll('***', '')).not.toMatch(/[a-z]{2,}.*[a-z]{2,}.*[a-z]{2,}/)
  })

  it.each([
    ['in a path', (secret: string) => new URL(`http://a.test/nf/${secret}`).pathname],
    ['in a query', (secret: string) => new URL(`http://a.test/?x=${secret}`).search],
    ['in a fragment', (secret: string) => new URL(`http://a.test/#${secret}`).hash],
    ['by the numbers of bytes', (secret: string) => secret.replace(/[^ -~]|["\\]/gu, bytesByNumber)],
    [
      'by the numbers of bytes in JSON',
      (secret: string) => JSON.stringify(secret.replace(/[^ -~]|"/gu, bytesByNumber)),
    ],
    ['in lower-case hex', (secret: string) => encodeURIComponent(secret).replace(/%../g, each => each.toLowerCase())],
    ['with more encoded than has to be', (secret: string) => secret.replace(/s/g, '%73')],
    [
      'in a URL within a URL',
      (secret: string) => `?next=${encodeURIComponent(new URL(`http://a.test/${secret}`).href)}`,
    ],
    ['in JSON in a form', (secret: string) => new URLSearchParams({ q: JSON.stringify({ k: secret }) }).toString()],
    ['in base64 in a URL', (secret: string) => encodeURIComponent(Buffer.from(secret).toString('base64'))],
    ['read as latin1', (secret: string) => Buffer.from(secret).toString('latin1')],
    ['read as latin1, in JSON', (secret: string) => JSON.stringify(Buffer.from(secret).toString('latin1'))],
    ['beside bytes that are no text', (secret: string) => `%FF${encodeURIComponent(secret)}%E4`],
  ])('hide what is beyond ASCII, or means something in URLs, %s', (_, written) => {
    for (const secret of ['My Secret-Pass/99&a=1', 'pässwörd-für-alle', 'wörd & "pass"', '100%-of secret']) {
      const shown = masked([secret], `<${written(secret)}>`)
      expect(shown).toContain('***')
      for (const part of ['ecret', 'rd', 'alle', 'Pass', 'pass', 'of', 'My']) expect(shown).not.toContain(part)
      expect(shown).toMatch(/^<.*>$/)
    }
  })

  it('hide what a server makes of a secret that stands in a URL', () => {
    // Which is sent as it is, and undone there.
    expect(masked(['ab%41cd%20ef'], 'got /abAcd ef')).toBe('got /***')
    expect(masked(['pass+word'], 'got pass word')).toBe('got ***')
    // Which is cut, as far as what is left of it says anything.
    expect(masked(['before-it&after-it=1#short'], 'x before-it y after-it=1 short')).toBe('x *** y *** short')
    expect(masked(['http://a.test/items?page=2'], 'GET http://a.test/items of http://a.test/items?page=2')).toBe(
      'GET http://a.test/items of ***',
    )
    expect(masked(['domain\\user-1'], new URL('http://a.test/domain\\user-1').href)).toBe('http://a.test/***')
  })

  it('leave everything around where it was, whatever is encoded there', () => {
    expect(masked(['se cret'], 'a%20ü%C3%BC se%20cret %zz% 😀 se%2520cret%')).toBe('a%20ü%C3%BC *** %zz% 😀 ***%')
  })

  // As json.dumps of Python, json_encode of PHP, encoding/json of Go and System.Text.Json of .NET write it.
  it.each([
    String.raw`"p\\ss \"w\u00f6rd\" <a/b>"`,
    String.raw`"p\\ss \"w\u00f6rd\" <a\/b>"`,
    String.raw`"p\\ss \"wörd\" \u003ca/b\u003e"`,
    String.raw`"p\\ss \u0022w\u00F6rd\u0022 \u003Ca/b\u003E"`,
  ])('hide a secret in JSON as others write it: %s', text => {
    const secret = String.raw`p\ss "wörd" <a/b>`
    expect(JSON.parse(text)).toBe(secret)
    expect(masked([secret], text)).toBe('"***"')
    // And in JSON that stands in JSON, as a report shows it.
    expect(masked([secret], JSON.stringify(text))).toBe('"\\"***\\""')
  })

  // As `quote` and `html.escape` of Python, Jinja2 and Django write them.
  it.each([
    ['wJalrXUtnFEMI/K7MDENG+bPxRfiCYKEY=', 'wJalrXUtnFEMI/K7MDENG%2BbPxRfiCYKEY%3D'],
    ['Sup3r*Secret!x', 'Sup3r%2ASecret%21x'],
    ["it's-me&co<1>", 'it&#x27;s-me&amp;co&lt;1&gt;'],
    ["it's-me&co<1>", 'it%27s-me%26co%3c1%3e'],
    ['jin"ja-secret', 'jin&#34;ja-secret'],
    ['back\\slash<x>', 'back\\\\slash&lt;x&gt;'],
    ['pass😀word', 'pass\\ud83d\\ude00word'],
    ['pass😀word', 'pass&#128512;word'],
  ])('hide %j as %j', (secret, text) => {
    expect(masked([secret], `<${text}>`)).toBe('<***>')
  })

  it('hide a password in basic authentication, whatever the user', () => {
    for (const user of ['a', 'ab', 'abc', '']) {
      const sent = Buffer.from(`${user}:hunter2hunter2`).toString('base64')
      const shown = masked(['hunter2hunter2'], `Authorization: Basic ${sent}`)
      expect(Buffer.from(shown.replace(/.* /, '').replace('***', ''), 'base64').toString()).not.toContain('unter2')
    }
  })

  it('hide the longest of several, and all of those that overlap', () => {
    expect(masked(['token', 'token-extended'], 'token-extended token')).toBe('*** ***')
    expect(masked(['abcdef', 'defghi'], 'x abcdefghi y')).toBe('x *** y')
    expect(masked(['abcdef', 'ghijkl'], 'abcdefghijkl')).toBe('***')
  })

  it('hide each line of a secret of several lines', () => {
    expect(masked(['-----BEGIN KEY-----\nMIIEowIBAAK\nabc\n'], 'has MIIEowIBAAK but abc')).toBe('has *** but abc')
  })

  it('leave alone what is too short to be told from other text', () => {
    expect(masked(['abc', ''], 'abc')).toBe('abc')
  })

  it('hide a secret in the name of a host', () => {
    const { host } = new URL('http://Tenant-Key1.a.test/')
    expect(masked(['Tenant-Key1'], `getaddrinfo ENOTFOUND ${host}`)).toBe('getaddrinfo ENOTFOUND ***.a.test')
    expect(masked(['Shop'], 'shop.test')).toBe('shop.test')
  })

  it('leave alone the words of every JSON', () => {
    expect(masked(['true', 'null\n', 'falsehood'], '{"a":true,"b":null} falsehood dHJ1ZQ')).toBe(
      '{"a":true,"b":null} *** dHJ1ZQ',
    )
  })

  it('hide secrets that begin alike, each where it stands', () => {
    expect(masked(['sess-1', 'sess-12', 'sess-', 'essence'], 'a sess-12 b sessence sess')).toBe('a *** b s*** sess')
  })

  it('leave nothing of any secret, and all of the rest', () => {
    const secrets = fc.array(fc.string({ minLength: 4, maxLength: 12 }), { minLength: 1, maxLength: 5 })
    const between = fc.array(fc.constantFrom('<', '\u0001', '\u0002'), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(secrets, between, (all, around) => {
        const text = all.map((secret, index) => `${around[index]}${secret}`).join('')
        const shown = masked(all, text)
        for (const secret of all) if (!'<\u0001\u0002***'.includes(secret)) expect(shown).not.toContain(secret)
      }),
      { seed: 1, numRuns: 1000 },
    )
  })
})
