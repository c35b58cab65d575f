import { describe, expect, it } from '@jest/globals'
import type { Reply } from '../../../../src/gate/traffic.js'
import { Expected, wantedOf } from '../../../../src/smoke/load/expected.js'
import type { Template } from '../../../../src/smoke/suite/model.js'
import { read } from '../suite/reading.js'

const circumstances = { resolve: ({ parts }: Template) => parts.join(''), mask: (text: string) => text, now: 0 }

async function expectationsOf(expected: string) {
  const request = `{ get: http://a.test/, expect: ${expected} }`
  const suite = await read(
    `checks: [{ name: a, get: http://a.test }]\nload: { request: ${request}, rate: 1/s, duration: 1s }`,
  )
  return suite.load?.requests[0]?.expect ?? []
}

function replyWith(headers: Reply['headers'], body: string): Reply {
  const content = Buffer.from(body)
  return {
    failure: null,
    reason: '',
    sentAt: 0,
    answeredAt: 1,
    status: 200,
    version: '1.1',
    headers,
    size: content.length,
    body: content,
  }
}

describe('what a load expects', () => {
  it.each([
    ['gzip', 'gzip'],
    ['Identity, GZIP', 'gzip'],
    [['br', 'gzip'], 'br, gzip'],
  ])('is not met by a body in the encoding %j, which no load undoes', async (encoding, name) => {
    const expectations = await expectationsOf('{ body: { not: { contains: error } } }')
    expect(wantedOf(expectations)).toMatchObject({ headersWanted: true })
    const expected = await Expected.of(expectations, circumstances)
    expect(await expected.rest(replyWith({ 'content-encoding': encoding }, 'packed'), 5)).toEqual({
      error: 'expectation',
      reason: `expected body not with "error" in it, got a body that is encoded as "${name}", which is not read here`,
    })
    expect(await expected.rest(replyWith({ 'content-encoding': 'identity' }, ''), 5)).toBeNull()
    expect(await expected.rest(replyWith({}, ''), 5)).toBeNull()
  })
})
