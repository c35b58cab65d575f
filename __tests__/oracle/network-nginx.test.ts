import { execFile, execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Request, Response } from '../../src/gate/network.js'
import { machineNetwork } from '../../src/platform/network/index.js'
import { Certificates, type Issued } from '../support/authority.js'
import { freePort } from '../support/free-port.js'
import { Nginx } from '../support/nginx.js'
import { describeWith } from '../support/tools.js'

const PATIENT = 30_000
const TEXT = 'täxt of a page\n'.repeat(20_000)
const run = promisify(execFile)

interface Curl {
  status: number
  version: string
  size: number
  verified: boolean
  /** Of each certificate that was sent, as curl writes it. */
  ends: string[]
  headers: Record<string, string[]>
  body: Buffer
}

describeWith(['openssl', 'nginx', 'curl'], 'nginx, asked by curl too', () => {
  let folder: string
  let nginx: Nginx
  let root: Issued
  let client: Issued
  const ports = { plain: 0, prior: 0, tls: 0, old: 0, mutual: 0, expired: 0, alone: 0 }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nginx-'))
    const made = new Certificates(folder)
    root = made.root('Test Root')
    const other = made.root('Other Root')
    const intermediate = made.issue(root, 'Test Intermediate', { authority: true, until: 20 })
    const cross = made.again(intermediate, other, { authority: true, until: 9 })
    const leaf = made.issue(intermediate, 'service.test', { names: 'DNS:localhost,IP:127.0.0.1', until: 10 })
    const expired = made.issue(intermediate, 'old.test', { names: 'DNS:localhost', from: -9, until: -1 })
    client = made.issue(other, 'client', { usage: 'clientAuth' })
    const file = (name: string, content: string) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    file('root.pem', root.cert)
    file('client.pem', client.cert)
    file('client.key', client.key)
    file('page.txt', TEXT)
    for (const name of Object.keys(ports) as (keyof typeof ports)[]) ports[name] = await freePort()
    const pair = (name: string, chain: Issued[]) =>
      `ssl_certificate ${file(`${name}.pem`, chain.map(each => each.cert).join(''))};
       ssl_certificate_key ${file(`${name}.key`, chain[0]?.key ?? '')};`
    const pages = `
      root ${folder};
      gzip on; gzip_types *; gzip_min_length 1;
      location = /there { return 302 /page.txt; }
      location = /none { return 204; }
      location = /broken { return 503 'down for now'; }
      location = /echo { add_header x-seen "$request_method $http_x_token $content_length" always; return 200 'ok'; }
      location = /client { return 200 $ssl_client_s_dn; }`
    const chain = [leaf, intermediate, cross]
    nginx = await Nginx.start(
      folder,
      `server { listen 127.0.0.1:${ports.plain}; ${pages} }
       server { listen 127.0.0.1:${ports.prior} http2; ${pages} }
       server { listen 127.0.0.1:${ports.tls} ssl http2; ${pair('tls', chain)} ${pages} }
       server { listen 127.0.0.1:${ports.old} ssl; ssl_protocols TLSv1.2; ${pair('old', chain)} ${pages} }
       server { listen 127.0.0.1:${ports.mutual} ssl; ${pair('mutual', chain)} ${pages}
         ssl_verify_client on; ssl_client_certificate ${file('other.pem', other.cert)}; }
       server { listen 127.0.0.1:${ports.expired} ssl; ${pair('expired', [expired, intermediate])} ${pages} }
       server { listen 127.0.0.1:${ports.alone} ssl; ${pair('alone', [leaf])} ${pages} }`,
    )
  })
  afterAll(async () => {
    await nginx.stop()
    rmSync(folder, { recursive: true })
  })

  async function curl(url: string, ...more: string[]): Promise<Curl> {
    const args = [
      '-s',
      '-o',
      join(folder, 'received'),
      '-w',
      '%{json}\\n%{header_json}\\n--certs\\n%{certs}',
      ...more,
      url,
    ]
    const trust = url.startsWith('https:') ? ['--cacert', join(folder, 'root.pem')] : []
    const { stdout } = await run('curl', ['--noproxy', '*', ...trust, ...args])
    const [json = '', certificates = ''] = stdout.split('\n--certs\n')
    const end = json.indexOf('}\n{') + 1
    const facts = JSON.parse(json.slice(0, end))
    return {
      status: facts.response_code,
      version: facts.http_version,
      size: facts.size_download,
      verified: facts.ssl_verify_result === 0,
      ends: [...certificates.matchAll(/^Expire date:(.*)$/gim)].map(([, date = '']) => date.trim()),
      headers: JSON.parse(json.slice(end)),
      body: readFileSync(join(folder, 'received')),
    }
  }

  const ask = (address: string, more: Partial<Request> = {}): Promise<Response> =>
    machineNetwork.request({
      method: 'GET',
      url: new URL(address),
      timeout: PATIENT,
      keep: 10_000_000,
      tls: { ca: root.cert },
      ...more,
    })

  const places: [string, string, () => string, Partial<Request>, string[]][] = [
    '/page.txt',
    '/there',
    '/none',
    '/broken',
    '/absent',
  ].flatMap((path): [string, string, () => string, Partial<Request>, string[]][] => [
    [path, 'HTTP/1.1', () => `http://127.0.0.1:${ports.plain}`, {}, []],
    [
      path,
      'HTTP/2 by prior knowledge',
      () => `http://127.0.0.1:${ports.prior}`,
      { version: '2' },
      ['--http2-prior-knowledge'],
    ],
    [path, 'HTTP/2 over TLS', () => `https://localhost:${ports.tls}`, {}, []],
    [path, 'HTTP/1.1 over TLS', () => `https://localhost:${ports.tls}`, { version: '1.1' }, ['--http1.1']],
    [path, 'TLS 1.2', () => `https://localhost:${ports.old}`, {}, []],
  ])

  it.each(places)('answers %s over %s alike', async (path, _, base, more, args) => {
    const [answer, expected] = await Promise.all([ask(base() + path, more), curl(base() + path, ...args)])
    expect(answer).toMatchObject({ status: expected.status, size: expected.size, version: expected.version })
    expect(answer.sha256).toBe(createHash('sha256').update(expected.body).digest('hex'))
    expect(answer.headers['content-type']).toBe(expected.headers['content-type']?.[0])
    expect(answer.headers['location']?.toString().replace(/:\d+/, '')).toBe(
      expected.headers['location']?.[0]?.replace(/:\d+/, ''),
    )
    expect(answer.phases.tls > 0).toBe(base().startsWith('https:'))
    expect(answer.phases.connect).toBeGreaterThan(0)
    expect(answer.phases.processing).toBeGreaterThan(0)
  })

  it.each(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'])('gets %s alike', async method => {
    const url = `http://127.0.0.1:${ports.plain}/echo`
    const body = method === 'HEAD' ? [] : ['--data-binary', 'a body']
    const verb = method === 'HEAD' ? ['-I'] : ['-X', method]
    const expected = await curl(url, ...verb, '-H', 'x-token: t', ...body)
    const sent = method === 'HEAD' ? {} : { body: Buffer.from('a body') }
    const answer = await ask(url, { method, headers: { 'x-token': 't' }, ...sent })
    expect(answer.status).toBe(expected.status)
    expect(answer.headers['x-seen']).toBe(expected.headers['x-seen']?.[0])
  })

  it.each(['1.1', '2'] as const)('sends gzip over HTTP/%s, which is undone', async version => {
    const url = `https://localhost:${ports.tls}/page.txt`
    const answer = await ask(url, { version, headers: { 'accept-encoding': 'gzip' } })
    const expected = await curl(url, `--http${version}`, '--compressed', '-H', 'accept-encoding: gzip')
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(answer.size).toBe(expected.size)
    expect(answer.size).toBeLessThan(TEXT.length / 10)
    expect(Buffer.from(answer.body ?? []).equals(Buffer.from(TEXT))).toBe(true)
    expect(expected.body.equals(Buffer.from(TEXT))).toBe(true)
  })

  it.each(['tls', 'old'] as const)(
    'presents the certificates that openssl and curl see, on the port of %s',
    async name => {
      const { tls } = await machineNetwork.handshake({
        host: 'localhost',
        port: ports[name],
        timeout: PATIENT,
        tls: { ca: root.cert },
      })
      const shown = execFileSync('openssl', ['s_client', '-connect', `127.0.0.1:${ports[name]}`, '-showcerts'], {
        input: '',
        stdio: ['pipe', 'pipe', 'ignore'],
      }).toString()
      const seen = [...shown.matchAll(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g)].map(
        ([pem]) => new X509Certificate(pem),
      )
      expect(tls.presented.map(each => each.fingerprint)).toEqual(
        seen.map(each => each.fingerprint256.replaceAll(':', '').toLowerCase()),
      )
      expect(tls.presented).toHaveLength(3)
      expect(tls.chains.map(chain => chain.map(each => each.subject))).toEqual([
        ['CN=service.test', 'CN=Test Intermediate', 'CN=Test Root'],
      ])
      const { ends } = await curl(`https://localhost:${ports[name]}/none`)
      expect(tls.presented.map(each => each.until)).toEqual(ends.map(end => Date.parse(end)))
    },
  )

  it('wants a certificate of the client, and says who came', async () => {
    const url = `https://localhost:${ports.mutual}/client`
    const own = ['--cert', join(folder, 'client.pem'), '--key', join(folder, 'client.key')]
    const tls = { ca: root.cert, certificate: client.cert, key: client.key }
    const [answer, expected] = await Promise.all([ask(url, { tls }), curl(url, ...own)])
    expect(Buffer.from(answer.body ?? []).toString()).toBe('CN=client')
    expect(expected.body.toString()).toBe('CN=client')
    const [without, refused] = await Promise.all([ask(url), curl(url)])
    expect(without.status).toBe(400)
    expect(refused.status).toBe(400)
  })

  it.each([
    ['expired', 60, /^certificate has expired; CN=old\.test was valid until /],
    [
      'alone',
      60,
      /^unknown issuer; CN=service\.test .* is issued by CN=Test Intermediate, which the server does not send/,
    ],
  ] as const)('is not trusted where it is %s, by curl neither', async (name, code, reason) => {
    const url = `https://localhost:${ports[name]}/none`
    await expect(curl(url)).rejects.toMatchObject({ code })
    await expect(ask(url)).rejects.toMatchObject({ kind: 'untrusted', message: expect.stringMatching(reason) })
  })
})
