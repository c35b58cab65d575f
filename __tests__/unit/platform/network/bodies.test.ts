import { createHash } from 'node:crypto'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from '@jest/globals'
import type { Response } from '../../../../src/gate/network.js'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import { failureOf } from '../../../support/network-failure.js'
import { Servers } from '../../../support/servers.js'

const PATIENT = 30_000
const servers = new Servers()
afterEach(() => servers.stop())

const PACKED = gzipSync(Buffer.alloc(32 * 1024 * 1024))
const TEXT = Buffer.from('täxt '.repeat(5000))
/** 288 MiB of nothing, in a few hundred kilobytes. */
const BOMB = Buffer.concat(Array.from({ length: 9 }, () => PACKED))
const digest = (name: string, content: Uint8Array) => createHash(name).update(content).digest('hex')

async function ask(content: Buffer, encoding: string | null, keep?: number): Promise<Response> {
  const url = await servers.http((_, response) => {
    response.writeHead(200, encoding === null ? {} : { 'content-encoding': encoding }).end(content)
  })
  const kept = keep === undefined ? {} : { keep }
  return machineNetwork.request({ method: 'GET', url, timeout: PATIENT, ...kept })
}

describe('a body', () => {
  it.each<[string | null, (content: Buffer) => Buffer]>([
    [null, content => content],
    ['identity', content => content],
    ['gzip', content => gzipSync(content)],
    ['X-GZIP', content => gzipSync(content)],
    ['gzip', content => Buffer.concat([gzipSync(content.subarray(0, 99)), gzipSync(content.subarray(99))])],
    ['deflate', content => deflateSync(content)],
    ['deflate', content => deflateRawSync(content)],
    ['br', content => brotliCompressSync(content)],
    ['gzip, br', content => brotliCompressSync(gzipSync(content))],
    ['deflate,identity , gzip', content => gzipSync(deflateRawSync(content))],
  ])('with the encoding %s is decoded, and counted as it came', async (encoding, encode) => {
    const content = encode(TEXT)
    const response = await ask(content, encoding, 1_000_000)
    expect(response).toMatchObject({
      size: content.length,
      cut: false,
      sha256: digest('sha256', TEXT),
      md5: digest('md5', TEXT),
    })
    expect(Buffer.from(response.body ?? []).equals(TEXT)).toBe(true)
  })

  it.each([0, 1, 5000, TEXT.length - 1, TEXT.length])(
    'is kept up to %d bytes, and its digests are of the whole',
    async keep => {
      const response = await ask(gzipSync(TEXT), 'gzip', keep)
      expect(Buffer.from(response.body ?? []).equals(TEXT.subarray(0, keep))).toBe(true)
      expect(response).toMatchObject({ cut: keep < TEXT.length, sha256: digest('sha256', TEXT) })
    },
  )

  it('that is not kept is not decoded', async () => {
    const response = await ask(Buffer.from('no gzip'), 'gzip')
    expect(response.size).toBe(7)
    expect(response.body).toBeUndefined()
    expect(response.sha256).toBeUndefined()
  })

  it.each(['gzip', 'deflate', 'br'])('that is empty has no encoding, though %s is said', async encoding => {
    const response = await ask(Buffer.alloc(0), encoding, 10)
    expect(response).toMatchObject({ size: 0, cut: false, sha256: digest('sha256', Buffer.alloc(0)) })
    expect(response.body).toHaveLength(0)
  })

  it('in an unknown encoding is left as it is', async () => {
    const response = await ask(TEXT, 'zstd', 1_000_000)
    expect(Buffer.from(response.body ?? []).equals(TEXT)).toBe(true)
    const outer = await ask(gzipSync(TEXT), 'zstd, gzip', 1_000_000)
    expect(Buffer.from(outer.body ?? []).equals(TEXT)).toBe(true)
  })

  it.each<[string, Buffer]>([
    ['gzip', Buffer.from('this is no gzip')],
    ['gzip', gzipSync(TEXT).subarray(0, -20)],
    ['deflate', deflateSync(TEXT).subarray(0, 50)],
    ['br', brotliCompressSync(TEXT).subarray(0, 20)],
    ['br', Buffer.from('this is no brotli, by any means')],
  ])('that is not in its encoding %s is a failure', async (encoding, content) => {
    const failure = await failureOf(ask(content, encoding, 10))
    expect(failure).toMatchObject({
      kind: 'protocol',
      message: expect.stringMatching(`^the body is not valid as ${encoding}: `),
    })
  })

  it.each<[string, Buffer]>([
    ['gzip', BOMB],
    ['gzip, br', brotliCompressSync(BOMB)],
  ])('that grows without measure from %s is a failure', async (encoding, bomb) => {
    const failure = await failureOf(ask(bomb, encoding, 10))
    expect(failure).toMatchObject({ kind: 'protocol', message: 'the body is more than 256 MiB when it is decoded' })
  })

  it('that is encoded again and again is a failure', async () => {
    const failure = await failureOf(ask(gzipSync(gzipSync(gzipSync(TEXT))), 'gzip, gzip, gzip', 10))
    expect(failure.message).toMatch(/^content-encoding names 3 codings one upon the other/)
  })
})
