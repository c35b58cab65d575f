import { describe, expect, it } from '@jest/globals'
import { answerWith, assertion, told } from './evaluating.js'

const HTML = `<!doctype html><title>Shop</title><body class="on"><h1>Welcome <b>back</b></h1>
<ul><li>a<li>b</ul><p>5 &amp; 6</p><template><i>t</i></template>`
const XML = `<?xml version="1.0"?><feed xmlns="urn:atom" xmlns:x="urn:x"><title>News</title>
<entry id="1"><x:size>10</x:size></entry><entry id="2"><x:size>20</x:size><![CDATA[<raw>]]></entry></feed>`

const html = (path: string, predicate: string) =>
  told(`{ xpath: { '${path}': ${predicate} } }`, answerWith(HTML, 'text/html; charset=utf-8'))
const xml = (path: string, predicate: string, text = XML) =>
  told(`{ xpath: { '${path}': ${predicate} } }`, answerWith(text, 'application/atom+xml'))

describe('an expectation of XPath', () => {
  it.each([
    ['//h1', 'Welcome back'],
    ['//h1', '{ contains: back }'],
    ['//title/text()', 'Shop'],
    ['/html/body/@class', 'on'],
    ['//li', '{ count: 2 }'],
    ['//li', '[a, b]'],
    ['//li[2]', 'b'],
    ['//li[last()]/preceding-sibling::li', 'a'],
    ['count(//li)', '2'],
    ['count(//li)', '"> 1"'],
    ['//p', '5 & 6'],
    ['//h2', '{ exists: false }'],
    ['boolean(//h2)', 'false'],
  ])('passes of %s with %s in HTML', async (path, predicate) => {
    expect(await html(path, predicate)).toBe('passed')
  })

  it.each([
    ['//title', 'News'],
    ['//entry[@id="2"]/x:size', '20'],
    ['//entry[2]/text()', '<raw>'],
    ['sum(//x:size)', '30'],
    ['//*[local-name()="size"]', '{ count: 2 }'],
    ['/feed/entry/@id', '[1, 2]'],
    ['namespace-uri(/*)', 'urn:atom'],
    ['name(//entry[1]/*)', 'x:size'],
    ['//x:size/..', '{ count: 2 }'],
  ])('passes of %s with %s in XML', async (path, predicate) => {
    expect(await xml(path, predicate)).toBe('passed')
  })

  it.each([
    ['//title', 'Old', 'expected //title "Old", got "News"'],
    ['//h1', 'x', 'expected //h1 "x", got no match'],
    ['//entry/@id', '1', 'expected //entry/@id "1", got 2 values: "1", "2"'],
    ['//y:size', '1', 'expected //y:size "1", got nothing, for it cannot be evaluated: Cannot resolve QName y'],
    ['nosuch(/)', '1', expect.stringContaining('got nothing, for it cannot be evaluated: ')],
  ])('fails of %s with %s', async (path, predicate, said) => {
    expect(await xml(path, predicate)).toEqual(said)
  })

  it.each([
    ['<a><b></a>', 'is no XML: '],
    ['plain text', 'is no XML: '],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'declares entities, which are not expanded'],
    ['<a>'.repeat(400) + '</a>'.repeat(400), 'is nested more than 300 levels deep'],
    [`<a>${'<b/>'.repeat(40_000)}</a>`, 'has more than 30000 nodes'],
    [`<a>${' '.repeat(5 << 20)}</a>`, 'has more than 2 MB'],
    [`<a>${'<b xmlns="u"/>'.repeat(600)}</a>`, 'declares too many namespaces'],
  ])('does not search %.40j', async (text, why) => {
    expect(await xml('//a', '{ exists: false }', text)).toContain(`got a body that ${why}`)
  })

  it('counts no more nodes than it looks at', async () => {
    const text = `<r>${'<a/>'.repeat(10_001)}</r>`
    for (const predicate of ['{ count: 10000 }', '{ count: "> 5" }', '{ all: "" }', '{ exists: true }']) {
      expect(await xml('//a', predicate, text)).toContain('cannot be evaluated: it finds more than 10000 nodes')
    }
    expect(await xml('count(//a)', '10001', text)).toBe('passed')
  })

  it('finds its way through a document of the largest size', async () => {
    const text = `<r>${'<a x="1">t</a>'.repeat(9900)}</r>`
    expect(await xml('count(//a[@x=1]) + count(/r/a[last()])', '9901', text)).toBe('passed')
  })

  it('reads any text as HTML that is said to be HTML', async () => {
    for (const text of ['<', '{}', '<b><i></b></i><p><table><tr>x', '\0<a b=c d>', '<svg><title>x</title></svg>']) {
      expect(await told("{ xpath: { 'count(/html)': 1 } }", answerWith(text, 'text/html'))).toBe('passed')
    }
  })

  it.each([
    ['text/html', '<?xml version="1.0"?><P>x', 'count(/html//p)'],
    ['TEXT/HTML;charset=utf-8', '<P/>', 'count(/html//p)'],
    ['application/xhtml+xml', '<html><P/></html>', 'count(/html/P)'],
    ['text/xml; charset=utf-8', '<a><P/></a>', 'count(/a/P)'],
    ['text/plain', ' <?xml version="1.0"?><P/>'.trimStart(), 'count(/P)'],
    ['text/plain; charset=utf-8', '\ufeff<?xml version="1.0"?><P/>', 'count(/P)'],
    ['application/octet-stream', '\n <p>x', 'count(/html//p)'],
    ['application/vnd.google-earth.kml', '<?xml version="1.0"?><P/>', 'count(/P)'],
    [undefined, '<!doctype html><P>x', 'count(/html//p)'],
    [undefined, '<?xml version="1.0"?><P/>', 'count(/P)'],
  ])('takes a body of the type %s, %j, for what it is', async (type, text, path) => {
    const answer = type === undefined ? { ...answerWith(text), headers: {} } : answerWith(text, type)
    expect(await told(`{ xpath: { '${path}': 1 } }`, answer)).toBe('passed')
  })

  it.each([
    ['application/json', '{"a": 1}', 'a body that is neither XML nor HTML: its content-type is "application/json"'],
    ['image/png', '<p>', 'a body that is neither XML nor HTML: its content-type is "image/png"'],
    ['application/xml-dtd', '<!ELEMENT a>', expect.stringContaining('its content-type is "application/xml-dtd"')],
    ['text/plain', 'up', 'a body that is neither XML nor HTML: "up"'],
    [undefined, 'up', 'a body that is neither XML nor HTML: "up"'],
    ['text/html', '', 'an empty body, which is no document'],
    ['text/html', ' \r\n', 'an empty body, which is no document'],
    ['application/xml', '', 'an empty body, which is no document'],
    ['image/png', '', 'an empty body, which is no document'],
  ])('meets nothing in a body of the type %s that is no document: %j', async (type, text, got) => {
    const answer = type === undefined ? { ...answerWith(text), headers: {} } : answerWith(text, type)
    for (const predicate of ['{ exists: false }', '{ count: 0 }', '{ not: { exists: true } }']) {
      const { passed, actual } = await assertion(`{ xpath: { '//*[@class="error"]': ${predicate} } }`, answer)
      expect([passed, actual]).toEqual([false, got])
    }
  })
})
