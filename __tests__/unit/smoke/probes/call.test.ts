import { describe, expect, it } from '@jest/globals'
import { outgoing } from '../../../../src/smoke/probes/call.js'
import { multipart } from '../../../../src/smoke/probes/multipart.js'
import { Unsendable } from '../../../../src/smoke/probes/unsendable.js'
import type { HttpCall } from '../../../../src/smoke/suite/model.js'
import { resolveTemplate, templateOf } from '../../../../src/smoke/suite/templates.js'

const text = (value: string) => templateOf(value, { file: 'suite.yml', line: 3 })

function out(call: Partial<HttpCall> & { to?: string }, variables: Record<string, string> = {}) {
  const { to = 'http://a.test/', ...rest } = call
  const whole = { method: 'GET', url: text(to), headers: [], query: [], body: null, auth: null, ...rest }
  const values = new Map(Object.entries(variables))
  return outgoing(whole, (template, encode) => resolveTemplate(template, values, encode))
}

const bodyText = (call: ReturnType<typeof out>) => Buffer.from(call.body ?? []).toString()

describe('a call', () => {
  it('has its variables filled in', () => {
    const { method, url, headers } = out(
      {
        to: '{{base}}/items?page={{page}}',
        method: 'DELETE',
        headers: [
          ['X-Trace', text('{{id}}-1')],
          ['accept', text('a')],
          ['Accept', text('b')],
        ],
        query: [
          ['q', text('a b&{{id}}')],
          ['ä', text('+')],
        ],
      },
      { base: 'http://a.test', page: '2', id: 'x=y' },
    )
    expect(method).toBe('DELETE')
    expect(url.href).toBe('http://a.test/items?page=2&q=a%20b%26x%3Dy&%C3%A4=%2B')
    expect(headers).toEqual({ 'x-trace': 'x=y-1', accept: ['a', 'b'] })
  })

  it.each([
    ['http://user:pass@a.test/', 'user:pass'],
    ['http://user@a.test/', 'user:'],
    ['http://:pass@a.test/', ':pass'],
    ['http://us%40er:p%3A%2F%25ss@a.test/', 'us@er:p:/%ss'],
    ['http://j%C3%BCrgen:%F0%9F%94%91@a.test/', 'jürgen:🔑'],
  ])('takes user and password out of %s', (to, credentials) => {
    const { url, headers } = out({ to })
    expect(url.href).toBe('http://a.test/')
    expect(headers).toEqual({ authorization: `Basic ${Buffer.from(credentials).toString('base64')}` })
  })

  it('has a query whatever a server has said', () => {
    // JSON may have half a character.
    const { url } = out({ query: [['q', text('a{{half}}')]] }, { half: '\ud83d' })
    expect(url.search).toBe('?q=a%EF%BF%BD')
  })

  it('authenticates as it says, and not as its URL does', () => {
    const to = 'http://other:one@a.test/'
    const auth = { kind: 'basic', user: text('me'), password: text('{{p}}') } as const
    expect(out({ to, auth }, { p: 'ü' }).headers).toEqual({
      authorization: `Basic ${Buffer.from('me:ü').toString('base64')}`,
    })
    expect(out({ to, auth: { kind: 'bearer', token: text('t') } }).headers).toEqual({ authorization: 'Bearer t' })
    const headers = [['Authorization', text('Digest x')]] as const
    expect(out({ to, headers }).headers).toEqual({ authorization: 'Digest x' })
  })

  it.each([
    [{ kind: 'text', text: text('hä {{v}}'), type: null }, 'hä "1"', 'text/plain; charset=utf-8'],
    [{ kind: 'text', text: text('<a/>'), type: 'text/xml' }, '<a/>', 'text/xml'],
    [{ kind: 'json', text: text('{"a":"{{v}}"}') }, '{"a":"\\"1\\""}', 'application/json'],
    [{ kind: 'form', fields: [['a b', text('{{v}}&')]] }, 'a+b=%221%22%26', 'application/x-www-form-urlencoded'],
    [{ kind: 'bytes', content: Buffer.from('raw'), type: null }, 'raw', 'application/octet-stream'],
  ] as [HttpCall['body'], string, string][])('has a body of its kind: %j', (body, content, type) => {
    const call = out({ method: 'POST', body }, { v: '"1"' })
    expect(bodyText(call)).toBe(content)
    expect(call.headers).toEqual({ 'content-type': type })
    const written = out({ body, headers: [['Content-Type', text('my/own')]] }, { v: '' })
    expect(written.headers).toEqual({ 'content-type': 'my/own' })
  })

  it('sends a form of several parts', () => {
    const file = { filename: 'a"b.txt', content: Buffer.from('in the file'), type: 'text/x' }
    const call = out(
      {
        body: {
          kind: 'multipart',
          parts: [
            { name: 'field', value: text('{{v}}') },
            { name: 'file', value: file },
          ],
        },
      },
      { v: 'ü' },
    )
    const boundary = '----pipeline-actions-000000'
    expect(call.headers).toEqual({ 'content-type': `multipart/form-data; boundary=${boundary}` })
    expect(bodyText(call)).toBe(
      [
        `--${boundary}`,
        'Content-Disposition: form-data; name="field"',
        '',
        'ü',
        `--${boundary}`,
        'Content-Disposition: form-data; name="file"; filename="a%22b.txt"',
        'Content-Type: text/x',
        '',
        'in the file',
        `--${boundary}--`,
        '',
      ].join('\r\n'),
    )
  })

  it('has a boundary that no part holds', () => {
    const content = Buffer.from('x ----pipeline-actions-000000 y ----pipeline-actions-000001')
    expect(multipart([{ name: 'a', content }]).boundary).toBe('----pipeline-actions-000002')
  })
})

describe('what cannot be sent', () => {
  const unsendable = (act: () => unknown): Unsendable => {
    try {
      act()
    } catch (error) {
      if (error instanceof Unsendable) return error
    }
    throw new Error('it was sent')
  }

  it.each([
    ['{{v}}', '/path', '"/path"'],
    ['{{v}}/x', 'ftp://a.test', '"ftp://a.test/x"'],
    ['{{v}}', 'http://me:secret@a b/', '"http://***"'],
    ['{{v}}', 'x?token=secret', '"x?***"'],
  ])('is a URL %s of %s', (to, v, actual) => {
    const error = unsendable(() => out({ to }, { v }))
    expect(error.expected).toBe('a URL that begins with http:// or https://')
    expect(error.actual).toBe(actual)
    expect(error.place).toEqual({ file: 'suite.yml', line: 3 })
  })

  it.each(['http://me:50%off@a.test/', 'http://%ff@a.test/'])('is %s', to => {
    expect(unsendable(() => out({ to })).message).toContain('a % encodes nothing; write it %25')
  })

  it.each(['a\r\nx-evil: 1', 'a\nb', 'a\0b'])('is a header that would be several: %j', v => {
    const error = unsendable(() => out({ headers: [['X-Id', text('{{v}}')]] }, { v }))
    expect(error.message).toContain('header X-Id')
    expect(error.message).not.toContain('evil')
    expect(() => out({ auth: { kind: 'bearer', token: text('{{v}}') } }, { v })).toThrow(Unsendable)
  })
})
