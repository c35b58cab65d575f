import { readFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { createServer as createHttp2Server } from 'node:http2'
import type { Server } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { runAction } from '../../src/action/main.js'
import { smokeGate } from '../../src/smoke/gate.js'
import { Certificates } from '../support/authority.js'
import { DnsServer, wireText } from '../support/dns-server.js'
import { removeFolder, temporaryFolder, writeInto } from '../support/folder.js'
import { leaksIn, Secrets } from '../support/leaks.js'
import { runCaught } from '../support/process.js'
import { Servers } from '../support/servers.js'
import '../support/smoke.js'
import { describeWith } from '../support/tools.js'
import { serverFrame, webSocketOn } from '../support/websocket-server.js'

const mint = new Secrets(3)
/** What is sent, each with what would be encoded on its way. */
const SECRETS = {
  bearer: mint.mint('/+=='),
  basic: mint.mint(':"ä&< '),
  captured: mint.mint('-'),
  query: mint.mint('&=+ %/"'),
  cookie: mint.mint('%3D/'),
  form: mint.mint('"\\/<ö>'),
  header: mint.mint(' "\\'),
  url: mint.mint('%'),
  path: mint.mint(' "ä|%41\'&='),
}
const MASKED = Object.keys(SECRETS) as (keyof typeof SECRETS)[]

describe('a text', () => {
  it.each(MASKED)('with a part of the secret %s is found, encoded or not', name => {
    const secret = SECRETS[name]
    const found = [name]
    expect(leaksIn(`x ${secret} x`, SECRETS)).toEqual(found)
    expect(leaksIn(`x ${secret.slice(-11)} x`, SECRETS)).toEqual(found)
    expect(leaksIn(encodeURIComponent(secret), SECRETS)).toEqual(found)
    expect(leaksIn(Buffer.from(`me:${secret}`).toString('base64'), SECRETS)).toEqual(found)
    expect(leaksIn(secret.replace(/[A-Za-z0-9]{8}/g, '***'), SECRETS)).toEqual([])
  })
})

describeWith(['openssl'], 'secrets that smoke-test sends', () => {
  let folder: string
  const servers = new Servers()
  /** All that the servers were sent. */
  let received = ''

  // One folder for all: `@actions/core` remembers where the summary of its process is.
  beforeAll(async () => {
    folder = await temporaryFolder({ 'work/.keep': '', 'temp/.keep': '' })
  })
  beforeEach(() => writeInto(folder, { summary: '', output: '' }))
  afterEach(() => servers.stop())
  afterAll(() => removeFolder(folder))

  /** Runs the action, and returns everything that it lets anybody see. */
  async function shown(
    suite: string,
    inputs: Record<string, string> = {},
  ): Promise<{ all: string; findings: string[] }> {
    await writeInto(folder, { 'work/smoke.yml': suite })
    const given = { suite: 'smoke.yml', sarif: 'out.sarif', 'report-file': 'out.json', annotations: '1000', ...inputs }
    const { stdout, stderr, code } = await runCaught(
      () => runAction(smokeGate, { 'smoke-test': async () => smokeGate }, new URL('file:///no/worker.mjs')),
      {
        GITHUB_WORKSPACE: join(folder, 'work'),
        GITHUB_STEP_SUMMARY: join(folder, 'summary'),
        GITHUB_OUTPUT: join(folder, 'output'),
        RUNNER_TEMP: join(folder, 'temp'),
        RUNNER_DEBUG: '1',
        SMOKE_BASIC: SECRETS.basic,
        SMOKE_BEARER: SECRETS.bearer,
        SMOKE_PATH: SECRETS.path,
        ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      },
    )
    if (code !== 1) throw new Error(`the action ends with ${code}: ${stdout}`)
    const files = await Promise.all(
      ['summary', 'output', 'work/out.sarif', 'work/out.json'].map(path => readFile(join(folder, path), 'utf8')),
    )
    const result = JSON.parse(files[3] as string)
    expect(stdout).toContain('::debug::')
    expect(stdout).toContain('::error ')
    return {
      all: [stdout, stderr, ...files].join('\n'),
      findings: result.findings.map(({ rule, message }: { rule: string; message: string }) => `${rule} ${message}`),
    }
  }

  /** Answers with everything that it gets, in every part of an answer that is told of. */
  const echo: RequestListener = async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const { url = '', headers } = request
    const basic = Buffer.from(headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString()
    const all = {
      url,
      decoded: decodeURIComponent(url.replaceAll('+', ' ')),
      headers,
      basic,
      body,
      form: decodeURIComponent(body.replaceAll('+', ' ')),
    }
    received += JSON.stringify(all)
    if (url.startsWith('/login')) {
      response.setHeader('set-cookie', `sid=${SECRETS.cookie}; Path=/`)
      return response.end(JSON.stringify({ token: SECRETS.captured }))
    }
    response.setHeader('x-echo', Buffer.from(JSON.stringify(headers)).toString('latin1'))
    response.setHeader('x-form', encodeURIComponent(body))
    if (url.startsWith('/away')) return response.writeHead(302, { location: `/echo?${url.split('?')[1]}` }).end()
    if (url.startsWith('/markup')) {
      response.setHeader('content-type', 'application/xml')
      return response.end(`<echo a="1" ${JSON.stringify(all)}`)
    }
    // Behind 200 characters that are shown, whatever is in them is cut off.
    const filling = Number(/\/echo(\d+)/.exec(url)?.[1] ?? 0)
    return response.writeHead(500, 'no').end(`${'-'.repeat(filling)}${JSON.stringify(all)}`)
  }

  const EXPECT = `expect:
      status: 200
      body: nothing
      json: { $.body: nothing, $.headers: nothing }
      header: { x-echo: nothing, x-form: nothing, location: nothing }
      cookie: { sid: nothing }
      regex: { "/(.*)/s": nothing }
      xpath: { //p: nothing }
      url: nothing`

  it('over HTTP are in none of its outputs', async () => {
    const base = await servers.http(echo)
    received = ''
    const lengths = [40, 120, 150, 170, 180, 190]
    const quoted = JSON.stringify(SECRETS.form)
    const sent = `
    headers: { x-api-key: ${JSON.stringify(SECRETS.header)} }
    query: { access_token: ${JSON.stringify(SECRETS.query)} }
    ${EXPECT}`
    const suite = `
defaults: { retry: { times: 1, every: 1ms } }
variables:
  basic: { env: SMOKE_BASIC }
  bearer: { env: SMOKE_BEARER }
  path: { env: SMOKE_PATH }
  password: { value: ${quoted}, secret: true }
checks:
  - { name: login, get: "${base}login", capture: { token: $.token } }
  - name: bearer
    post: "${base}echo?{{token}}"
    auth: { bearer: "{{bearer}}" }
    json: { a: ["{{password}}"], "b": "{{token}}" }${sent}
  - name: basic
    post: "${base}away?next={{token}}"
    auth: { basic: { user: me, password: "{{basic}}" } }
    form: { user: me, password: "{{password}}", token: "{{token}}" }${sent}
  - name: path
    get: "${base}echo/{{path}}?x={{path}}"${sent}
  - name: moved
    get: "${base}away?next={{path}}"${sent}
  - name: given
    post: "${base.href.replace('//', `//me:${encodeURIComponent(SECRETS.url)}@`)}markup?{{token}}"
    multipart: { user: me, p: "{{password}}", token: "{{token}}" }${sent}
${lengths
  .map(
    length => `
  - name: long ${length}
    put: "${base}echo${length}"
    auth: { bearer: "{{bearer}}" }
    body: "{{token}} {{password}}"${sent}`,
  )
  .join('')}
`
    const url = `${base.href.replace('//', `//me:${encodeURIComponent(SECRETS.url)}@`)}echo?page=${encodeURIComponent(SECRETS.query)}`
    const { all, findings } = await shown(suite, { url, 'expect-status': '204', retries: '1', interval: '1ms' })
    expect(leaksIn(received, SECRETS).toSorted()).toEqual(MASKED.toSorted())
    expect(findings.length).toBeGreaterThan(60)
    expect(all).toContain('***')
    expect(leaksIn(all, SECRETS)).toEqual([])
  })

  it('over other ways are in none of them either', async () => {
    received = ''
    const base = await servers.http(echo)
    const plain = await servers.http((request, response) => {
      received += request.headers.authorization
      response.writeHead(403, { 'x-echo': `${request.headers.authorization} ${request.url}` }).end(request.url)
    })
    const echoing = await servers.raw(socket => {
      socket
        .on('error', () => undefined)
        .on('data', data => {
          received += data
          socket.end(data)
        })
    })
    const talking = await servers.raw(socket => {
      const heard = webSocketOn(socket, {
        answer: (_, text) => {
          received += heard.request + text
          return serverFrame(0x81, `${'-'.repeat(180)}${text} ${heard.request}`)
        },
      })
    })
    const health = createHttp2Server().on('stream', (stream, { authorization }) => {
      received += authorization
      const message = `${authorization} is nobody who may ask`
      stream.respond(
        {
          ':status': 200,
          'content-type': 'application/grpc',
          'grpc-status': 16,
          'grpc-message': encodeURIComponent(message),
        },
        { endStream: true },
      )
    })
    const grpc = await servers.listen(health as unknown as Server)
    const made = new Certificates(folder)
    const root = made.root('Test Root')
    await writeInto(folder, { 'work/ca.pem': root.cert })
    const own = made.issue(root, `${SECRETS.captured}.test`, { names: 'DNS:localhost', until: 50 })
    const tls = await servers.listen(createTlsServer(own))
    const queries = await servers.http((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://a.test')
      const query = searchParams.get('query') ?? ''
      const told = `${request.headers.authorization} ${query}`
      received += told
      const answers: Record<string, unknown> = {
        error: { status: 'error', errorType: 'bad_data', error: `${'-'.repeat(470)} ${told}` },
        type: { status: 'success', data: { resultType: `${'-'.repeat(470)} ${told}`, result: [] } },
        value: {
          status: 'success',
          warnings: [`${'-'.repeat(470)} ${told}`],
          data: {
            resultType: 'vector',
            result: [{ metric: { told }, value: [1, query.includes('nan') ? 'NaN' : '5'] }],
          },
        },
      }
      response.end(JSON.stringify(answers[/^[a-z]+/.exec(query)?.[0] ?? ''] ?? answers['value']))
    })
    const dns = await DnsServer.start(name => {
      received += name
      return name.startsWith('no.') ? { code: 3 } : { records: [{ type: 16, data: wireText(`for ${name}`) }] }
    })
    const bearer = 'headers: { authorization: "Bearer {{bearer}}" }'
    const query = (name: string, query: string) =>
      `  - { name: query ${name}, prometheus: "${queries}", query: "${query} {{token}}", auth: { bearer: "{{bearer}}" }, expect: { value: "< 5", count: 7 } }`
    const suite = `
defaults: { timeout: 5s, retry: { times: 1, every: 1ms } }
variables: { bearer: { env: SMOKE_BEARER } }
checks:
  - { name: login, get: "${base}login", capture: { token: $.token } }
  - { name: echo, websocket: "ws://127.0.0.1:${talking}/?token={{token}}", ${bearer}, send: "{{token}}", expect: { body: nothing } }
  - { name: unanswered, websocket: "${plain.href.replace('http', 'ws')}{{token}}", ${bearer}, expect: { header: { x-echo: nothing } } }
  - { name: health, grpc: "127.0.0.1:${grpc}", service: "{{token}}", ${bearer} }
${query('value', 'value')}
${query('nan', 'nan')}
${query('error', 'error')}
${query('type', 'type')}
  - { name: port, tcp: "127.0.0.1:${echoing}", send: "{{bearer}} {{token}}", expect: { body: nothing, regex: { "/(.*)/": nothing } } }
  - { name: handshake, tls: "127.0.0.1:${tls}", server-name: "{{token}}.test" }
  - { name: certificate, tls: "localhost:${tls}", ca: ca.pem, expect: { names: "{{token}}.test", expires-in: "> 90d" } }
  - { name: missing, dns: "no.{{token}}.test", server: "127.0.0.1:${dns.port}" }
  - { name: record, dns: "{{token}}.test", type: TXT, server: "127.0.0.1:${dns.port}", expect: { records: nothing } }
  - { name: command, command: "echo {{token}}; echo {{token}} {{bearer}} >&2; exit 3", expect: { exit-code: 0, body: nothing, error-output: nothing, json: { $: nothing } } }
  - { name: endless, command: "for i in $(seq 500); do echo -n x{{token}} >&2; done; exit 3", expect: { exit-code: 0, error-output: nothing } }
  - { name: lines, command: "for i in $(seq 500); do echo xx{{token}} >&2; done; exit 3", expect: { exit-code: 0, error-output: nothing } }
  - { name: slow, command: "echo {{token}}; sleep 60", timeout: 300ms }
`
    try {
      const { all, findings } = await shown(suite)
      expect(leaksIn(received, SECRETS).toSorted()).toEqual(['bearer', 'captured', 'cookie'])
      const failed = new Set(findings.map(each => / (\w+)/.exec(each)?.[1]))
      expect([...failed].join(' ')).toBe(
        'echo unanswered health query port handshake certificate missing record command endless lines slow',
      )
      expect(leaksIn(all, SECRETS)).toEqual([])
    } finally {
      await dns.stop()
    }
  })
})
