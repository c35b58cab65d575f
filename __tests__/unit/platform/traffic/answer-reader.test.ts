import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { AnswerReader, type Wanted } from '../../../../src/platform/traffic/answer-reader.js'
import { Malformed } from '../../../../src/platform/traffic/malformed.js'

const WANTED: Wanted = { head: false, headers: true, keep: 100 }

/** Reads the answer in pieces of these lengths, the last one over and over. */
function read(text: string, wanted: Partial<Wanted> = {}, lengths: readonly number[] = [text.length]) {
  const reader = new AnswerReader({ ...WANTED, ...wanted })
  const bytes = Buffer.from(text, 'latin1')
  let beyond = 0
  for (let from = 0, piece = 0; from < bytes.length && !reader.done; piece += 1) {
    const length = Math.max(1, lengths[Math.min(piece, lengths.length - 1)] ?? 1)
    // The memory of a connection is used again for its next bytes.
    const lent = Buffer.from(bytes.subarray(from, from + length))
    beyond = reader.take(lent) + Math.max(0, bytes.length - from - length)
    lent.fill(0)
    from += length
  }
  return {
    status: reader.head?.status,
    keepAlive: reader.head?.keepAlive,
    headers: { ...reader.headers },
    body: Buffer.from(reader.body() ?? []).toString('latin1'),
    size: reader.size,
    done: reader.done,
    beyond: reader.done ? beyond : 0,
    closes: reader.close(),
  }
}

const answer = (headers: string[], body = '', status = 'HTTP/1.1 200 OK') =>
  `${[status, ...headers].map(each => `${each}\r\n`).join('')}\r\n${body}`

const CHUNKED = answer(
  ['Transfer-Encoding: chunked'],
  '5\r\nhello\r\n1;name="a value"\r\n,\r\nA \r\n the world\r\n000\r\nTrailer: x\r\n\r\n',
)

describe('the answer to a request', () => {
  it.each<[string, string, object]>([
    [
      'with a length',
      answer(['Content-Length: 5'], 'hello'),
      { body: 'hello', done: true, keepAlive: true, beyond: 0 },
    ],
    ['without anything', answer(['content-length: 0']), { body: '', size: 0, done: true, keepAlive: true }],
    ['in chunks', CHUNKED, { body: 'hello, the world', size: 16, done: true, keepAlive: true, beyond: 0 }],
    [
      'with both, of which chunks win and nothing follows',
      answer(['Content-Length: 3', 'Transfer-Encoding: chunked'], '2\r\nhi\r\n0\r\n\r\n'),
      { body: 'hi', done: true, keepAlive: false },
    ],
    [
      'in chunks whose sizes begin with zeros',
      answer(['Transfer-Encoding: chunked'], '0000000000000002\r\nhi\r\n0000000000000000\r\n\r\n'),
      { body: 'hi', done: true },
    ],
    ['up to the end', answer([], 'all of it'), { body: 'all of it', done: false, closes: true, keepAlive: false }],
    [
      'in another coding',
      answer(['Transfer-Encoding: gzip'], 'xyz'),
      { body: 'xyz', done: false, closes: true, keepAlive: false },
    ],
    ['cut short', answer(['Content-Length: 10'], 'hello'), { done: false, closes: false }],
    ['cut short in a chunk', CHUNKED.slice(0, -4), { done: false, closes: false }],
    ['with a length given twice, the same', answer(['Content-Length: 2', 'Content-Length: 2'], 'hi'), { body: 'hi' }],
    ['with status 204', answer([], '', 'HTTP/1.1 204 No Content'), { status: 204, done: true, keepAlive: true }],
    ['with status 304', answer(['Content-Length: 99'], '', 'HTTP/1.1 304 Not Modified'), { status: 304, done: true }],
    ['without words', answer(['Content-Length: 0'], '', 'HTTP/1.1 200'), { status: 200, done: true }],
    ['that closes', answer(['Content-Length: 0', 'Connection: keep-alive, Close']), { keepAlive: false, done: true }],
    ['of HTTP/1.0', answer(['Content-Length: 0'], '', 'HTTP/1.0 200 OK'), { keepAlive: false, done: true }],
    [
      'of HTTP/1.0 that goes on',
      answer(['Content-Length: 0', 'Connection: Keep-Alive'], '', 'HTTP/1.0 200 OK'),
      { keepAlive: true, done: true },
    ],
    [
      'after answers before it',
      `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n${answer(['Content-Length: 1'], 'x')}`,
      { status: 200, body: 'x', done: true, headers: { 'content-length': '1' } },
    ],
    ['with more behind it', `${answer(['Content-Length: 1'], 'x')}HTTP/1.1`, { body: 'x', done: true, beyond: 8 }],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toMatchObject(expected)
  })

  it('has no body where the request asked for none', () => {
    expect(read(answer(['Content-Length: 1000']), { head: true })).toMatchObject({ done: true, size: 0 })
  })

  it('has its headers by name, each line of them', () => {
    const lines = [
      'X-A: 1',
      'x-a:2',
      'Set-Cookie: a=1',
      'Set-Cookie: b=2',
      '__proto__: x',
      'Empty:',
      'text: \xc3\xbc',
      'content-length: 0',
    ]
    const { headers } = read(answer(lines))
    expect(Object.entries(headers)).toEqual([
      ['x-a', ['1', '2']],
      ['set-cookie', ['a=1', 'b=2']],
      ['__proto__', 'x'],
      ['empty', ''],
      ['text', 'ü'],
      ['content-length', '0'],
    ])
    expect(read(answer(lines), { headers: false }).headers).toEqual({})
  })

  it('has headers that go on in the next line in one', () => {
    const lines = ['X-A: a', ' b: c', '\t  d', 'Content-Length:', ' 2']
    const { headers, body, done } = read(answer(lines, 'hi'))
    expect([headers, body, done]).toEqual([{ 'x-a': 'a b: c d', 'content-length': '2' }, 'hi', true])
  })

  it('keeps as much of the body as is wanted, and counts the rest', () => {
    expect(read(answer(['Content-Length: 10'], '0123456789'), { keep: 4 }, [40, 3])).toMatchObject({
      body: '0123',
      size: 10,
    })
    expect(read(CHUNKED, { keep: 0 })).toMatchObject({ body: '', size: 16, done: true })
  })

  it('is the same in whatever pieces it comes', () => {
    const answers = [
      CHUNKED,
      answer(['Content-Length: 5', 'X-A: b'], 'hello'),
      answer([], 'to the end'),
      `HTTP/1.1 100 Continue\r\n\r\n${answer(['Content-Length: 2'], 'hi')}GET`,
    ]
    const lengths = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(fc.constantFrom(...answers), lengths, (text, pieces) => {
        expect(read(text, {}, pieces)).toEqual(read(text))
      }),
    )
    for (const text of answers) expect(read(text, {}, [1])).toEqual(read(text))
  })
})

describe('what is no answer', () => {
  it.each<[string, string]>([
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n\r\n'],
    ['a later version', 'HTTP/2 200\r\n\r\n'],
    ['no status', 'HTTP/1.1 20 OK\r\n\r\n'],
    ['lines that end with LF alone', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok'],
    ['an empty line that ends with LF alone', 'HTTP/1.1 200 OK\r\nX: y\nContent-Length: 2\n\r\nok'],
    ['a line that ends with LF alone', answer(['X: y\nContent-Length: 2'], 'ok')],
    ['a status that ends with LF alone', answer(['Content-Length: 2'], 'ok', 'HTTP/1.1 200 OK\nX: y')],
    ['a line, and silence', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['a change of protocol', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
    ['nothing but answers before it', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(30)],
    ['a head without an end', `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(20_000)}`],
    ['a header without a colon', answer(['nonsense', 'Content-Length: 0'])],
    ['a header without a name', answer([': x'])],
    ['a length with a space before its colon', answer(['Content-Length : 2'], 'hi')],
    ['a length that is no number', answer(['Content-Length: -1'])],
    ['a length in hexadecimal', answer(['Content-Length: 0x10'])],
    ['two lengths', answer(['Content-Length: 1', 'Content-Length: 2'], 'xx')],
    ['a list of lengths', answer(['Content-Length: 1, 1'], 'x')],
    ['a chunk without a size', answer(['Transfer-Encoding: chunked'], '\r\n')],
    ['a chunk of less than nothing', answer(['Transfer-Encoding: chunked'], '-1\r\n')],
    ['a chunk of too many digits', answer(['Transfer-Encoding: chunked'], `${'f'.repeat(13)}\r\n`)],
    ['a chunk that is too long', answer(['Transfer-Encoding: chunked'], '1\r\nxx\r\n0\r\n\r\n')],
    ['a chunk after LF alone', answer(['Transfer-Encoding: chunked'], '1\nx\r\n')],
    ['a line of chunks without an end', answer(['Transfer-Encoding: chunked'], `1;${'x'.repeat(20_000)}`)],
    ['trailers without an end', answer(['Transfer-Encoding: chunked'], `0\r\n${'X: y\r\n'.repeat(5000)}`)],
  ])('is refused: %s', (_, text) => {
    expect(() => read(text)).toThrow(Malformed)
    expect(() => read(text, {}, [1000])).toThrow(Malformed)
  })

  it.each<[string, string]>([
    ['HTTP/1.1 200 OK\n\n', 'a line of its head ends with LF alone'],
    ['\x15\x03\x01\0\x02\x02\x46', 'it is TLS: its address begins with https:'],
    ['\0\0\x18\x04\0\0\0\0\0\0\x01', 'it is HTTP/2, which no load speaks'],
    ['220 mail.example.org', 'it does not begin with HTTP/1.1 and a status'],
    ['HTTP/1.1 101 Switching Protocols\r\n\r\n', 'it changes to another protocol, with status 101'],
    ['HTTP/1.1 102 Processing\r\n\r\n'.repeat(21), '21 answers such as 102 come before it'],
  ])('is told by how %j begins', (text, reason) => {
    expect(() => read(text)).toThrow(reason)
  })
})
