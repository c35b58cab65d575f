import { describe, expect, it } from '@jest/globals'
import { answerWith, assertion, taken, told } from './evaluating.js'

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const BOM = Buffer.from('\ufeff')
const PAGE = '<!doctype html><title>Café</title>'

describe('the text of a body', () => {
  it.each([
    ['the header', 'text/html; charset=ISO-8859-1', latin1(PAGE)],
    ['the header, not what the page says', 'text/html; charset=utf-8', `<meta charset=iso-8859-1>${PAGE}`],
    ['a BOM, not the header', 'text/html; charset=iso-8859-1', Buffer.concat([BOM, Buffer.from(PAGE)])],
    ['a BOM of UTF-16', 'text/html', Buffer.from(`\ufeff${PAGE}`, 'utf16le')],
    ['a BOM of UTF-16, the other way', 'text/html', Buffer.from(`\ufeff${PAGE}`, 'utf16le').swap16()],
    ['nothing', 'text/html', PAGE],
    ['the page', 'text/html', latin1(`<META CharSet = 'iso-8859-1'>${PAGE}`)],
    [
      'the page, as older ones have it',
      'text/html',
      latin1(`<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">${PAGE}`),
    ],
    ['the page, of whatever type', 'text/plain', latin1(`<meta charset="iso-8859-1">${PAGE}`)],
    ['the beginning of the page alone', 'text/html', `<p>${' '.repeat(1024)}<meta charset=iso-8859-1>${PAGE}`],
    ['a page that cannot be what it says', 'text/html', `<meta charset=utf-16le>${PAGE}`],
    ['a declaration', 'text/xml', latin1('<?xml version="1.0" encoding="iso-8859-1"?><title>Café</title>')],
    ['a declaration in text', 'text/plain', latin1("<?xml version='1.0' encoding='latin1' ?><title>Café</title>")],
    ['a declaration that cannot be right', 'text/xml', '<?xml version="1.0" encoding="utf-16"?><title>Café</title>'],
    ['a declaration without charset', 'text/xml', '<?xml version="1.0"?><title encoding="latin1">Café</title>'],
  ])('is read by %s', async (_, type, body) => {
    expect(await told('{ xpath: { //title: Café } }', answerWith(body, type))).toBe('passed')
    expect(await told('{ body: { contains: Café } }', answerWith(body, type))).toBe('passed')
  })

  it.each([
    ['text/plain; charset=nonsense', 'ready'],
    ['application/json; charset="nonsense"', '{"a": 1}'],
    ['text/html', '<meta charset=nonsense><p>'],
    ['text/xml', '<?xml version="1.0" encoding="nonsense"?><p/>'],
  ])('is not read by a charset that nobody knows: %s, %j', async (type, body) => {
    const answer = answerWith(body, type)
    const got = 'a body in the charset "nonsense", which is not known here'
    for (const each of ['xpath: { //b: { exists: false } }', 'body: { not: x }', 'json: { $.b: { exists: false } }']) {
      const { passed, actual } = await assertion(`{ ${each} }`, answer)
      expect([passed, actual]).toEqual([false, got])
    }
    expect(await taken('body', answer)).toEqual({ missing: got })
  })

  it('of JSON is nothing that a page could say the charset of', async () => {
    const body = '{"a": "<meta charset=iso-8859-1>", "b": "é"}'
    expect(await told('{ json: { $.b: é } }', answerWith(body))).toBe('passed')
  })
})

describe('a body in an encoding that is not undone', () => {
  it.each([
    'body: { not: { contains: error } }',
    'json: { $.error: { exists: false } }',
    'xpath: { //error: { exists: false } }',
    'regex: { (error): { exists: false } }',
    `sha256: ${'0'.repeat(64)}`,
    `md5: ${'0'.repeat(32)}`,
  ])('meets no %s', async expected => {
    const answer = answerWith('error', 'text/html', { coding: 'zstd', sha256: '0'.repeat(64), md5: '0'.repeat(32) })
    const { passed, actual } = await assertion(`{ ${expected} }`, answer)
    expect([passed, actual]).toEqual([false, 'a body that is encoded as "zstd", which is not read here'])
  })

  it('has nothing to be captured', async () => {
    const answer = answerWith('error', 'text/html', { coding: 'zstd', sha256: '0'.repeat(64), size: 5 })
    for (const capture of ['body', 'sha256', '{ regex: e }']) {
      expect(await taken(capture, answer)).toEqual({ missing: expect.stringContaining('is encoded as "zstd"') })
    }
    expect(await taken('size', answer)).toEqual({ value: '5' })
  })
})
