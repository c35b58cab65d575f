import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decodedTexts } from '../../../../src/secrets/decode/decoded-texts.js'
import { encodedRuns } from '../../../../src/secrets/decode/encoded-runs.js'
import { randomOf } from '../../../support/mutations.js'

const SECRET = 'password=hunter2-and-more'

const base64 = (text: string | Buffer): string => Buffer.from(text as string).toString('base64')
const hex = (text: string): string => Buffer.from(text).toString('hex')
const percent = (text: string): string => text.replace(/./g, sign => `%${hex(sign)}`)

/** What is decoded, each with the part of the content that it stood as. */
function runs(content: string): [encoded: string, encoding: string, decoded: string][] {
  return encodedRuns(content).map(({ start, end, encoding, decoded }) => [content.slice(start, end), encoding, decoded])
}

const texts = (content: string, depth = 5): string[] => [...decodedTexts(content, depth)].map(({ content }) => content)

describe('base64', () => {
  it.each([
    ['padded', base64(SECRET)],
    ['not padded', base64(SECRET).replace(/=+$/, '')],
    ['for URLs', Buffer.from(`${SECRET}??>>`).toString('base64url')],
    ['of UTF-8', base64(`${SECRET} größer`)],
  ])('%s is decoded', (_, encoded) => {
    expect(runs(`key: "${encoded}"\n`)).toEqual([
      [encoded.replace(/=+$/, ''), 'base64', Buffer.from(encoded, 'base64').toString('latin1')],
    ])
  })

  it('is found at every place, after an escape, a path or a name', () => {
    const digits = base64(`${SECRET}!!`)
    for (let spaces = 0; spaces < 40; spaces += 1)
      expect(texts(`${' '.repeat(spaces)}${digits}`)).toEqual([`${SECRET}!!`])
    for (const before of [
      '\\n',
      '/v1/blobs/',
      'https://host.example/a/',
      'my-name-',
      'x_',
      'data:text/plain;base64,',
    ]) {
      expect(texts(`${before}${digits} `)).toEqual([`${SECRET}!!`])
    }
  })

  it('of UTF-16, as PowerShell has its commands, is decoded', () => {
    const command = `Connect-It -Password 'größer ${SECRET}'`
    const encoded = base64(Buffer.from(command, 'utf16le'))
    expect(texts(`powershell -EncodedCommand ${encoded}`)).toEqual([Buffer.from(command).toString('latin1')])
  })

  it.each(['\n', '\r\n', '\n    ', '\\n', '\\r\\n'])('in lines that %j ends is one text', lineEnd => {
    const text = `${SECRET} `.repeat(20)
    const encoded = (base64(text).match(/.{1,64}/g) ?? []).join(lineEnd)
    const found = [...decodedTexts(`data: |\n    ${encoded}\nnext: line`, 1)]
    expect(found.map(({ content }) => content)).toEqual([text])
    expect((found[0]?.origin.end ?? 0) - (found[0]?.origin.start ?? 0)).toBe(encoded.replace(/=+$/, '').length)
  })

  it('that is no text is left alone', () => {
    const random = randomOf(1)
    const bytes = Buffer.from(Array.from({ length: 60_000 }, () => Math.floor(random() * 256)))
    expect(texts(`data:image/png;base64,${base64(bytes)}`)).toEqual([])
    const names = ['getElementsByClassName', 'src/secrets/decode/decoded-texts', 'a_rather_long_constant_name']
    expect(texts([...names, '66666666666666663', '0'.repeat(64), 'sha512-'.repeat(9)].join('\n'))).toEqual([])
  })
})

describe('other encodings', () => {
  it.each([
    ['hex', hex(SECRET)],
    ['hex', `0x${hex(SECRET).toUpperCase()}`],
    ['hex', [...SECRET].map(sign => `\\x${hex(sign)}`).join('')],
    ['url', percent(SECRET)],
    ['unicode', [...SECRET].map(sign => `\\u00${hex(sign)}`).join('')],
    ['unicode', SECRET.replace('=', '\\u003d')],
    ['unicode', SECRET.replace('=', '\\\\u{3D}')],
    ['entities', [...SECRET].map(sign => `&#${sign.charCodeAt(0)};`).join('')],
    ['entities', [...SECRET].map(sign => `&#x${hex(sign)};`).join('')],
  ])('%s is decoded: %s', (encoding, encoded) => {
    expect(runs(`say("${encoded}")`)).toEqual([[encoded.replace(/^0x/, ''), encoding, SECRET]])
  })

  it('give the word around the escapes', () => {
    expect(runs('see https://host.example/?a=1&password=p%40ss%21word%23 now')).toEqual([
      ['https://host.example/?a=1&password=p%40ss%21word%23', 'url', 'https://host.example/?a=1&password=p@ss!word#'],
    ])
    expect(runs('<a data-x="{&quot;password&quot;: &quot;abc&quot;}">')).toEqual([
      ['{&quot;password&quot;: &quot;abc&quot;}', 'entities', '{"password": "abc"}'],
    ])
  })

  it.each([
    '100% of 50%',
    'printf("%02x%02x%02x%02x%02x")',
    'C:\\users\\xavier',
    '\\x1b[31mred\\x1b[0m',
    'a && b & c',
    '\\u0000\\u0001\\u0002abc',
  ])('are not seen in %j', text => {
    expect(texts(text)).toEqual([])
  })
})

describe('decoding what was decoded', () => {
  const nested = percent(base64(base64(`${SECRET}??`)))

  it('goes as deep as is said, and names the place and the encodings', () => {
    const content = `a=${nested} b`
    const found = [...decodedTexts(content, 3)]
    expect(found.at(-1)).toEqual({
      content: `${SECRET}??`,
      origin: { start: 0, end: content.length - 2 },
      encodings: ['base64', 'base64', 'url'],
    })
    expect(texts(content, 2)).not.toContain(`${SECRET}??`)
    expect(texts(content, 0)).toEqual([])
  })

  it('ends, and gives no more than four times what there was', () => {
    let deep = SECRET
    for (let level = 0; level < 30; level += 1) deep = base64(deep)
    expect(texts(deep, 1000).includes(SECRET)).toBe(true)
    const bombs = [
      '%2525252541'.repeat(20_000),
      '&#x26;#x26;'.repeat(20_000),
      base64(`${base64(SECRET)}\n`.repeat(3000)),
      '\\\\u005cu005c'.repeat(9000),
    ]
    for (const bomb of bombs) {
      expect(texts(bomb, 1000).reduce((sum, text) => sum + text.length, 0)).toBeLessThanOrEqual(4 * bomb.length)
    }
  })
})

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom('%', '%41', '\\u0041', '\\x41', '&#65;', '&quot;', '=', '\n', '\\n', ' ', '"', '\\', '0x'),
    fc.string({ unit: 'binary-ascii', maxLength: 40 }),
    fc.string({ maxLength: 60 }).map(text => base64(text)),
    fc.string({ maxLength: 60 }).map(hex),
    fc.uint8Array({ maxLength: 40 }).map(bytes => Buffer.from(bytes).toString('latin1')),
  )
  const content = fc
    .array(piece, { maxLength: 12 })
    .map(parts => Buffer.from(parts.join(''), 'latin1').toString('latin1'))

  it('gives runs that lie in it and, of one encoding, do not overlap', () => {
    fc.assert(
      fc.property(content, text => {
        const ends = new Map<string, number>()
        for (const { start, end, encoding, decoded } of encodedRuns(text)) {
          const kind = encoding === 'hex' && text.slice(start, end).includes('\\') ? 'escaped' : encoding
          expect(start).toBeGreaterThanOrEqual(ends.get(kind) ?? 0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(decoded).toMatch(/^[\0-\xff]+$/)
          ends.set(kind, end)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('that is encoded is found wherever it stands', () => {
    const text = fc.stringMatching(/^[ -~]{12,80}$/)
    const before = fc.constantFrom('', ' ', '"', '\n', 'x: ', '=', '(')
    const after = fc.constantFrom('', ' ', '"', '\n', ',', '=', ')')
    fc.assert(
      fc.property(
        text,
        before,
        after,
        fc.constantFrom(base64, (t: string) => Buffer.from(t).toString('base64url')),
        (plain, before, after, encode) => {
          expect(texts(`${before}${encode(plain)}${after}`, 1)).toContain(plain)
        },
      ),
    )
  })

  // Work that grew with the square of the length would not end within the suite's time.
  it.each([
    'A',
    '/AAAAAAAAAAAAAAAA',
    '%',
    '%4',
    '%41',
    '\\',
    '\\u',
    '\\u0041',
    '\\\\\\\\x41',
    '&',
    '&#',
    '&quot;',
    'cGFz',
    `${base64(SECRET.repeat(3))}\n`.slice(0, 64),
  ])('of a megabyte of %j is read in one go', part => {
    expect(encodedRuns(part.repeat(Math.ceil(2 ** 20 / part.length)))).toBeDefined()
  })
})
