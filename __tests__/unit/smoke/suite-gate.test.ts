import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { UserMistake } from '../../../src/gate/mistake.js'
import {
  type Encryption,
  type Network,
  NetworkFailure,
  type Request,
  type Response,
} from '../../../src/gate/network.js'
import type { RepoPath } from '../../../src/gate/path.js'
import type { Ports } from '../../../src/gate/ports.js'
import type { SmokeDetails } from '../../../src/smoke/details.js'
import { SUBJECTS } from '../../../src/smoke/expect/subject.js'
import { smokeGate } from '../../../src/smoke/gate.js'
import { LOAD_SUBJECTS } from '../../../src/smoke/load/expected.js'
import { noPhases } from '../../../src/smoke/probes/phases.js'
import { keyOf } from '../../../src/smoke/suite/expectations.js'
import { readSuite } from '../../../src/smoke/suite/read.js'
import { judge, outputsOf } from '../../support/judge.js'
import { MemoryClock, MemoryFiles, MemoryLog, memoryEvent, memoryPorts, nobody } from '../../support/memory.js'
import { MemoryCommands } from '../../support/memory-commands.js'
import { type MemoryCommit, memoryGit } from '../../support/memory-git.js'
import { fakeNetwork } from '../../support/network-fake.js'

const response = (status: number, body: unknown = '', more: Partial<Response> = {}): Response => ({
  status,
  version: '1.1',
  headers: {},
  size: 0,
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  phases: noPhases(),
  ...more,
})

/** A service that answers by path; every other one with 404. */
function world(suite: string, answers: Record<string, Response> = {}, more: Partial<Ports> & Partial<Network> = {}) {
  const requests: Request[] = []
  const request = async (each: Request) => {
    requests.push(each)
    return answers[each.url.pathname] ?? response(404)
  }
  const { connect, handshake, lookup, upgrade, health, ...ports } = more
  const methods = Object.entries({ request, connect, handshake, lookup, upgrade, health })
  const network = fakeNetwork(Object.fromEntries(methods.filter(([, method]) => method !== undefined)))
  const files = new MemoryFiles(suite === '' ? {} : { 'ci/smoke.yml': suite })
  const log = new MemoryLog()
  const all = memoryPorts({ files, network, log, ...ports })
  const run = (inputs: Record<string, string | string[]> = {}) =>
    judge<SmokeDetails>(smokeGate, { suite: 'ci/smoke.yml', ...inputs }, all)
  return { run, requests, log, files, paths: () => requests.map(({ url }) => url.pathname) }
}

async function mistake(act: () => Promise<unknown>): Promise<string> {
  const error = await act().catch((each: unknown) => each)
  expect(error).toBeInstanceOf(UserMistake)
  return (error as UserMistake).message
}

const SHOP = `
variables: { base: "http://shop.test" }
checks:
  - name: health
    get: "{{base}}/health"
    expect:
      status: 200
      json: { "$.status": ok }
      header: { content-type: /json/ }
  - name: login
    post: "{{base}}/login"
    capture: { token: $.token }
  - name: account
    get: "{{base}}/me"
    auth: { bearer: "{{token}}" }
`

const GOOD = {
  '/health': response(200, { status: 'ok' }, { headers: { 'content-type': 'application/json' } }),
  '/login': response(200, { token: 's3ntinel-token' }),
  '/me': response(200),
}

describe('a suite', () => {
  it('passes where everything is as expected', async () => {
    const { run, requests } = world(SHOP, GOOD)
    const judgement = await run()
    expect(judgement).toMatchObject({ verdict: 'pass', summary: 'All 3 checks passed.', findings: [] })
    expect(judgement.details.checks).toMatchObject([
      { name: 'health', kind: 'http', request: 'GET http://shop.test/health', verdict: 'pass', attempts: 1 },
      { name: 'login', request: 'POST http://shop.test/login' },
      { name: 'account', request: 'GET http://shop.test/me' },
    ])
    expect(judgement.details.checks[0]?.assertions.map(({ subject, line }) => [subject, line])).toEqual([
      ['status', 7],
      ['header content-type', 9],
      ['$.status', 8],
    ])
    expect(requests.find(({ url }) => url.pathname === '/me')?.headers).toEqual({
      authorization: 'Bearer s3ntinel-token',
    })
  })

  it('tells what failed at the line that expected it', async () => {
    const { run } = world(SHOP, { ...GOOD, '/health': response(200, { status: 'down' }) })
    const { verdict, findings, details } = await run()
    expect(verdict).toBe('fail')
    const health = 'health (GET http://shop.test/health)'
    expect(findings).toMatchObject([
      { rule: 'smoke/header', file: 'ci/smoke.yml', line: 9, level: 'error' },
      {
        rule: 'smoke/json',
        file: 'ci/smoke.yml',
        line: 8,
        message: `${health}: expected $.status "ok", got "down".`,
      },
    ])
    expect(findings.every(({ column }) => (column ?? 0) > 1)).toBe(true)
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2)
    expect(details.availability).toBe(2 / 3)
  })

  it('tells what was not run, and for what', async () => {
    const { run, paths } = world(SHOP, { ...GOOD, '/login': response(500) })
    const judgement = await run()
    expect(judgement.findings).toMatchObject([
      { rule: 'smoke/status', line: 10, message: 'login (POST http://shop.test/login): expected status 2xx, got 500.' },
      {
        rule: 'smoke/capture',
        line: 12,
        message: expect.stringContaining('expected a value for token ($.token), got '),
      },
      {
        rule: 'smoke/not-run',
        line: 13,
        message: 'account (GET http://shop.test/me): not run, for it comes after login, which failed.',
      },
    ])
    expect(paths()).not.toContain('/me')
    expect(judgement.details.checks[2]).toMatchObject({ verdict: 'fail', attempts: 0, needs: 'login' })
    expect(JSON.stringify(await smokeGate.present(judgement))).toContain('Not run, for login failed: account.')
    expect(judgement.summary).toBe('2 of 3 checks failed: login, for which 1 was not run.')
  })

  it('lets its variables be given, and its checks stand beside URLs', async () => {
    const { run, requests } = world(SHOP, GOOD)
    const { details } = await run({ variables: 'base=http://other.test', url: 'http://other.test/me' })
    expect(details.checks.map(({ name }) => name)).toEqual(['http://other.test/me', 'health', 'login', 'account'])
    expect(new Set(requests.map(({ url }) => url.host))).toEqual(new Set(['other.test']))
  })

  it('masks what is captured, wherever it comes back', async () => {
    const echo = { headers: { location: 's3ntinel-token' } }
    const { run, log } = world(
      `${SHOP}    retry: { times: 1 }\n    expect: { body: nothing, header: { location: x } }`,
      {
        ...GOOD,
        '/me': response(200, 'it is s3ntinel-token', echo),
      },
    )
    const judgement = await run()
    expect(judgement.findings).toHaveLength(2)
    const presented = await smokeGate.present(judgement)
    expect(JSON.stringify([judgement, presented, log.lines, outputsOf(smokeGate, judgement)])).not.toContain('s3ntinel')
    expect(judgement.findings.map(({ message }) => message).join()).toContain('it is ***')
  })

  it('masks what servers make of a secret in a URL, and in a header', async () => {
    const suite = `
variables: { k: { env: PW } }
checks:
  - { name: path, get: "http://a.test/nf/{{k}}", expect: { body: "" } }
  - { name: query, get: "http://a.test/q?x={{k}}", expect: { body: "" } }
  - { name: moved, get: "http://a.test/moved" }
`
    for (const password of ['My Secret-Pass/99&a=1', 'pässwörd-für-alle', 'a "Quoted" one']) {
      const asked = new URL(`http://a.test/nf/${password}`)
      const { run } = world(
        suite,
        {
          [asked.pathname]: response(200, `nf ${asked.pathname}`),
          '/q': response(200, Buffer.from(new URL(`http://a.test/q?x=${password}`).search, 'latin1').toString()),
          '/moved': response(302, '', { headers: { location: `http://b.test${asked.pathname}/x` } }),
        },
        { environment: { PW: password } },
      )
      const { findings } = await run()
      expect(findings.map(({ message }) => message.replace(/^.*got /, 'got '))).toEqual(
        expect.arrayContaining(['got "nf /nf/***".', 'got "?x=***".']),
      )
      expect(JSON.stringify(findings)).toContain('got 404 from http://b.test/nf/***/x, after 1 redirect')
      expect(JSON.stringify(findings)).not.toMatch(/Pass|alle|uoted/)
    }
  })

  it('shows no query of the address that answered', async () => {
    const suite = (url: string) => `checks: [{ name: a, get: "http://a.test/", expect: { url: ${url} } }]`
    const moved = { '/': response(302, '', { headers: { location: '/x?page=s3ntinel#more' } }), '/x': response(200) }
    const { findings } = await world(suite('http://a.test/y'), moved).run()
    expect(findings[0]?.message).toContain('expected url "http://a.test/y", got "http://a.test/x?page=***#***".')
    const { verdict, details } = await world(suite('"http://a.test/x?page=s3ntinel#more"'), moved).run()
    expect(verdict).toBe('pass')
    expect(details.checks[0]?.assertions.find(({ kind }) => kind === 'url')?.actual).toBe(
      '"http://a.test/x?page=***#***"',
    )
  })

  it('follows to the answer that a comparison of the status is about', async () => {
    const moved = { '/': response(302, '', { headers: { location: '/x' } }), '/x': response(500) }
    for (const [status, verdict] of [
      ['< 400', 'fail'],
      ['"!= 404"', 'pass'],
      ['"< 500"', 'fail'],
      ['3xx', 'pass'],
      ['302', 'pass'],
      ['[200, 302]', 'pass'],
      ['"== 302"', 'pass'],
    ]) {
      const { run, paths } = world(`checks: [{ name: a, get: "http://a.test/", expect: { status: ${status} } }]`, moved)
      expect([status, (await run()).verdict]).toEqual([status, verdict])
      expect(paths()).toEqual(/3/.test(status as string) ? ['/'] : ['/', '/x'])
    }
  })

  it('keeps from others headers with what is a secret or was captured', async () => {
    const suite = `
variables: { host: shop, key: { env: PW }, signed: 'by {{key}}' }
checks:
  - { name: login, get: "http://a.test/login", capture: { id: { header: x-id } } }
  - name: moved
    get: "http://a.test/moved"
    headers: { x-host: '{{host}}', x-signed: '{{signed}}', x-id: '{{id}}', DD-APPLICATION-KEY: literal }
`
    const { run, requests } = world(
      suite,
      {
        '/login': response(200, '', { headers: { 'x-id': '4711' } }),
        '/moved': response(302, '', { headers: { location: 'http://b.test/x' } }),
        '/x': response(200),
      },
      { environment: { PW: 's3cr3t-w0rd' } },
    )
    expect((await run()).verdict).toBe('pass')
    expect(requests.map(({ headers }) => Object.keys(headers ?? {}))).toEqual([
      [],
      ['x-host', 'x-signed', 'x-id', 'dd-application-key'],
      ['x-host'],
    ])
  })

  it('masks what it has of the environment', async () => {
    const suite = `
variables: { password: { env: PW } }
checks:
  - { name: login, post: "http://a.test/login", form: { q: "{{password}}" }, expect: { body: "" } }
`
    const { run } = world(
      suite,
      { '/login': response(200, 'wrong: s3cr3t-w0rd') },
      { environment: { PW: 's3cr3t-w0rd' } },
    )
    const judgement = await run()
    expect(judgement.verdict).toBe('fail')
    expect(JSON.stringify(judgement)).not.toContain('s3cr3t')
  })

  it('masks what is given by the name of a credential', async () => {
    const suite = 'checks: [{ name: a, post: "http://a.test/", json: { x: "{{api-token}}" }, expect: { body: "" } }]'
    const { run } = world(suite, { '/': response(200, 'wrong: s3cr3t-w0rd') })
    expect(JSON.stringify(await run({ variables: 'api-token=s3cr3t-w0rd' }))).not.toContain('s3cr3t')
  })

  it.each([
    [{ suite: 'no.yml' }, 'suite: there is no file no.yml'],
    [{ suite: '../x.yml' }, 'suite: ../x.yml is outside the workspace'],
    [{ variables: 'base' }, 'variables: line 1 is no name=value'],
    [{ wait: '60s' }, 'wait: is for `url`; for a check of the suite write `retry: { for: … }` there'],
    [{ 'expect-status': '200', timeout: '3s' }, 'expect-status: is for `url`'],
    [{ suite: '', variables: 'a=b', url: 'http://a.test/' }, 'variables: are for a `suite`, and none is given'],
    [{ thresholds: 'p95 < 1s' }, 'thresholds: takes a load: give `load`, or the suite one'],
    [{ 'compare-with': 'http://b.test' }, 'compare-with: takes a load'],
    [{ load: 'rate=1/s duration=1s' }, 'load: has nothing to request: give `url`, or the suite a `load`'],
    [{ load: 'rate=1', url: 'http://a.test/' }, 'load: '],
    [
      { load: 'rate=1/s duration=1s', 'compare-with': 'http://b.test/v1', url: 'http://a.test/' },
      'compare-with: must be the URL of the stable version without a path',
    ],
  ])('is refused with %j before anything is asked', async (inputs, message) => {
    const { run, requests } = world(SHOP, GOOD)
    expect(await mistake(() => run(inputs as Record<string, string>))).toContain(message)
    expect(requests).toEqual([])
  })

  it('with a mistake in it says where', async () => {
    const { run } = world(SHOP.replace('{{token}}', '{{tokn}}'))
    expect(await mistake(run)).toContain('ci/smoke.yml:15:')
  })

  it('is chosen by the root action', async () => {
    const choice = await smokeGate.choose({ suite: 'x.yml', url: [] } as never, memoryPorts())
    expect(choice).toEqual({ chosen: true, why: 'a suite is given' })
  })

  it('is policy', () => {
    const inputs = { suite: 'ci/smoke.yml', 'working-directory': 'app', baseline: 'file:last.json' }
    expect(smokeGate.policyFiles?.(inputs as never)).toEqual(['app/ci/smoke.yml', 'app/last.json'])
  })
})

/** The examples of a page, each as a suite that is read. */
function examplesIn(page: string, isSuite: (yaml: string) => boolean) {
  const text = readFileSync(new URL(`../../../${page}`, import.meta.url), 'utf8')
  const examples = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml = '']) => yaml)
  const pem = ['ca.pem', 'me.pem'].map(name => [name, '-----BEGIN X-----'])
  const files = Object.fromEntries([...pem, ['order.json', '{}'], ['cat.png', '']])
  const environment = { SMOKE_PASSWORD: 'x', SHOP_KEY: 'x', SHOP_DB_PASSWORD: 'x', MY_KEY: '-----BEGIN X-----' }
  const read = (yaml: string) =>
    readSuite(yaml, 'smoke.yml' as RepoPath, { variables: new Map(), environment, files: new MemoryFiles(files) })
  return Promise.all(examples.filter(isSuite).map(read))
}

describe('the examples', () => {
  it('in the README are a suite with every kind of check', async () => {
    const suites = await examplesIn('actions/smoke-test/README.md', yaml => yaml.startsWith('# yaml-language-server'))
    const kinds = suites.flatMap(({ checks }) => checks.map(({ probe }) => probe.kind))
    expect(new Set(kinds)).toEqual(new Set(Object.keys(SUBJECTS)))
  })

  it('in the page on suites are suites, all of them', async () => {
    const suites = await examplesIn('docs/smoke-suites.md', () => true)
    expect(suites.length).toBeGreaterThan(5)
    const kinds = suites.flatMap(({ checks }) => checks.map(({ probe }) => probe.kind))
    expect(new Set(kinds)).toEqual(new Set(Object.keys(SUBJECTS)))
  })

  it('in the page on suites expect of each kind what it has, by its table', () => {
    const page = readFileSync(new URL('../../../docs/smoke-suites.md', import.meta.url), 'utf8')
    const rows = page.split('\n').filter(line => /^\| .*(\| ×? ?){9}\|$/.test(line))
    const columns = ['http', 'tcp', 'tls', 'dns', 'websocket', 'grpc', 'prometheus', 'command'] as const
    const documented = (column: number) =>
      rows.flatMap(row => {
        const cells = row.split('|').map(cell => cell.trim())
        const words = [...(cells[1] ?? '').matchAll(/`([a-z0-9-]+)`/g)].map(([, word = '']) => word)
        return cells[3 + column] === '×' ? words : []
      })
    for (const [column, kind] of columns.entries()) {
      expect([kind, documented(column).sort()]).toEqual([kind, SUBJECTS[kind].map(keyOf).sort()])
    }
    expect(documented(columns.length).sort()).toEqual(LOAD_SUBJECTS.map(keyOf).sort())
  })
})

describe('a suite of the base', () => {
  const commits: Record<string, MemoryCommit> = {
    base: {
      files: {
        'ci/smoke.yml': 'checks: [{ name: old, get: "http://a.test/old", ca: ca.pem }]',
        'ci/ca.pem': '-----BEGIN CERTIFICATE-----old',
      },
    },
  }
  const proposal = (event: string, privileged: boolean) =>
    memoryEvent({ subject: { ...nobody, event, base: 'base', commit: 'head', pullRequest: 1 }, privileged })

  const judged = (event: string, privileged: boolean, inputs: Record<string, string>, at = commits) => {
    const files = new MemoryFiles({
      'ci/smoke.yml': 'checks: [{ name: new, get: "http://a.test/new", ca: ca.pem }]',
      'ci/ca.pem': '-----BEGIN CERTIFICATE-----new',
    })
    const { run, requests } = world('', {}, { files, git: memoryGit(files, at), event: proposal(event, privileged) })
    return { run: () => run(inputs), requests }
  }

  it.each([
    ['pull_request', false, {}, 'new'],
    ['pull_request', false, { 'policy-from': 'base' }, 'old'],
    ['pull_request_target', true, {}, 'old'],
  ])('holds under %s (%s) with %j: %s', async (event, privileged, inputs, which) => {
    const { run, requests } = judged(event, privileged, inputs)
    await run()
    expect(requests.map(({ url, tls }) => [url.pathname, tls?.ca])).toEqual([
      [`/${which}`, `-----BEGIN CERTIFICATE-----${which}`],
    ])
  })

  it('that has none is no reason to take that of the change', async () => {
    const { run } = judged('pull_request', false, { 'policy-from': 'base' }, { base: { files: {} } })
    expect(await mistake(run)).toContain('suite: there is no file ci/smoke.yml at commit base, whose policy holds')
  })

  it('runs no command with the rights of the base', async () => {
    const files = { 'ci/smoke.yml': 'checks:\n  - { name: dangerous, command: make deploy }' }
    const { run } = judged('pull_request_target', true, {}, { base: { files } })
    expect(await mistake(run)).toMatch(
      /^ci\/smoke.yml:2:\d+: dangerous: runs a command, which is refused under pull_request_target/,
    )
  })
})

describe('checks of other kinds', () => {
  it('pass and fail as they are expected to', async () => {
    const clock = new MemoryClock()
    const files = new MemoryFiles({
      'ci/smoke.yml': `
checks:
  - { name: port, tcp: "a.test:5432" }
  - { name: banner, tcp: "a.test:22", expect: { body: { contains: SSH } } }
  - { name: names, dns: a.test }
  - { name: none, dns: b.test, type: TXT }
  - { name: cart, grpc: "a.test:50051" }
  - { name: echo, websocket: "ws://a.test/", send: hi, expect: { body: hi } }
  - { name: good, command: "true" }
  - { name: bad, command: "false" }
`,
    })
    const commands = new MemoryCommands(clock, files, ({ command }) =>
      command === 'true' ? {} : { exitCode: 1, stderr: 'no' },
    )
    const { run } = world(
      '',
      {},
      {
        files,
        clock,
        commands,
        connect: async ({ until }) => {
          const received = Buffer.from('SSH-2.0\r\n')
          expect(await until?.(received)).toBe(until === undefined ? undefined : 'yes')
          return { phases: noPhases(), address: '10.0.0.1', received: until ? received : Buffer.alloc(0), ended: false }
        },
        lookup: async ({ name }) => ({ phases: noPhases(), records: name === 'a.test' ? ['10.0.0.1'] : [] }),
        health: async () => ({ phases: noPhases(), code: 0, message: '', status: 'NOT_SERVING' }),
        upgrade: async ({ send }) => {
          const message = Buffer.from(send ?? '')
          return { phases: noPhases(), status: 101, headers: {}, protocol: null, message }
        },
      },
    )
    const { details, findings } = await run()
    expect(details.checks.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
      'port pass',
      'banner pass',
      'names pass',
      'none fail',
      'cart fail',
      'echo pass',
      'good pass',
      'bad fail',
    ])
    expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      expect.stringMatching(/^smoke\/records none \(TXT b\.test\): expected records to be there, got no/),
      expect.stringMatching(/^smoke\/health cart \(.*\): expected health "SERVING", got "?NOT_SERVING"?\.$/),
      expect.stringMatching(/^smoke\/exit-code bad \(false\): expected exit-code 0, got 1; it wrote "no"\.$/),
    ])
  })

  it('take no empty answer of Prometheus for a good one, and tell what it warns of', async () => {
    const answer = (result: unknown[], more = {}) =>
      response(200, { status: 'success', data: { resultType: 'vector', result }, ...more })
    const suite = 'checks: [{ name: queue, prometheus: "http://p.test", query: sum(x), expect: { value: "< 100" } }]'
    const judged = async (reply: Response) => {
      const { run } = world(suite, { '/api/v1/query': reply })
      const { verdict, findings } = await run()
      return [verdict, ...findings.map(({ rule, level, message }) => `${rule} ${level} ${message}`)]
    }
    const queue = 'queue (sum(x) at http://p.test/)'
    const sample = (value: string) => [{ metric: {}, value: [1, value] }]
    expect(await judged(answer(sample('99')))).toEqual(['pass'])
    expect(await judged(answer(sample('100')))).toEqual([
      'fail',
      `smoke/value error ${queue}: expected value less than 100, got 100.`,
    ])
    expect(await judged(answer([]))).toEqual([
      'fail',
      `smoke/value error ${queue}: expected at least one sample, got none; a query that may find none ends in \`or vector(0)\`.`,
    ])
    expect(await judged(answer(sample('5'), { warnings: ['a store is away'] }))).toEqual([
      'warn',
      `smoke/warning warning ${queue}: Prometheus warns: a store is away`,
    ])
  })
})

describe('certificates', () => {
  const DAY = 86_400_000
  const now = Date.UTC(2026, 0, 1)
  const encryption = (days: number): Encryption => {
    const own = {
      subject: 'CN=a',
      issuer: 'CN=x',
      names: ['a.test'],
      from: 0,
      until: now + days * DAY,
      fingerprint: '',
    }
    return { protocol: 'TLSv1.3', cipher: 'c', refusal: null, presented: [own], chains: [[own]] }
  }
  const judged = (url: string, days: number, inputs = {}) => {
    const { run } = world('', { '/': response(200, '', url.startsWith('https') ? { tls: encryption(days) } : {}) })
    return run({ suite: '', url, 'tls-min-days': '14', ...inputs })
  }

  it('must be good for as many days as are asked for', async () => {
    const good = await judged('https://a.test/', 14)
    expect(good).toMatchObject({ verdict: 'pass', findings: [] })
    expect(good.details.checks[0]?.certificate).toEqual({ subject: 'CN=a', until: '2026-01-15T00:00:00.000Z' })
    const bad = await judged('https://a.test/', 13.9)
    expect(bad.findings).toMatchObject([
      {
        rule: 'smoke/certificate',
        message: 'https://a.test/: expected expires-in at least 14d, got 13.9 days.',
      },
    ])
  })

  it('that are nowhere are told', async () => {
    expect(await judged('http://a.test/', 0)).toMatchObject({
      verdict: 'warn',
      summary: expect.stringMatching(/^The check passed\. No connection was encrypted: /),
      findings: [{ rule: 'smoke/certificate', level: 'warning' }],
    })
  })

  it('that nobody trusts are a matter of the certificate', async () => {
    const request = async () => {
      throw new NetworkFailure('untrusted', 'self-signed certificate; CN=a', noPhases())
    }
    const ports = memoryPorts({ network: fakeNetwork({ request }) })
    const { findings } = await judge<SmokeDetails>(smokeGate, { url: 'https://a.test/' }, ports)
    expect(findings).toMatchObject([
      {
        rule: 'smoke/certificate',
        message: 'https://a.test/: expected a certificate that is trusted, got self-signed certificate; CN=a.',
      },
    ])
  })
})

describe('a secret of a command', () => {
  const KEY = `-----BEGIN PRIVATE KEY-----\n${'k3y'.repeat(20)}\n-----END PRIVATE KEY-----`
  const PEM = '-----BEGIN CERTIFICATE-----'
  const SUITE = `
variables: { password: { env: SMOKE_PW } }
checks:
  - { name: count, command: psql, env: { PGPASSWORD: '{{password}}', DB_PWD: wr1tten } }
  - { name: other, command: env }
  - { name: page, get: 'https://shop.test/', ca: { env: CA }, certificate: c.pem, key: { env: CLIENT_KEY } }
`

  it('is given to it by its own variables, to no other, and is not shown', async () => {
    const clock = new MemoryClock()
    const files = new MemoryFiles({ 'ci/smoke.yml': SUITE, 'ci/c.pem': PEM })
    const said = `s3cret! wr1tten ${'k3y'.repeat(20)} plain`
    const commands = new MemoryCommands(clock, files, () => ({ exitCode: 1, stderr: said }))
    const environment = { SMOKE_PW: 's3cret!', CA: PEM, CLIENT_KEY: KEY }
    const more = { files, clock, commands, environment }
    const { run, requests } = world('', { '/': response(200) }, more)
    const judgement = await run()
    const withheld = ['CA', 'CLIENT_KEY', 'SMOKE_PW']
    expect(commands.runs.map(each => [each.command, each.environment, [...(each.withheld ?? [])].sort()])).toEqual([
      ['psql', { PGPASSWORD: 's3cret!', DB_PWD: 'wr1tten' }, withheld],
      ['env', {}, withheld],
    ])
    expect(requests[0]?.tls).toEqual({ ca: PEM, certificate: PEM, key: KEY })
    const shown = JSON.stringify([judgement, await smokeGate.present(judgement)])
    expect(shown).toContain('plain')
    for (const secret of ['s3cret', 'wr1tten', 'k3y']) expect(shown).not.toContain(secret)
  })
})
