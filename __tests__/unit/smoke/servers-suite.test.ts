import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import type { IncomingMessage, RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { machineClock } from '../../../src/platform/clock.js'
import { MachineCommands } from '../../../src/platform/commands.js'
import { machineNetwork } from '../../../src/platform/network/index.js'
import type { SmokeDetails } from '../../../src/smoke/details.js'
import { smokeGate } from '../../../src/smoke/gate.js'
import { Certificates, type Issued } from '../../support/authority.js'
import { freePort } from '../../support/free-port.js'
import { judge } from '../../support/judge.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'
import { Servers } from '../../support/servers.js'
import { describeWith } from '../../support/tools.js'
import { webSocketOn } from '../../support/websocket-server.js'

const servers = new Servers()
afterEach(() => servers.stop())

/** Judges a suite over the real network; `files` stand beside it. */
function run(suite: string, inputs: Record<string, string> = {}, files: Record<string, string> = {}) {
  const ports = memoryPorts({
    network: machineNetwork,
    clock: machineClock,
    files: new MemoryFiles({ 'smoke.yml': suite, ...files }),
  })
  return judge<SmokeDetails>(smokeGate, { suite: 'smoke.yml', ...inputs }, ports)
}

const verdicts = ({ details }: Awaited<ReturnType<typeof run>>) =>
  details.checks.map(({ name, verdict }) => `${name} ${verdict}`)

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const piece of request) body += piece
  return body
}

/** A small shop, with a session in a cookie and a token. */
const shop: RequestListener = async (request, response) => {
  const { url = '', headers, method } = request
  const body = await bodyOf(request)
  const answer = (status: number, content: unknown, more = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...more }).end(JSON.stringify(content))
  if (url === '/login') {
    const isKnown = method === 'POST' && body === '{"user":"smoke","password":"p\\"w"}'
    return answer(isKnown ? 200 : 401, { token: 'the-token' }, { 'set-cookie': ['sid=the-session; Path=/; HttpOnly'] })
  }
  if (url.startsWith('/me')) {
    const isKnown = headers.authorization === 'Bearer the-token' && headers.cookie === 'sid=the-session'
    return answer(isKnown ? 200 : 403, { roles: ['reader'], name: 'Jürgen', asked: url })
  }
  if (url === '/form') return answer(200, { type: headers['content-type'], body })
  if (url === '/moved') return response.writeHead(303, { location: '/after' }).end()
  if (url === '/after') return answer(200, { method, body, type: headers['content-type'] ?? null })
  return answer(404, {})
}

describe('a suite against real servers', () => {
  it('logs in, and goes on with what it was given', async () => {
    const base = await servers.http(shop)
    const judgement = await run(
      `
checks:
  - name: account
    get: "{{base}}me"
    query: { page: 1 }
    auth: { bearer: "{{token}}" }
    expect: { json: { $.roles: { contains: reader }, $.asked: "/me?page=1" } }
  - name: login
    post: "{{base}}login"
    json: { user: smoke, password: "{{password}}" }
    capture: { token: $.token }
`,
      { variables: `base=${base.href}\npassword=p"w` },
    )
    expect(judgement.findings).toEqual([])
    expect(verdicts(judgement)).toEqual(['account pass', 'login pass'])
    expect(JSON.stringify(judgement)).not.toMatch(/the-token|the-session/)
  })

  it('has each line of a header, and texts of them', async () => {
    const base = await servers.http(({ headers }, response) => {
      response.setHeader('x-a', ['1', '2'])
      response.setHeader('x-name', headers['x-name'] ?? '')
      response.setHeader(
        'set-cookie',
        ['first=ü', 'second=2'].map(each => Buffer.from(each).toString('latin1')),
      )
      // With a text node would write the headers as UTF-8 of what they are already.
      response.end(Buffer.from(JSON.stringify(headers)))
    })
    const { findings } = await run(
      `
checks:
  - name: headers
    get: ${base.href}
    headers: { x-name: Jürgen }
    expect: { header: { x-a: [1, 2], x-name: Jürgen, set-cookie: { count: 2 } }, cookie: { first: ü, second: 2 } }
  - { name: counted, get: ${base.href}, expect: { header: { x-a: { count: 2, any: 2, contains: 1 } } } }
  - name: cookies go back as they came
    get: ${base.href}
    after: headers
    expect: { json: { $.cookie: "${Buffer.from('first=ü').toString('latin1')}; second=2" } }
  - { name: one line, get: ${base.href}, expect: { header: { x-a: 1 } } }
`,
    )
    expect(findings.map(({ message }) => message)).toEqual([
      `one line (GET ${base.href}): expected header x-a "1", got 2 values: "1", "2".`,
    ])
  })

  it('sends forms and files, and follows as browsers do', async () => {
    const base = await servers.http(shop)
    const judgement = await run(
      `
checks:
  - { name: form, post: "{{base}}form", form: { a: "1 2", b: "ä" }, expect: { json: { $.body: "a=1+2&b=%C3%A4" } } }
  - name: files
    post: "{{base}}form"
    multipart: { note: hello, file: { file: data.csv } }
    expect:
      json:
        $.type: { starts-with: multipart/form-data }
        $.body: { contains: "filename=\\"data.csv\\"\\r\\nContent-Type: text/csv\\r\\n\\r\\n1,2" }
  - name: see other
    post: "{{base}}moved"
    body: content
    expect: { json: { $.method: GET, $.body: "", $.type: null }, redirects: 1, url: "{{base}}after" }
`,
      { variables: `base=${base.href}` },
      { 'data.csv': '1,2' },
    )
    expect(judgement.findings.map(({ message }) => message)).toEqual([])
  })

  it('waits for a flaky one, and tells what it said last where that does not help', async () => {
    let asked = 0
    const base = await servers.http((_, response) => {
      asked += 1
      response.writeHead(asked % 3 === 0 ? 200 : 503).end('not yet')
    })
    const suite = (times: number) =>
      `checks: [{ name: flaky, get: "${base.href}", retry: { times: ${times}, every: 1ms }, expect: { body: not yet } }]`
    expect((await run(suite(2))).details.checks).toMatchObject([{ verdict: 'pass', attempts: 3 }])
    const { findings } = await run(suite(1))
    expect(findings.map(({ message }) => message)).toEqual([
      `flaky (GET ${base.href}): expected status 2xx, after 2 attempts got 503; it says "not yet".`,
    ])
  })

  it('listens to a banner, and to no more than it needs', async () => {
    const port = await servers.raw(socket => {
      socket.write('220 mail.test ')
      setImmediate(() => socket.write('ESMTP\r\n250-more'))
    })
    const free = await freePort()
    const judgement = await run(`
checks:
  - { name: open, tcp: "localhost:${port}" }
  - { name: banner, tcp: "127.0.0.1:${port}", expect: { body: { contains: ESMTP } } }
  - { name: other, tcp: "127.0.0.1:${port}", timeout: 200ms, expect: { body: { contains: FTP } } }
  - { name: closed, tcp: "127.0.0.1:${free}" }
`)
    expect(verdicts(judgement)).toEqual(['open pass', 'banner pass', 'other fail', 'closed fail'])
    expect(judgement.findings.map(({ rule }) => rule)).toEqual(['smoke/body', 'smoke/response'])
  })

  it('shakes hands over WebSocket', async () => {
    const text = Buffer.from('{"type":"hello"}')
    const port = await servers.raw(socket => {
      webSocketOn(socket, { answer: () => Buffer.concat([Buffer.from([0x81, text.length]), text]) })
    })
    const plain = await servers.http((_, response) => response.writeHead(400).end('who are you?'))
    const judgement = await run(`
checks:
  - { name: events, websocket: "ws://127.0.0.1:${port}/", send: hi, expect: { json: { $.type: hello } } }
  - { name: plain, websocket: "${plain.href.replace('http', 'ws')}" }
`)
    expect(verdicts(judgement)).toEqual(['events pass', 'plain fail'])
    expect(judgement.findings).toMatchObject([
      {
        rule: 'smoke/status',
        message: expect.stringMatching(/: expected status 101, got 400; it says "who are you\?"\.$/),
      },
    ])
  })
})

describe('a suite with commands', () => {
  it('runs them in its folder, with what others captured', async () => {
    const base = await servers.http((_, response) => response.writeHead(200, { version: '1.2.3' }).end())
    const suite = `
checks:
  - { name: version, get: "${base.href}", capture: { version: { header: version } } }
  - { name: known, command: 'printf "%s" {{version}}; pwd >&2', expect: { body: 1.2.3, error-output: { contains: app } } }
  - { name: failing, command: "exit 3" }
  - { name: killed, command: "echo out; kill -9 $$" }
  - { name: late, command: "seq 1000; echo why >&2; sleep 100", timeout: 2s }
  - { name: long, command: "seq 1000 >&2; exit 1" }
  - { name: other, command: "echo half; echo no disk >&2", expect: { body: whole } }
`
    const root = mkdtempSync(join(tmpdir(), 'commands-'))
    mkdirSync(join(root, 'app'))
    const commands = new MachineCommands(root, () => {
      throw new Error('git is not asked')
    })
    const files = new MemoryFiles({ 'app/smoke.yml': suite })
    const ports = memoryPorts({ network: machineNetwork, clock: machineClock, files, commands })
    const inputs = { suite: 'smoke.yml', 'working-directory': 'app' }
    const judgement = await judge<SmokeDetails>(smokeGate, inputs, ports)
    rmSync(root, { recursive: true })
    expect(verdicts(judgement)).toEqual([
      'version pass',
      'known pass',
      'failing fail',
      'killed fail',
      'late fail',
      'long fail',
      'other fail',
    ])
    expect(judgement.findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'smoke/exit-code failing (exit 3): expected exit-code 0, got 3.',
      'smoke/exit-code killed (echo out; kill -9 $$): expected exit-code 0, got no exit code: SIGKILL ended it; it wrote "out".',
      'smoke/response late (seq 1000; echo why >&2; sleep 100): expected an end, got none within 2 s; it wrote "why".',
      expect.stringMatching(/^smoke\/exit-code long .* got 1; it wrote "….{200,} ?999\\n1000"\.$/),
      'smoke/body other (echo half; echo no disk >&2): expected body "whole", got "half"; it wrote "no disk" to standard error.',
    ])
  })
})

describeWith(['openssl'], 'a suite against servers with TLS', () => {
  let folder: string
  let root: Issued
  let own: Issued
  let client: Issued
  let made: Certificates

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'suite-'))
    made = new Certificates(folder)
    root = made.root('Root', { until: 300 })
    own = made.issue(root, 'service.test', { names: 'DNS:service.test,IP:127.0.0.1', until: 50 })
    client = made.issue(root, 'client.test')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const files = () => ({ 'ca.pem': root.cert, 'client.pem': client.cert, 'client.key': client.key })

  const serve = (listener: RequestListener, options: object = {}) =>
    servers.listen(createHttpsServer({ key: own.key, cert: own.cert, ...options }, listener))

  it('tells until when the certificates are good, on the whole way', async () => {
    const soon = made.issue(root, 'soon.test', { names: 'IP:127.0.0.1', until: 5 })
    const last = await serve((_, response) => response.end('ok'))
    const first = await serve(
      (_, response) => response.writeHead(302, { location: `https://127.0.0.1:${last}/` }).end(),
      {
        key: soon.key,
        cert: soon.cert,
      },
    )
    const suite = `
defaults: { ca: ca.pem }
checks:
  - { name: straight, get: "https://127.0.0.1:${last}/", expect: { expires-in: "> 40d" } }
  - { name: around, get: "https://127.0.0.1:${first}/", expect: { expires-in: "> 4d" } }
  - { name: shake, tls: "127.0.0.1:${last}", expect: { expires-in: "> 40d and < 60d" } }
`
    const good = await run(suite, {}, files())
    expect(good.findings).toEqual([])
    expect(good.details.checks.map(({ certificate }) => certificate?.subject)).toEqual([
      expect.stringContaining('service.test'),
      expect.stringContaining('soon.test'),
      expect.stringContaining('service.test'),
    ])
    const bad = await run(suite, { 'tls-min-days': '14' }, files())
    expect(bad.findings.map(({ rule, line }) => [rule, line])).toEqual([['smoke/certificate', 5]])
  })

  it('tells which certificate is not trusted, and why', async () => {
    const port = await serve((_, response) => response.end())
    const suite = `
checks:
  - { name: unknown, tls: "127.0.0.1:${port}" }
  - { name: name, tls: "127.0.0.1:${port}", ca: ca.pem, server-name: other.test }
  - { name: request, get: "https://127.0.0.1:${port}/" }
  - { name: any, tls: "127.0.0.1:${port}", expect: { trusted: false } }
`
    const { findings, details } = await run(suite, {}, files())
    expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      expect.stringMatching(/^smoke\/certificate unknown .*got unknown issuer; .*service\.test/),
      expect.stringMatching(/^smoke\/certificate name .*certificate for another name; .*not for other\.test/),
      expect.stringMatching(/^smoke\/certificate request .*a certificate that is trusted, got unknown issuer/),
    ])
    expect(details.checks[3]).toMatchObject({ name: 'any', verdict: 'pass' })
  })

  it('shows its own certificate to who asks for it', async () => {
    const port = await serve((_, response) => response.end('welcome'), { requestCert: true, ca: root.cert })
    const judgement = await run(
      `
checks:
  - { name: known, get: "https://127.0.0.1:${port}/", ca: ca.pem, certificate: client.pem, key: client.key }
  - { name: unknown, get: "https://127.0.0.1:${port}/", ca: ca.pem }
`,
      {},
      files(),
    )
    expect(verdicts(judgement)).toEqual(['known pass', 'unknown fail'])
    expect(judgement.findings).toMatchObject([{ rule: 'smoke/response' }])
  })
})
