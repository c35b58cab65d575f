import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createSecureServer } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type TlsOptions as ServerOptions } from 'node:tls'
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals'
import type { NetworkFailure, TlsAnswer, TlsOptions } from '../../../../src/gate/network.js'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import { Certificates, type Issued } from '../../../support/authority.js'
import { failureOf } from '../../../support/network-failure.js'
import { Servers } from '../../../support/servers.js'
import { describeWith } from '../../../support/tools.js'

const PATIENT = 30_000
const NAMES = 'DNS:localhost,IP:127.0.0.1'
const DAY = 24 * 60 * 60 * 1000

const servers = new Servers()
afterEach(() => servers.stop())

describeWith(['openssl'], 'TLS', () => {
  let folder: string
  let made: Certificates
  let root: Issued
  let other: Issued
  let intermediate: Issued
  let leaf: Issued

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tls-'))
    made = new Certificates(folder)
    root = made.root('Test Root', { until: 300 })
    other = made.root('Other Root', { until: 200 })
    intermediate = made.issue(root, 'Test Intermediate', { authority: true, until: 100 })
    leaf = made.issue(intermediate, 'service.test', { names: NAMES, until: 50 })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** A server that presents these certificates, the first of them its own. */
  const present = (chain: Issued[], options: ServerOptions = {}) =>
    servers.listen(
      createServer({ key: chain[0]?.key, cert: chain.map(each => each.cert).join(''), ...options }, socket => {
        socket.on('error', () => {}).end()
      }),
    )
  const shake = async (port: number, tls: TlsOptions = { ca: root.cert }): Promise<TlsAnswer> =>
    machineNetwork.handshake({ host: 'localhost', port, timeout: PATIENT, tls })
  const shown = ({ tls }: TlsAnswer) => tls.chains.map(chain => chain.map(each => each.subject).join(' < '))
  /** As blackbox_exporter has it: the longest that any chain is good for. In days from now. */
  const lastsFor = ({ tls }: TlsAnswer) => {
    const ends = tls.chains.map(chain => Math.min(...chain.map(each => each.until)))
    return Math.round((Math.max(...ends) - Date.now()) / DAY)
  }

  it.each<[string, ServerOptions]>([
    ['TLS 1.3', {}],
    ['TLS 1.3 with AES-256', { ciphers: 'TLS_AES_256_GCM_SHA384' }],
    ['TLS 1.3 with AES-128', { ciphers: 'TLS_AES_128_GCM_SHA256' }],
    ['TLS 1.3 with ChaCha20', { ciphers: 'TLS_CHACHA20_POLY1305_SHA256' }],
    ['TLS 1.3 after a second hello', { ecdhCurve: 'P-384' }],
    ['TLS 1.3 that asks for a certificate', { requestCert: true, rejectUnauthorized: false }],
    ['TLS 1.2', { maxVersion: 'TLSv1.2' }],
  ])('tells all certificates that are presented over %s', async (name, options) => {
    const answer = await shake(await present([leaf, intermediate, other, root], options))
    expect(answer.tls.protocol).toBe(name.startsWith('TLS 1.2') ? 'TLSv1.2' : 'TLSv1.3')
    if (typeof options.ciphers === 'string') expect(answer.tls.cipher).toBe(options.ciphers)
    expect(answer.tls.presented.map(each => each.subject)).toEqual([
      'CN=service.test',
      'CN=Test Intermediate',
      'CN=Other Root',
      'CN=Test Root',
    ])
    expect(answer.tls.refusal).toBeNull()
    expect(shown(answer)).toEqual(['CN=service.test < CN=Test Intermediate < CN=Test Root'])
    expect(answer.address).toBe('127.0.0.1')
    expect(answer.phases.tls).toBeGreaterThan(0)
  })

  it('describes a certificate', async () => {
    const { tls } = await shake(await present([leaf, intermediate]))
    expect(tls.presented[0]).toMatchObject({
      subject: 'CN=service.test',
      issuer: 'CN=Test Intermediate',
      names: ['localhost', '127.0.0.1'],
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(Math.round(((tls.presented[0]?.until ?? 0) - Date.now()) / DAY)).toBe(50)
    expect(Math.round(((tls.presented[0]?.from ?? 0) - Date.now()) / DAY)).toBe(-1)
  })

  it('finds both ways of an intermediate that two authorities vouch for', async () => {
    const cross = made.again(intermediate, other, { authority: true, until: 20 })
    const answer = await shake(await present([leaf, cross, intermediate]), { ca: root.cert + other.cert })
    expect(shown(answer).sort()).toEqual([
      'CN=service.test < CN=Test Intermediate < CN=Other Root',
      'CN=service.test < CN=Test Intermediate < CN=Test Root',
    ])
    expect(answer.tls.presented).toHaveLength(3)
    expect(lastsFor(answer)).toBe(50)
  })

  it('finds the way over an authority that another vouches for, beside the short one', async () => {
    const cross = made.again(root, other, { authority: true, until: 10 })
    const both = await shake(await present([leaf, intermediate, cross]), { ca: root.cert + other.cert })
    expect(shown(both).sort()).toEqual([
      'CN=service.test < CN=Test Intermediate < CN=Test Root',
      'CN=service.test < CN=Test Intermediate < CN=Test Root < CN=Other Root',
    ])
    expect(lastsFor(both)).toBe(50)
    const long = await shake(await present([leaf, intermediate, cross]), { ca: other.cert })
    expect(long.tls.refusal).toBeNull()
    expect(shown(long)).toEqual(['CN=service.test < CN=Test Intermediate < CN=Test Root < CN=Other Root'])
    expect(lastsFor(long)).toBe(10)
  })

  it.each(['before', 'after'])(
    'goes past an intermediate that has expired, presented %s the valid one',
    async order => {
      const expired = made.again(intermediate, root, { authority: true, from: -20, until: -10 })
      const others = order === 'before' ? [expired, intermediate] : [intermediate, expired]
      const answer = await shake(await present([leaf, ...others]))
      expect(answer.tls.refusal).toBeNull()
      expect(answer.tls.presented).toHaveLength(3)
      expect(shown(answer)).toEqual(['CN=service.test < CN=Test Intermediate < CN=Test Root'])
      expect(lastsFor(answer)).toBe(50)
    },
  )

  it('ends a chain at an intermediate that is trusted itself', async () => {
    const answer = await shake(await present([leaf]), { ca: intermediate.cert })
    expect(answer.tls.refusal).toBeNull()
    expect(shown(answer)).toEqual(['CN=service.test < CN=Test Intermediate'])
  })

  it('takes a certificate that nobody signed where it is trusted itself', async () => {
    const alone = made.root('alone', { authority: false, names: NAMES })
    const answer = await shake(await present([alone]), { ca: alone.cert })
    expect(answer.tls.refusal).toBeNull()
    expect(shown(answer)).toEqual(['CN=alone'])
  })

  it.each<[string, () => Issued[], RegExp]>([
    [
      'has expired',
      () => [made.issue(intermediate, 'old.test', { names: NAMES, from: -9, until: -2 }), intermediate],
      /^certificate has expired; CN=old\.test was valid until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
    ],
    [
      'is not yet valid',
      () => [made.issue(intermediate, 'early.test', { names: NAMES, from: 2, until: 9 }), intermediate],
      /^certificate is not yet valid; CN=early\.test is valid from \d{4}-/,
    ],
    [
      'comes with an intermediate that has expired',
      () => {
        const old = made.issue(root, 'Old Intermediate', { authority: true, from: -9, until: -2 })
        return [made.issue(old, 'service.test', { names: NAMES }), old]
      },
      /^certificate has expired; CN=Old Intermediate, which vouches for CN=service\.test, was valid until \d{4}-/,
    ],
    [
      'comes without its intermediate',
      () => [leaf],
      /^unknown issuer; CN=service\.test \(valid until .{20}\) is issued by CN=Test Intermediate, which the server does not send/,
    ],
    [
      'is of another authority',
      () => [made.issue(other, 'service.test', { names: NAMES }), other],
      /^self-signed certificate in the chain; CN=Other Root \(valid until .{20}\), which vouches for CN=service\.test, is not/,
    ],
    [
      'is of an authority that is nowhere',
      () => {
        const hidden = made.issue(other, 'Hidden', { authority: true })
        return [made.issue(hidden, 'service.test', { names: NAMES }), hidden]
      },
      /^unknown issuer; CN=Hidden \(valid until .{20}\) is issued by CN=Other Root, which the server does not send/,
    ],
    [
      'nobody signed',
      () => [made.root('alone', { authority: false, names: NAMES })],
      /^self-signed certificate; CN=alone \(valid until .{20}\) has no issuer but itself/,
    ],
    [
      'is for another name',
      () => [made.issue(intermediate, 'a.test', { names: 'DNS:a.test,DNS:*.b.test,IP:10.0.0.1' }), intermediate],
      /^certificate for another name; CN=a\.test \(valid until .{20}\) is for a\.test, \*\.b\.test, 10\.0\.0\.1, not for localhost$/,
    ],
    [
      'is for clients only',
      () => [made.issue(intermediate, 'client.test', { names: NAMES, usage: 'clientAuth' }), intermediate],
      /^certificate not accepted \(INVALID_PURPOSE\); it is CN=client\.test \(valid until/,
    ],
    [
      'has an authority above it that may not have one',
      () => {
        const short = made.issue(root, 'Short', { authority: true, pathLength: 0 })
        const below = made.issue(short, 'Below', { authority: true })
        return [made.issue(below, 'service.test', { names: NAMES }), below, short]
      },
      /^certificate not accepted \(PATH_LENGTH_EXCEEDED\)/,
    ],
    [
      'is of one that is no authority',
      () => {
        const none = made.issue(root, 'None')
        return [made.issue(none, 'service.test', { names: NAMES }), none]
      },
      /^certificate not accepted \(INVALID_(CA|PURPOSE)\)/,
    ],
  ])('says what is wrong with a certificate that %s, and asks it for nothing', async (_, chain, reason) => {
    const presented = chain()
    const answer = await shake(await present(presented))
    expect(answer.tls.refusal).toMatch(reason)
    if (!answer.tls.refusal?.startsWith('certificate for another name')) expect(answer.tls.chains).toEqual([])
    let asked = 0
    const port = await servers.listen(
      createHttpsServer({ key: presented[0]?.key, cert: presented.map(each => each.cert).join('') }, (_, response) => {
        asked += 1
        response.end()
      }),
    )
    const request = { method: 'GET', url: new URL(`https://localhost:${port}/`), timeout: PATIENT }
    const failure = await machineNetwork.request({ ...request, tls: { ca: root.cert } }).catch(error => error)
    expect(failure).toMatchObject({ name: 'NetworkFailure', kind: 'untrusted', message: answer.tls.refusal })
    expect(asked).toBe(0)
    const response = await machineNetwork.request({ ...request, tls: { ca: root.cert, insecure: true } })
    expect(response).toMatchObject({ status: 200, tls: { refusal: answer.tls.refusal } })
    expect(asked).toBe(1)
  })

  it('tells both what is wrong with the chain and with the name', async () => {
    const wrong = made.issue(other, 'a.test', { names: 'DNS:a.test' })
    const { tls } = await shake(await present([wrong]))
    expect(tls.refusal).toMatch(/^unknown issuer; .*; certificate for another name; .* not for localhost$/)
  })

  it('asks for the name that is given, and holds the certificate to it', async () => {
    const named = made.issue(root, 'a.test', { names: 'DNS:a.test' })
    const asked: string[] = []
    const port = await present([named], {
      SNICallback: (name, done) => {
        asked.push(name)
        done(null)
      },
    })
    expect((await shake(port, { ca: root.cert, serverName: 'a.test' })).tls.refusal).toBeNull()
    expect((await shake(port, { ca: root.cert, serverName: 'b.test' })).tls.refusal).toMatch(/not for b\.test$/)
    expect(asked).toEqual(['a.test', 'b.test'])
  })

  it('trusts its own CA beside those of the machine, and nobody else', async () => {
    const port = await present([leaf, intermediate])
    expect((await shake(port, {})).tls.refusal).toMatch(/^unknown issuer; CN=Test Intermediate/)
    expect((await shake(port, { ca: other.cert })).tls.refusal).toMatch(/^unknown issuer/)
    expect((await shake(port, { ca: other.cert + root.cert })).tls.refusal).toBeNull()
  })

  it('bounds the ways through certificates that all vouch for each other', async () => {
    const ring = made.issue(root, 'Ring', { authority: true })
    const many = Array.from({ length: 12 }, (_, index) =>
      made.again(ring, index % 2 === 0 ? root : other, { authority: true }),
    )
    const own = made.issue(ring, 'service.test', { names: NAMES })
    const answer = await shake(await present([own, ...many]), { ca: root.cert + other.cert })
    expect(answer.tls.presented).toHaveLength(13)
    expect(answer.tls.chains).toHaveLength(12)
  })

  it.each<[string, (socket: Socket) => void, { kind: string; message?: unknown }]>([
    ['says nothing', () => {}, { kind: 'timeout', message: expect.stringMatching(/in the TLS handshake$/) }],
    ['hangs up', socket => socket.end(), { kind: 'unreachable' }],
    ['resets the connection', socket => socket.resetAndDestroy(), { kind: 'unreachable' }],
    ['speaks no TLS', socket => socket.write('HTTP/1.1 400 Bad\r\n\r\n'), { kind: 'protocol' }],
    ['sends an alert', socket => socket.write(Buffer.from([21, 3, 3, 0, 2, 2, 40])), { kind: 'protocol' }],
    [
      'sends a record of an odd length',
      socket => socket.write(Buffer.from([22, 3, 3, 255, 255])),
      { kind: 'protocol' },
    ],
  ])('fails where a server %s', async (_, answer, expected) => {
    const port = await servers.raw(socket => void socket.once('data', () => answer(socket)))
    const request = { host: '127.0.0.1', port, timeout: expected.kind === 'timeout' ? 500 : PATIENT }
    expect(await failureOf(machineNetwork.handshake(request))).toMatchObject(expected)
  })

  it.each(['1.1', '2'] as const)('fails where the connection is cut within an answer of HTTP/%s', async version => {
    const server = createSecureServer({ key: leaf.key, cert: leaf.cert + intermediate.cert, allowHTTP1: true })
    const raw: Socket[] = []
    server.on('connection', socket => raw.push(socket))
    server.on('sessionError', () => {})
    server.on('request', (_, response) => {
      response.on('error', () => {})
      response.writeHead(200, { 'content-length': 100 })
      response.write('abc', () => setImmediate(() => raw[0]?.destroy()))
    })
    const url = new URL(`https://localhost:${await servers.listen(server)}/`)
    const request = { method: 'GET', url, timeout: PATIENT, version, tls: { ca: root.cert } }
    expect(await failureOf(machineNetwork.request(request))).toMatchObject({ kind: 'unreachable' })
  })

  it.each<['TLSv1.2' | 'TLSv1.3', RegExp]>([
    ['TLSv1.2', /: the server wants a certificate of the client, or other ciphers than are offered$/],
    ['TLSv1.3', /: the server wants a certificate of the client$/],
  ])('shows its own certificate to a server that wants one by %s', async (version, reason) => {
    const client = made.issue(other, 'client', { usage: 'clientAuth' })
    const port = await servers.listen(
      createHttpsServer(
        {
          key: leaf.key,
          cert: leaf.cert + intermediate.cert,
          ca: other.cert,
          requestCert: true,
          rejectUnauthorized: true,
          minVersion: version,
          maxVersion: version,
        },
        (request, response) =>
          response.end((request.socket as import('node:tls').TLSSocket).getPeerCertificate().subject.CN),
      ),
    )
    const url = new URL(`https://localhost:${port}/`)
    const tls = { ca: root.cert, certificate: client.cert, key: client.key }
    const response = await machineNetwork.request({ method: 'GET', url, timeout: PATIENT, tls, keep: 100 })
    expect(Buffer.from(response.body ?? []).toString()).toBe('client')
    const failure: NetworkFailure = await machineNetwork
      .request({ method: 'GET', url, timeout: PATIENT, tls: { ca: root.cert } })
      .catch(error => error)
    expect(failure).toMatchObject({
      kind: 'protocol',
      message: expect.stringMatching(reason),
    })
  })

  it.each<[string, () => TlsOptions, RegExp]>([
    ['a CA that is none', () => ({ ca: 'rubbish' }), /^the own CA holds no certificate in PEM$/],
    [
      'a certificate that is none',
      () => ({ certificate: 'rubbish', key: leaf.key }),
      /^the certificate of the client, or its key: /,
    ],
    [
      'a key of another',
      () => ({ certificate: leaf.cert, key: other.key }),
      /^the certificate of the client, or its key: .*: the key is not that of the certificate$/,
    ],
    [
      'a key with a passphrase',
      () => ({
        certificate: leaf.cert,
        key: createPrivateKey(leaf.key)
          .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
          .toString(),
      }),
      /^the certificate of the client, or its key: .*: the key has a passphrase; write one without$/,
    ],
  ])('says that it was given %s', async (_, tls, reason) => {
    const port = await present([leaf])
    const failure = await shake(port, tls()).catch(error => error)
    expect(failure).toMatchObject({ name: 'NetworkFailure', kind: 'protocol', message: expect.stringMatching(reason) })
  })
})
