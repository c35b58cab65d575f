import { createHash } from 'node:crypto'
import zlib, { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
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

  it('that is not kept is decoded all the same, and has no digests', async () => {
    const response = await ask(gzipSync(TEXT), 'gzip')
    expect(response).toMatchObject({ size: gzipSync(TEXT).length, beginning: TEXT })
    expect(response.body).toBeUndefined()
    expect(response.sha256).toBeUndefined()
    const failure = await failureOf(ask(Buffer.from('no gzip'), 'gzip'))
    expect(failure).toMatchObject({
      kind: 'protocol',
      message: expect.stringMatching(/^the body is not valid as gzip: /),
    })
  })

  it('that is not kept may be as long as it likes', async () => {
    expect(await ask(BOMB, 'gzip')).toMatchObject({ size: BOMB.length, beginning: Buffer.alloc(64 * 1024) })
  })

  it.each([
    ['HEAD', 200],
    ['GET', 204],
    ['GET', 304],
  ])('that an answer to %s with the status %d does not have is not decoded', async (method, status) => {
    const url = await servers.http((_, response) => response.writeHead(status, { 'content-encoding': 'gzip' }).end())
    const response = await machineNetwork.request({ method, url, timeout: PATIENT })
    expect(response).toMatchObject({ status, size: 0 })
  })

  it('of which only a part was asked for is left as it is', async () => {
    const part = gzipSync(TEXT).subarray(20, 40)
    const url = await servers.http((_, response) => response.writeHead(206, { 'content-encoding': 'gzip' }).end(part))
    const response = await machineNetwork.request({ method: 'GET', url, timeout: PATIENT, keep: 100 })
    expect(response).toMatchObject({ status: 206, size: 20, coding: 'gzip', body: part })
  })

  it.each(['gzip', 'deflate', 'br'])('that is empty has no encoding, though %s is said', async encoding => {
    const response = await ask(Buffer.alloc(0), encoding, 10)
    expect(response).toMatchObject({ size: 0, cut: false, sha256: digest('sha256', Buffer.alloc(0)) })
    expect(response.body).toHaveLength(0)
  })

  it('in an unknown encoding is left as it is, and says so', async () => {
    const response = await ask(TEXT, 'compress', 1_000_000)
    expect(Buffer.from(response.body ?? []).equals(TEXT)).toBe(true)
    expect(response.coding).toBe('compress')
    const outer = await ask(gzipSync(TEXT), 'br, Compress, gzip', 1_000_000)
    expect(Buffer.from(outer.body ?? []).equals(TEXT)).toBe(true)
    expect(outer.coding).toBe('br, compress')
    expect(await ask(Buffer.alloc(0), 'compress', 10)).not.toHaveProperty('coding')
    expect(await ask(gzipSync(TEXT), 'gzip', 10)).not.toHaveProperty('coding')
  })

  it('in zstd is decoded where node can', async () => {
    const content = Buffer.from('KLUv/QRYKQAAcmVhZHnvhwAo', 'base64')
    const response = await ask(content, 'zstd', 100)
    if ('createZstdDecompress' in zlib) expect(response).toMatchObject({ body: Buffer.from('ready') })
    else expect(response).toMatchObject({ body: content, coding: 'zstd' })
    expect('coding' in response).toBe(!('createZstdDecompress' in zlib))
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
