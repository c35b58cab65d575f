import { lookup } from 'node:dns/promises'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { machineClock } from '../../../src/platform/clock.js'
import { machineNetwork } from '../../../src/platform/network/index.js'
import type { SmokeDetails } from '../../../src/smoke/details.js'
import { smokeGate } from '../../../src/smoke/gate.js'
import { selfSigned } from '../../support/certificate.js'
import { judge } from '../../support/judge.js'
import { memoryPorts } from '../../support/memory.js'
import { describeWith } from '../../support/tools.js'

const servers: Server[] = []
const sockets = new Set<Socket>()

afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await Promise.all(servers.splice(0).map(server => new Promise(resolve => server.close(resolve))))
})

/** Starts a server on a free port; it is stopped after the test, whoever is still connected. */
async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  server.on('connection', socket => sockets.add(socket))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve))
  servers.push(server)
  return (server.address() as AddressInfo).port
}

const serve = (listener: RequestListener) => listen(createServer(listener))

const run = (url: string, inputs: Record<string, string> = {}) =>
  judge<SmokeDetails>(smokeGate, { url, ...inputs }, memoryPorts({ network: machineNetwork, clock: machineClock }))

const reasonOf = async (url: string, inputs: Record<string, string> = {}) => {
  const judgement = await run(url, inputs)
  expect(judgement.verdict).toBe('fail')
  expect(judgement.findings).toHaveLength(1)
  return judgement.findings[0]?.message
}

describe('a real server', () => {
  it.each([
    [200, '2xx', 'pass'],
    [204, '2xx', 'pass'],
    [503, '2xx', 'fail'],
    [503, '5xx', 'pass'],
    [404, '404', 'pass'],
  ])('that answers %s where %s is expected is a %s', async (status, expected, verdict) => {
    const port = await serve((_, response) =>
      response.writeHead(status).end(status === 204 ? undefined : 'x'.repeat(100_000)),
    )
    const judgement = await run(`http://127.0.0.1:${port}/`, { 'expect-status': expected })
    expect(judgement.verdict).toBe(verdict)
    const said = verdict === 'pass' ? '' : `; it says "${'x'.repeat(200)}…"`
    expect(judgement.details.checks[0]?.assertions).toEqual([
      { kind: 'status', subject: 'status', expected, actual: `${status}${said}`, passed: verdict === 'pass' },
    ])
    for (const phase of Object.values(judgement.details.checks[0]?.phases ?? { none: -1 }))
      expect(phase).toBeGreaterThanOrEqual(0)
  })

  it('gets credentials and the whole path, and keeps the credentials from others', async () => {
    const seen: (string | undefined)[] = []
    const other = await serve((request, response) => {
      seen.push(request.url, request.headers.authorization)
      response.end()
    })
    const port = await serve((request, response) => {
      seen.push(request.url, request.headers.authorization)
      response.writeHead(302, { location: `http://127.0.0.1:${other}/there?x=1` }).end()
    })
    expect(await run(`http://me:it%27s@127.0.0.1:${port}/a%20b?c=d#e`)).toMatchObject({ verdict: 'pass' })
    expect(seen).toEqual(['/a%20b?c=d', `Basic ${Buffer.from("me:it's").toString('base64')}`, '/there?x=1', undefined])
  })

  it('that comes up late passes within the wait', async () => {
    let requests = 0
    const port = await serve((_, response) => {
      requests += 1
      response.writeHead(requests < 3 ? 503 : 200).end()
    })
    expect(await run(`http://127.0.0.1:${port}/`, { wait: '1m', interval: '1ms' })).toMatchObject({
      verdict: 'pass',
      details: { checks: [{ attempts: 3 }] },
    })
  })

  it('that never answers fails by its timeout', async () => {
    const port = await serve(() => undefined)
    expect(await reasonOf(`http://127.0.0.1:${port}/`, { timeout: '100ms' })).toContain(
      'expected a response, got none within 100 ms; it was still waiting for the answer.',
    )
  })

  it('that stops in the middle of its answer fails by its timeout', async () => {
    const port = await serve((_, response) => response.writeHead(200, { 'content-length': 100 }).write('x'))
    expect(await reasonOf(`http://127.0.0.1:${port}/`, { timeout: '100ms' })).toContain(
      'expected a response, got none within 100 ms; it was still reading the answer.',
    )
  })

  it('that hangs up in the middle of its answer fails', async () => {
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('x', () => response.destroy())
    })
    expect(await reasonOf(`http://127.0.0.1:${port}/`)).toMatch(
      /expected a response, got (the connection was closed before the end of the answer|read ECONNRESET)\.$/,
    )
  })

  it('that hangs up at once fails', async () => {
    const port = await listen(createTcpServer(socket => socket.destroy()))
    expect(await reasonOf(`http://127.0.0.1:${port}/`)).toMatch(
      /got (the connection was closed before an answer|read ECONNRESET)\.$/,
    )
  })

  it('that speaks no HTTP fails', async () => {
    const port = await listen(createTcpServer(socket => socket.end('SSH-2.0-OpenSSH_9.6\r\n')))
    expect(await reasonOf(`http://127.0.0.1:${port}/`)).toContain('got Parse Error: Expected HTTP/')
  })

  it('that is not there fails', async () => {
    const port = await serve(() => undefined)
    await new Promise(resolve => servers.pop()?.close(resolve))
    expect(await reasonOf(`http://127.0.0.1:${port}/`)).toContain(`got connect ECONNREFUSED 127.0.0.1:${port}.`)
  })

  it('whose name is unknown fails', async () => {
    expect(await reasonOf('http://no-such-host.invalid/', { timeout: '60s' })).toMatch(
      /got getaddrinfo (ENOTFOUND|EAI_AGAIN) no-such-host\.invalid\.$/,
    )
  })

  it('that speaks plain HTTP fails where https is asked for', async () => {
    const port = await serve((_, response) => response.end())
    expect(await reasonOf(`https://127.0.0.1:${port}/`)).toMatch(
      /expected a response, got .*(SSL|EPROTO|packet length)/,
    )
  })

  it('on IPv6 alone is found as localhost where localhost has both addresses', async () => {
    const addresses = (await lookup('localhost', { all: true })).map(each => each.address)
    const port = await listen(
      createServer((_, response) => response.end()),
      '::1',
    ).catch(() => null)
    // Without IPv6 on this machine, or in its hosts file, there is nothing to find.
    if (port === null) return
    expect(await run(`http://[::1]:${port}/`)).toMatchObject({ verdict: 'pass' })
    if (addresses.includes('::1')) expect(await run(`http://localhost:${port}/`)).toMatchObject({ verdict: 'pass' })
  })

  it('on IPv4 alone is found as localhost', async () => {
    const port = await serve((_, response) => response.end())
    expect(await run(`http://localhost:${port}/`)).toMatchObject({ verdict: 'pass' })
  })
})

describeWith(['openssl'], 'a real server with TLS', () => {
  let key: Buffer
  let cert: Buffer

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'tls-'))
    ;({ key, cert } = selfSigned(folder, 'DNS:localhost,IP:127.0.0.1'))
    rmSync(folder, { recursive: true })
  })

  it('whose certificate nobody signed is not trusted, and says so', async () => {
    let asked = 0
    const port = await listen(
      createTlsServer({ key, cert }, (_, response) => {
        asked += 1
        response.end()
      }),
    )
    expect(await reasonOf(`https://me:secret@127.0.0.1:${port}/`)).toMatch(
      /: expected a certificate that is trusted, got self-signed certificate; .*\.$/,
    )
    expect(asked).toBe(0)
  })

  it('that answers a redirect to it takes the same care', async () => {
    const port = await listen(createTlsServer({ key, cert }, (_, response) => response.end()))
    const plain = await serve((_, response) =>
      response.writeHead(301, { location: `https://127.0.0.1:${port}/` }).end(),
    )
    expect(await reasonOf(`http://127.0.0.1:${plain}/`)).toMatch(/self-signed certificate/)
  })
})
