import { readdirSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ReportRefused } from '../../../src/coverage/refusal.js'
import { parseXml } from '../../../src/coverage/xml.js'
import { fixture, pieces, REPORTS, refusal } from '../../support/reports.js'
import { eventsOf, eventsOfSaxes } from '../../support/xml.js'

const NAMES = ['number', 'hits', 'a', 'b:c', 'é', '日本', '__proto__', 'constructor']
const read = (content: string | Uint8Array, ...cuts: number[]) => eventsOf(content, NAMES, ...cuts)

describe('attributes', () => {
  it.each([
    ['a="1"', 'a="1" 1'],
    ["a='1'", 'a="1" 1'],
    ['a = "1"', 'a="1" 1'],
    ['\n\ta\n=\r\n"x"', 'a="x" -1'],
    ['a=""', 'a="" -1'],
    ['a="0012"', 'a="0012" 12'],
    ['a="9999999999"', 'a="9999999999" 9999999999'],
    ['a="12345678901"', 'a="12345678901" -1'],
    ['a="1.0"', 'a="1.0" -1'],
    ['a="-1"', 'a="-1" -1'],
    ['a=" 1"', 'a=" 1" -1'],
    ['a="&#49;2"', 'a="12" 12'],
    ['a="&#x1F600;&#x1f600;"', 'a="😀😀" -1'],
    ['a="&lt;&gt;&amp;&quot;&apos;&amp;lt;"', `a="<>&\\"'&lt;" -1`],
    ['a="\'>"', `a="'>" -1`],
    ["a='\">'", 'a="\\">" -1'],
    ['a="x\ty\nz\r\nw\rv"', 'a="x y z w v" -1'],
    ['a="x&#9;y&#10;&#13;"', 'a="x\\ty\\n\\r" -1'],
    ['a="é日本😀"', 'a="é日本😀" -1'],
    ['é="1" 日本="2" b:c="3"', 'b:c="3" 3 é="1" 1 日本="2" 2'],
    ['__proto__="1" constructor="2"', '__proto__="1" 1 constructor="2" 2'],
  ])('are read: %s', async (text, read_) => {
    expect(await read(`<r ${text}/>`)).toEqual([`r: ${read_}`, 'end of r'])
  })

  it('are those of their own element', async () => {
    expect(await read('<r a="1"><s hits="2"/><s a="3"></s><s/></r>')).toEqual([
      'r: a="1" 1',
      'r/s: hits="2" 2',
      'end of r/s',
      'r/s: a="3" 3',
      'end of r/s',
      'r/s:',
      'end of r/s',
      'end of r',
    ])
  })

  it('keep their values where thousands of them would share a place in a cache', async () => {
    const values = Array.from({ length: 5000 }, (_, index) => `v${(index * 7919) % 5000}`)
    const events = await read(`<r>${values.map(value => `<s a="${value}"/>`).join('')}</r>`)
    expect(events.filter(event => event.startsWith('r/s:'))).toEqual(values.map(value => `r/s: a="${value}" -1`))
  })
})

describe('texts', () => {
  it.each([
    ['x', 'x'],
    [' x\n', ' x\n'],
    ['a\r\nb\rc\n', 'a\nb\nc\n'],
    ['&lt;&#xd;&#65;&amp;amp;', '<\rA&amp;'],
    ['<![CDATA[<&amp;]]]]><![CDATA[>\r\n]]>', '<&amp;]]>\n'],
    [']] >]&gt;]]', ']] >]>]]'],
    ['日本 😀', '日本 😀'],
    ['x<?pi <r> ?>y', 'xy'],
  ])('are read: %j', async (text, read_) => {
    expect(await read(`<r>${text}</r>`)).toEqual(['r:', `text in r ${JSON.stringify(read_)}`, 'end of r'])
  })

  it('of comments are given as they stand', async () => {
    expect(await read('<!-- <a> -&amp;\r\n --><r/><!----><!-- é -->')).toEqual([
      `comment ${JSON.stringify(' <a> -&amp;\n ')}`,
      'r:',
      'end of r',
      'comment ""',
      'comment " é "',
    ])
  })
})

describe('what may stand before the root', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['a declaration', '<?xml version="1.0" encoding="UTF-8" standalone=\'no\' ?>\n'],
    ['a version to come', "<?xml version='1.9'?>"],
    ['instructions and comments', '<!-- c --><?xml-stylesheet href="x"?>\n<?p?>'],
    ['a document type', '<!DOCTYPE r>'],
    ['a document type of a system', "<!DOCTYPE r SYSTEM 'http://x/y.dtd' >"],
    ['a public document type', '<!DOCTYPE r\nPUBLIC "-//X//DTD 1.0//EN" "http://x/y?z=\'">'],
    ['a document type of its own', '<!DOCTYPE r [ ]>'],
    [
      'declarations',
      '<!DOCTYPE r SYSTEM "x" [<!ELEMENT r (#PCDATA)>\n<!ATTLIST r a CDATA ">" b (x|y) \'"\'><!NOTATION n SYSTEM "]">' +
        '<!-- <!ENTITY --><?p ]> ?>] >',
    ],
  ])('is %s', async (_, before) => {
    expect((await read(`${before}<r/>`)).filter(event => !event.startsWith('comment'))).toEqual(['r:', 'end of r'])
  })
})

describe('what is refused', () => {
  it.each([
    ['nothing at all', '', 1, 1, 'no root element'],
    ['white space', ' \n ', 2, 2, 'no root element'],
    ['a declaration alone', '<?xml version="1.0"?>', 1, 22, 'no root element'],
    ['two roots', '<a/>\n <b/>', 2, 2, 'more than one root'],
    ['text before the root', 'x<a/>', 1, 1, 'outside the root'],
    ['text after the root', '<a/>\n\nx', 3, 1, 'outside the root'],
    ['a reference after the root', '<a/>&amp;', 1, 5, 'outside the root'],
    ['a CDATA section after the root', '<a/><![CDATA[]]>', 1, 5, 'outside the root'],
    ['an element that is not closed', '<a>\n<b></b>', 2, 8, 'ends before </a>'],
    ['a tag that is closed by another', '<a><b>\n</a></b>', 2, 1, '</a> stands where </b> belongs'],
    ['a closing tag alone', '</a>', 1, 1, '</a> closes nothing'],
    ['a closing tag after the root', '<a/></a>', 1, 5, '</a> closes nothing'],
    ['attributes of a closing tag', '<a></a b="1">', 1, 8, 'only > can follow'],
    ['a tag without a name', '<a>< b/></a>', 1, 5, 'must begin with a letter'],
    ['a name that begins with a digit', '<1a/>', 1, 2, 'must begin with a letter'],
    ['a name that begins with a hyphen of sorts', '<·a/>', 1, 2, 'must begin with a letter'],
    ['a name with a foreign character', '<a×/>', 1, 3, 'white space, > or /> belongs'],
    ['an attribute without a value', '<a b/>', 1, 5, '= belongs here'],
    ['an attribute without quotes', '<a b=1/>', 1, 6, 'must be quoted'],
    ['attributes without white space between', '<a b="1"c="2"/>', 1, 9, 'white space, > or /> belongs'],
    ['an attribute that is given twice', '<a b="1"\n b="2"/>', 2, 2, 'has the attribute b twice'],
    ['< in a value', '<a b="é<"/>', 1, 8, 'is written &lt;'],
    ['a slash in a tag', '<a / >', 1, 5, 'only > can follow /'],
    ['an entity of HTML', '<a>&nbsp;</a>', 1, 4, '&nbsp; is none of the five'],
    ['an entity by the name of a method', '<a>&constructor;</a>', 1, 4, '&constructor; is none of the five'],
    ['an & by itself', '<a b="x & y"/>', 1, 9, 'is written &amp;'],
    ['an & without an end', '<a>&amp </a>', 1, 4, 'is written &amp;'],
    ['an empty reference', '<a>&;</a>', 1, 4, 'is written &amp;'],
    ['a character reference without digits', '<a>&#;</a>', 1, 4, 'is written &#65;'],
    ['a character reference of other digits', '<a>&#xfg;</a>', 1, 4, 'is written &#65;'],
    ['a character reference in capitals', '<a>&#X41;</a>', 1, 4, 'is written &#65;'],
    ['a reference to a zero byte', '<a>&#0;</a>', 1, 4, 'does not allow'],
    ['a reference to half a character', '<a>&#xD800;</a>', 1, 4, 'does not allow'],
    ['a reference to U+FFFE', '<a>&#xFFFE;</a>', 1, 4, 'does not allow'],
    ['a reference beyond all characters', '<a>&#99999999999999999999;</a>', 1, 4, 'does not allow'],
    ['a zero byte', '<a>\n\0</a>', 2, 1, 'U+0000, which XML does not allow'],
    ['a control character in a value', '<a b="\u0008"/>', 1, 7, 'U+0008'],
    ['a control character in a comment', '<a><!--\u001f--></a>', 1, 8, 'U+001F'],
    ['a control character in a CDATA section', '<a><![CDATA[\u0001]]></a>', 1, 13, 'U+0001'],
    ['U+FFFF', '<a>\uffff</a>', 1, 4, 'U+FFFF'],
    [']]> in a text', '<a>x]]]></a>', 1, 6, 'is written ]]&gt;'],
    ['-- in a comment', '<a><!-- -- --></a>', 1, 11, 'may not hold --'],
    ['a comment that ends in a hyphen', '<a><!-- ---></a>', 1, 11, 'may not hold --'],
    ['a declaration that is none', '<a><!x></a>', 1, 4, 'neither a comment'],
    ['an XML declaration in a document', '<a><?xml version="1.0"?></a>', 1, 4, 'is not at its beginning'],
    ['an XML declaration after white space', ' <?xml version="1.0"?><a/>', 1, 2, 'is not at its beginning'],
    ['an XML declaration in capitals', '<?XML version="1.0"?><a/>', 1, 1, 'is not at its beginning'],
    ['an XML declaration without a version', '<?xml encoding="utf-8"?><a/>', 1, 1, 'must be <?xml version'],
    ['an XML declaration of version 2', '<?xml version="2.0"?><a/>', 1, 1, 'must be <?xml version'],
    ['an instruction without a name', '<a><? x?></a>', 1, 6, 'must begin with a letter'],
    ['an instruction of a strange name', '<a><?x@?></a>', 1, 7, 'white space or ?>'],
    ['two document types', '<!DOCTYPE a><!DOCTYPE a><a/>', 1, 13, 'does not belong here'],
    ['a document type after the root', '<a/><!DOCTYPE a>', 1, 5, 'does not belong here'],
    ['a document type without a name', '<!DOCTYPE><a/>', 1, 10, 'white space belongs'],
    ['a document type without a system', '<!DOCTYPE a PUBLIC "x"><a/>', 1, 23, 'the document type must be'],
    ['a document type of words', '<!DOCTYPE a b><a/>', 1, 13, 'the document type must be'],
    ['an entity', '<!DOCTYPE a [\n<!ENTITY x "1">]><a/>', 2, 1, 'declares entities of its own'],
    ['an entity for parameters', '<!DOCTYPE a [%x;]><a/>', 1, 14, 'only declarations belong'],
  ])('is %s', async (_, text, line, column, message) => {
    const error = await refusal(read(text))
    expect({ line: error.line, column: error.column }).toEqual({ line, column })
    expect(error.message).toContain(message)
    expect(error.message).toContain(message.startsWith('declares') ? '' : 'is not well-formed XML')
    // The same, whatever is known of the document when.
    const bytes = Buffer.from(text)
    expect(await refusal(read(bytes, ...bytes.keys()))).toEqual(error)
  })

  it.each([
    ['a sequence that is cut off', [0xe6, 0x97]],
    ['a byte that goes on where nothing began', [0x80]],
    ['< in two bytes', [0xc0, 0xbc]],
    ['half a character', [0xed, 0xa0, 0x80]],
    ['a character beyond all', [0xf4, 0x90, 0x80, 0x80]],
    ['Latin-1', [0xfc, 0x72]],
  ])('is what is not in UTF-8: %s', async (_, bytes) => {
    for (const [before, after] of [
      ['<a>\n', '</a>'],
      ['<a\nb="', '"/>'],
    ]) {
      const content = Buffer.concat([Buffer.from(before as string), Buffer.from(bytes), Buffer.from(after as string)])
      const error = await refusal(read(content))
      expect(error.message).toMatch(/not in UTF-8|does not allow/)
      expect(error.line).toBe(2)
    }
  })

  it('is an element deeper than 64, and none before', async () => {
    const nested = (depth: number) => '<a>\n'.repeat(depth) + '</a>'.repeat(depth)
    expect(await read(nested(64))).toHaveLength(64 + 64 + 64)
    expect(await refusal(read(nested(65)))).toMatchObject({ message: 'nests elements deeper than 64', line: 65 })
  })

  it('is a tag, a text or a comment of more than 1 MiB, wherever it is cut', async () => {
    const most = 1 << 20
    const cases = [
      (length: number) => `<a>\n<b c="${'x'.repeat(length - 9)}"/></a>`,
      (length: number) => `<a>\n<b/>${'x'.repeat(length)}</a>`,
      (length: number) => `<a>\n<!--${'x'.repeat(length - 7)}--></a>`,
      (length: number) => `<a>\n<![CDATA[${'x'.repeat(length - 12)}]]></a>`,
      (length: number) => `<a>\n<?x ${'x'.repeat(length - 6)}?></a>`,
    ]
    for (const document of cases) {
      await read(document(most))
      const text = document(most + 1)
      for (const cuts of [[], [10], [most - 3], [most + 3], [most + 6]]) {
        const error = await refusal(read(text, ...cuts))
        expect(error).toMatchObject({ message: 'holds more than 1 MiB in one tag or text', line: 2 })
      }
    }
  })

  it('is a document of more than 500 names, or of a name longer than 256 bytes', async () => {
    const elements = (count: number) => Array.from({ length: count }, (_, index) => `<e${index}/>`).join('')
    expect(await read(`<r>${elements(499)}</r>`)).toHaveLength(1000)
    expect((await refusal(read(`<r>${elements(500)}</r>`))).message).toContain('more than 500 names')
    await read(`<${'é'.repeat(128)}/>`)
    expect((await refusal(read(`<${'é'.repeat(129)}/>`))).message).toContain('a name longer than 256 bytes')
  })

  it('is what the handler refuses, at the beginning of the tag', async () => {
    const handler = (refused: string) => ({
      open(name: string) {
        if (name === refused) throw new ReportRefused('is refused')
      },
      close() {},
      text(text: string) {
        if (text === refused) throw new ReportRefused('is refused')
      },
    })
    const document = '<a>\n  <b\n c="1"/>text</a>'
    const refuse = (what: string) => refusal(parseXml(pieces(document, 9), handler(what)))
    expect(await refuse('b')).toMatchObject({ message: 'is refused', line: 2, column: 3 })
    expect(await refuse('text')).toMatchObject({ message: 'is refused', line: 3, column: 9 })
  })

  it('has its place counted in characters and in lines of whatever end', async () => {
    const lines = ['<a>\r', '\n', 'é\r', '\r', '日😀\n', 'x\r\n'].join('')
    const bytes = Buffer.from(`${lines}😀é &x;</a>`)
    for (const cuts of [[], [...bytes.keys()]]) {
      expect(await refusal(read(bytes, ...cuts))).toMatchObject({ line: 6, column: 4 })
    }
  })
})

const name = fc.constantFrom('line', 'lines', 'a', 'é', '日本', '_x.y-z', 'b:c')
const space = fc.constantFrom('', '', '', ' ', '\n', '\t', '\r\n ', '\r')
const gap = fc.constantFrom(' ', '\n', '\t ', '\r\n')
const word = fc.stringMatching(/^[\w .<>&'"\]?é日😀\n\t-]{0,8}$/u)
const escaped = (text: string) => text.replace(/[<&>"']/g, each => `&#${each.charCodeAt(0)};`)
const value = fc.oneof(
  word.map(text => `"${text.replace(/[<&"]/g, escaped)}"`),
  word.map(text => `'${text.replace(/[<&']/g, '&lt;')}'`),
)
const attributes = fc
  .uniqueArray(fc.tuple(gap, fc.constantFrom(...NAMES), space, space, value), {
    selector: each => each[1],
    maxLength: 4,
  })
  .map(all => all.map(([before, key, left, right, text]) => `${before}${key}${left}=${right}${text}`).join(''))
const between = fc.oneof(
  { weight: 3, arbitrary: space },
  { weight: 1, arbitrary: word.map(text => text.replace(/[<&>]/g, escaped)) },
  { weight: 1, arbitrary: fc.constantFrom('&amp;', '&#233;', '<!---->', '<!-- x - y -->', '<?p q?>', '<?p?>') },
  { weight: 1, arbitrary: fc.constantFrom('<![CDATA[]]>', '<![CDATA[ <&>]] ]]>', '] ', ']] ', ' > ') },
)
const { element } = fc.letrec<{ element: string }>(tie => ({
  element: fc
    .tuple(
      name,
      attributes,
      space,
      fc.option(fc.array(fc.tuple(between, tie('element'), between), { maxLength: 4 }), { freq: 8 }),
    )
    .map(([tag, given, end, inside]) =>
      inside === null ? `<${tag}${given}${end}/>` : `<${tag}${given}${end}>${inside.flat().join('')}</${tag}${end}>`,
    ),
}))
const outside = fc.constantFrom('', '', '\n', ' ', '<!-- c -->', '<?p q?>')
const document = fc
  .tuple(
    fc.constantFrom('', '<?xml version="1.0"?>', "<?xml version='1.0' encoding='utf-8' ?>"),
    outside,
    element,
    outside,
  )
  .map(parts => parts.join(''))

describe('reports of real tools', () => {
  const reports = readdirSync(REPORTS, { recursive: true, encoding: 'utf8' }).filter(path =>
    /^(?!programs).*\.xml$/.test(path),
  )
  it.each(reports)('give the same as with another parser: %s', async report => {
    const text = fixture(report).toString()
    const names = [...new Set([...text.matchAll(/([\w:.-]+)\s*=/g)].map(match => match[1] as string))]
    const events = await eventsOf(text, names)
    expect(events.length).toBeGreaterThan(50)
    expect(events).toEqual(eventsOfSaxes(text, names))
  })
})

describe('any document', () => {
  it('gives the same as with another parser', async () => {
    await fc.assert(
      fc.asyncProperty(document, async text => {
        expect(await read(text)).toEqual(eventsOfSaxes(text, NAMES))
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  it('gives the same wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.array(fc.nat(400), { maxLength: 6 }), async (text, cuts) => {
        const bytes = Buffer.from(text)
        const whole = await read(bytes)
        expect(await read(bytes, ...bytes.keys())).toEqual(whole)
        const sorted = cuts.map(cut => cut % (bytes.length + 1)).sort((a, b) => a - b)
        expect(await read(bytes, ...sorted)).toEqual(whole)
      }),
      { numRuns: 500, seed: 2 },
    )
  })

  const change = fc.record({
    kind: fc.constantFrom('delete', 'duplicate', 'insert'),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    length: fc.integer({ min: 1, max: 6 }),
    text: fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      '/',
      '?',
      '!',
      ']',
      '-',
      '=',
      ' ',
      ';',
      '\0',
      '\u001f',
      '\r',
      'é',
      'x',
    ),
  })

  it('that was changed on the way is read or refused as by another parser, and the same wherever it is cut', async () => {
    let [accepted, refused] = [0, 0]
    await fc.assert(
      fc.asyncProperty(document, fc.array(change, { minLength: 1, maxLength: 2 }), async (original, changes) => {
        const characters = [...original]
        for (const { kind, at, length, text } of changes) {
          const start = Math.floor(at * characters.length)
          const piece = kind === 'delete' ? [] : kind === 'insert' ? [text] : characters.slice(start, start + length)
          characters.splice(start, kind === 'delete' ? length : 0, ...piece)
        }
        const text = characters.join('')
        const bytes = Buffer.from(text)
        const got = await read(bytes).catch((error: unknown) => error)
        expect(await read(bytes, ...bytes.keys()).catch((error: unknown) => error)).toEqual(got)
        const other = eventsOfSaxes(text, NAMES)
        if (Array.isArray(got)) accepted += 1
        else refused += 1
        expect({ text, events: Array.isArray(got) ? got : null }).toEqual({ text, events: other })
        if (!Array.isArray(got)) expect(got).toBeInstanceOf(ReportRefused)
      }),
      { numRuns: 3000, seed: 3 },
    )
    expect(accepted).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(1000)
  })
})
