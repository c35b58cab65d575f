import { describe, expect, it, jest } from '@jest/globals'
import type { Encryption, Network, NetworkFailure, Phases, Response } from '../../../../src/gate/network.js'
import type { Predicate } from '../../../../src/smoke/expect/predicate.js'
import type { Subject } from '../../../../src/smoke/expect/subject.js'
import { probeCommand } from '../../../../src/smoke/probes/command.js'
import type { Context, ProbeOf } from '../../../../src/smoke/probes/context.js'
import { probeDns } from '../../../../src/smoke/probes/dns.js'
import { probeGrpc } from '../../../../src/smoke/probes/grpc.js'
import { probePrometheus } from '../../../../src/smoke/probes/prometheus.js'
import { probeTcp } from '../../../../src/smoke/probes/tcp.js'
import { probeTls } from '../../../../src/smoke/probes/tls.js'
import { Unsendable } from '../../../../src/smoke/probes/unsendable.js'
import { probeWebSocket } from '../../../../src/smoke/probes/websocket.js'
import { noCommands } from '../../../support/memory.js'
import { askingFor, checkOf, contextOf, PLACE, text } from '../../../support/probe-context.js'

const phases: Phases = { resolve: 1, connect: 2, tls: 0, processing: 0, transfer: 0 }
const own = { subject: 'CN=a', issuer: 'CN=x', names: ['a.test'], from: 0, until: 5, fingerprint: '' }
const tls: Encryption = { protocol: 'TLSv1.3', cipher: 'c', refusal: null, presented: [own], chains: [[own]] }

/** Methods of a network that answer the same to everything, and keep what they were asked. */
function answering<Method extends keyof Network>(method: Method, answer: Awaited<ReturnType<Network[Method]>>) {
  const asked: Parameters<Network[Method]>[0][] = []
  const network = {
    [method]: async (request: Parameters<Network[Method]>[0]) => {
      asked.push(request)
      return answer
    },
  } as Partial<Network>
  return { asked, network }
}

describe('a TCP probe', () => {
  const probe = (address = '127.0.0.1:5432', send: string | null = null): ProbeOf<'tcp'> => ({
    kind: 'tcp',
    address: text(address),
    send: send === null ? null : text(send),
  })
  const connected = answering('connect', {
    phases,
    address: '127.0.0.1',
    received: Buffer.from('+OK\r\n'),
    ended: false,
  })

  it('is satisfied with a connection', async () => {
    const { answer, implied } = await probeTcp(probe(), contextOf(checkOf(probe()), connected.network))
    expect(connected.asked.at(-1)).toEqual({ host: '127.0.0.1', port: 5432, timeout: 10_000 })
    expect(answer).toEqual({ phases })
    expect(implied).toEqual([])
  })

  it('listens until what came is all that is expected and captured of it', async () => {
    const body = { subject: { of: 'body' }, predicate: { is: 'empty', whether: false }, place: PLACE } as const
    const duration = { ...body, subject: { of: 'duration' } } as const
    const check = checkOf(probe('[::1]:6379', 'PING {{n}}\r\n'), {
      expect: [body, duration],
      ...askingFor({ of: 'body' }),
    })
    const suffices = jest.fn<Context['suffices']>(async () => 'unless-more')
    const context = contextOf(check, connected.network, { variables: { n: '1' }, suffices })
    const { answer } = await probeTcp(probe('[::1]:6379', 'PING {{n}}\r\n'), context)
    const request = connected.asked.at(-1)
    expect(request).toMatchObject({ host: '::1', port: 6379, send: Buffer.from('PING 1\r\n') })
    expect(await request?.until?.(Buffer.from('+O'))).toBe('unless-more')
    expect(suffices).toHaveBeenCalledWith({ expect: [body], capture: check.capture }, Buffer.from('+O'))
    expect(answer).toMatchObject({ body: Buffer.from('+OK\r\n'), size: 5 })
  })

  it.each<[Predicate, boolean]>([
    [{ is: 'empty', whether: true }, true],
    [{ is: 'equal', to: { kind: 'text', text: text('') } }, true],
    [
      {
        is: 'one-of',
        of: [
          { is: 'equal', to: { kind: 'text', text: text('') } },
          { is: 'starting', what: text('+') },
        ],
      },
      true,
    ],
    [{ is: 'not', as: { is: 'containing', what: { kind: 'text', text: text('ERR') } } }, false],
    [{ is: 'long', as: { is: 'ordered', operator: '<', limit: 9, text: '9' } }, false],
  ])('that hears nothing has an answer only where that is asked for: %j', async (predicate, isAnswer) => {
    const check = checkOf(probe(), { expect: [{ subject: { of: 'body' }, predicate, place: PLACE }] })
    const heard = async (ended: boolean) => {
      const { network } = answering('connect', { phases, address: '127.0.0.1', received: Buffer.alloc(0), ended })
      return probeTcp(probe(), contextOf(check, network)).then(
        ({ answer }) => answer.size,
        (error: NetworkFailure) => [error.kind, error.message],
      )
    }
    expect(await heard(true)).toEqual(isAnswer ? 0 : ['unreachable', 'the connection was closed before an answer'])
    expect(await heard(false)).toEqual(isAnswer ? 0 : ['timeout', 'no answer; it was still waiting for the answer'])
  })

  it.each(['localhost', 'localhost:', 'localhost:0', 'localhost:65536', ':80', 'a b:80', 'http://a:80', '::1:80'])(
    'cannot reach %j',
    async address => {
      const attempt = probeTcp(probe(address), contextOf(checkOf(probe(address)), connected.network))
      await expect(attempt).rejects.toThrow(Unsendable)
    },
  )
})

describe('a TLS probe', () => {
  it('brings the certificates', async () => {
    const probe: ProbeOf<'tls'> = { kind: 'tls', address: text('a.test:25'), trust: { ca: 'CA' }, startTls: 'smtp' }
    const { asked, network } = answering('handshake', { phases, address: '1.2.3.4', tls })
    const { answer } = await probeTls(probe, contextOf(checkOf(probe), network))
    expect(asked).toEqual([{ host: 'a.test', port: 25, timeout: 10_000, tls: { ca: 'CA' }, startTls: 'smtp' }])
    expect(answer).toEqual({ phases, encryptions: [tls], expiring: own })
  })
})

describe('a DNS probe', () => {
  it('brings the records', async () => {
    const probe: ProbeOf<'dns'> = { kind: 'dns', name: text('{{n}}'), type: 'MX', server: text('1.1.1.1') }
    const { asked, network } = answering('lookup', { phases, records: ['10 mail.a.test.'] })
    const { answer } = await probeDns(probe, contextOf(checkOf(probe), network, { variables: { n: 'a.test' } }))
    expect(asked).toEqual([{ name: 'a.test', type: 'MX', server: '1.1.1.1', timeout: 10_000 }])
    expect(answer).toEqual({ phases, records: ['10 mail.a.test.'] })
  })
})

describe('a WebSocket probe', () => {
  const probe = (more: Partial<ProbeOf<'websocket'>> = {}): ProbeOf<'websocket'> => ({
    kind: 'websocket',
    url: text('wss://me:pw@a.test/ws'),
    headers: [],
    protocols: [],
    send: null,
    trust: {},
    ...more,
  })
  const upgraded = (more = {}) => answering('upgrade', { phases, status: 101, headers: {}, protocol: null, ...more })

  it('makes the handshake', async () => {
    const { asked, network } = upgraded({ tls })
    const { answer, implied } = await probeWebSocket(probe(), contextOf(checkOf(probe()), network))
    const headers = { authorization: `Basic ${Buffer.from('me:pw').toString('base64')}` }
    expect(asked).toEqual([{ url: new URL('wss://a.test/ws'), headers, timeout: 10_000 }])
    const certificates = { encryptions: [tls], expiring: own }
    expect(answer).toEqual({ phases, status: 101, headers: {}, url: 'wss://a.test/ws', ...certificates })
    expect(implied).toEqual([])
  })

  it('keeps the cookies that it is given, and masks them', async () => {
    const { network } = upgraded({ headers: { 'set-cookie': ['sid=s3ntinel; Path=/'] } })
    const context = contextOf(checkOf(probe()), network)
    await probeWebSocket(probe(), context)
    expect(context.jar.header(new URL('https://a.test/me'), 0)).toBe('sid=s3ntinel')
    expect(context.masks.text('sid was s3ntinel')).toBe('sid was ***')
  })

  it('waits for a message where something is asked of it', async () => {
    const { asked, network } = upgraded({ message: Buffer.from('{"ok":1}') })
    const check = checkOf(probe(), askingFor({ of: 'json', path: '$.ok' }))
    const { answer } = await probeWebSocket(probe({ send: text('hi') }), contextOf(check, network))
    expect(asked[0]).toMatchObject({ until: expect.any(Function), send: 'hi' })
    expect(answer).toMatchObject({ body: Buffer.from('{"ok":1}'), size: 8 })
  })

  it('waits for the message that has what must be there, which is held to all', async () => {
    const { asked, network } = upgraded({ message: Buffer.from('{}') })
    const has = (subject: Subject, predicate: Predicate) => ({ subject, predicate, place: PLACE })
    const is = (value: string): Predicate => ({ is: 'equal', to: { kind: 'text', text: text(value) } })
    const type = { of: 'json', path: '$.type' } as const
    const absent = { is: 'existing', whether: false } as const
    const check = checkOf(probe(), {
      expect: [
        has({ of: 'status' }, { is: 'class', of: 1 }),
        has(type, { is: 'all-of', of: [is('ready'), { is: 'not', as: is('x') }] }),
        has(type, { is: 'all-of', of: [absent, { is: 'empty', whether: true }] }),
        has({ of: 'regex', pattern: 'error', flags: '' }, absent),
      ],
      ...askingFor(type),
    })
    const suffices = jest.fn<Context['suffices']>().mockResolvedValueOnce('no').mockResolvedValue('unless-more')
    await probeWebSocket(probe(), contextOf(check, network, { suffices }))
    const until = asked[0]?.until
    expect([await until?.(Buffer.from('a')), await until?.(Buffer.from('b'))]).toEqual([false, true])
    const sought = { expect: [has(type, { is: 'all-of', of: [is('ready')] })], capture: check.capture }
    expect(suffices).toHaveBeenLastCalledWith(sought, Buffer.from('b'))
  })

  it('wants one of its protocols chosen', async () => {
    const chat = probe({ protocols: ['chat', 'graph'] })
    const told = async (answer: object) =>
      (await probeWebSocket(chat, contextOf(checkOf(chat), upgraded(answer).network))).implied
    expect(await told({})).toMatchObject([{ kind: 'protocol', expected: 'one of the protocols chat, graph' }])
    expect(await told({ protocol: 'chat' })).toEqual([])
    // A handshake that was not made at all is a matter of its status.
    expect(await told({ status: 403 })).toEqual([])
  })
})

describe('a gRPC probe', () => {
  const probe: ProbeOf<'grpc'> = {
    kind: 'grpc',
    address: text('a.test:50051'),
    service: text('shop.Cart'),
    encrypted: true,
    headers: [['X-Key', text('k')]],
    trust: { insecure: true },
  }
  const ask = (answer: Partial<Awaited<ReturnType<Network['health']>>>) => {
    const { asked, network } = answering('health', { phases, code: 0, message: '', status: null, ...answer })
    return { asked, probed: probeGrpc(probe, contextOf(checkOf(probe), network)) }
  }

  it('asks for the health of a service', async () => {
    const { asked, probed } = ask({ status: 'NOT_SERVING', tls })
    expect(await probed).toEqual({
      answer: { phases, encryptions: [tls], expiring: own, health: 'NOT_SERVING' },
      implied: [],
      warnings: [],
    })
    expect(asked).toEqual([
      {
        host: 'a.test',
        port: 50051,
        service: 'shop.Cart',
        encrypted: true,
        headers: { 'x-key': 'k' },
        timeout: 10_000,
        tls: { insecure: true },
      },
    ])
  })

  it('takes the code NOT_FOUND for a service that is not known', async () => {
    const { answer, implied } = await ask({ code: 5, message: 'unknown service' }).probed
    expect([answer.health, implied]).toEqual(['SERVICE_UNKNOWN', []])
  })

  it('names the number of a status that has no name', async () => {
    const { implied } = await ask({ status: 7 }).probed
    expect(implied).toMatchObject([{ actual: 'the status 7, which has no name there' }])
  })

  it.each([
    [12, 'unknown service grpc.health.v1.Health', 'UNIMPLEMENTED (unknown service grpc.health.v1.Health)'],
    [16, '', 'UNAUTHENTICATED'],
    [99, '', 'code 99'],
  ])('names code %s', async (code, message, actual) => {
    const { implied } = await ask({ code, message }).probed
    expect(implied).toMatchObject([
      { kind: 'response', expected: 'an answer of grpc.health.v1', actual, passed: false },
    ])
  })
})

describe('a Prometheus probe', () => {
  const probe = (server = 'http://me:pw@p.test/prom/'): ProbeOf<'prometheus'> => ({
    kind: 'prometheus',
    server: text(server),
    query: text('sum(x{job="{{job}}"}) + 1'),
    headers: [],
    auth: null,
    trust: {},
  })
  const ask = async (body: unknown, status = 200, more: Partial<Response> = {}) => {
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    const content = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
    const response: Response = { status, version: '1.1', headers, size: 0, body: content, phases, ...more }
    const { asked, network } = answering('request', response)
    const context = contextOf(checkOf(probe()), network, { variables: { job: 'api' } })
    return { asked, ...(await probePrometheus(probe(), context)) }
  }
  const vector = (...values: string[]) => ({
    status: 'success',
    data: { resultType: 'vector', result: values.map(value => ({ metric: { job: 'a' }, value: [1, value] })) },
  })

  it('asks below the path of the server', async () => {
    const { asked, answer, implied } = await ask(vector('5'), 200, { tls })
    expect(asked).toMatchObject([
      {
        method: 'GET',
        url: new URL('http://p.test/prom/api/v1/query?query=sum%28x%7Bjob%3D%22api%22%7D%29+%2B+1'),
        headers: { authorization: `Basic ${Buffer.from('me:pw').toString('base64')}` },
      },
    ])
    expect(answer).toMatchObject({ phases, samples: [{ labels: '{job="a"}', value: 5 }], expiring: own })
    expect(implied).toEqual([])
  })

  it.each([
    [vector(), 'value', 'at least one sample', 'none; a query that may find none ends in `or vector(0)`'],
    [vector('1', 'NaN'), 'value', 'numbers', 'NaN for {job="a"}'],
    [
      { status: 'error', errorType: 'bad_data', error: 'parse error' },
      'response',
      'the result of a query',
      'bad_data: parse error',
    ],
    [
      'nothing  here\n',
      'response',
      'the result of a query',
      'no answer of Prometheus: status 503 with application/json; it says "nothing here"',
    ],
    ['', 'response', 'the result of a query', 'no answer of Prometheus: status 503 with application/json'],
  ])('does not take %j for a value', async (body, kind, expected, actual) => {
    const { implied } = await ask(body, 503)
    expect(implied).toEqual([{ kind, subject: '', expected, actual, passed: false, place: PLACE }])
  })

  it('says where a redirect leads, and shows nothing of it that may be secret', async () => {
    const headers = { location: '/login?next=secret', 'content-type': 'text/html; charset=utf-8' }
    expect((await ask('<p>Moved</p>', 302, { headers })).implied[0]?.actual).toBe(
      'no answer of Prometheus: status 302 with text/html; it leads to http://p.test/login?next=***',
    )
  })

  it('takes no part of an answer for the whole', async () => {
    expect((await ask(vector('1'), 200, { cut: true })).implied[0]?.actual).toContain('more than 8388608 bytes')
  })

  it('hands on what Prometheus warns of', async () => {
    expect((await ask({ ...vector('1'), warnings: ['a store is away'] })).warnings).toEqual(['a store is away'])
  })
})

describe('a command', () => {
  const run = (
    command: string,
    variables: Record<string, string> = {},
    timedOut = false,
    env: [string, string][] = [],
  ) => {
    const commands: unknown[] = []
    const probe: ProbeOf<'command'> = {
      kind: 'command',
      command: text(command),
      env: env.map(([name, value]) => [name, text(value)]),
    }
    const ran = { exitCode: 3, signal: null, stdout: 'out', cut: false, stderr: 'err', duration: 1, timedOut }
    const context = contextOf(checkOf(probe), {}, { variables, withheld: ['SMOKE_PASSWORD'] })
    context.ports = {
      ...context.ports,
      commands: {
        ...noCommands,
        run: async each => {
          commands.push(each)
          return ran
        },
      },
    }
    return { commands, probed: probeCommand(probe, context) }
  }

  it('brings what it wrote and how it ended', async () => {
    const { commands, probed } = run('curl "{{base}}" | jq .', { base: 'http://127.0.0.1:8080/x-y_z' })
    expect((await probed).answer).toMatchObject({ exitCode: 3, body: Buffer.from('out'), size: 3, errorOutput: 'err' })
    expect(commands).toEqual([
      {
        command: 'curl "http://127.0.0.1:8080/x-y_z" | jq .',
        directory: '.',
        timeout: 10_000,
        environment: {},
        withheld: ['SMOKE_PASSWORD'],
      },
    ])
  })

  it('takes as long as the shell does', async () => {
    expect(await run('true').probed).toMatchObject({ duration: 1 })
  })

  it('gets values of any characters by variables of its environment', async () => {
    const password = '$(id) `id` \'"\nü!?'
    const env: [string, string][] = [
      ['PGPASSWORD', '{{password}}'],
      ['PGOPTIONS', '--user={{password}};'],
    ]
    const { commands, probed } = run('psql', { password }, false, env)
    await probed
    const environment = { PGPASSWORD: password, PGOPTIONS: `--user=${password};` }
    expect(commands).toMatchObject([{ command: 'psql', environment }])
    await expect(run('psql', { password: 'a\0b' }, false, env).probed).rejects.toThrow(Unsendable)
  })

  it('that does not end is no answer', async () => {
    expect((await run('sleep 100', {}, true).probed).implied).toMatchObject([
      { kind: 'response', actual: 'none within 10 s' },
    ])
  })

  it.each([
    '$(id)',
    '`id`',
    'a;b',
    'a b',
    "'",
    '"',
    'a\nb',
    '*',
    '~',
    '|',
    '&',
    '<',
    '>',
    '#',
    '!',
    '\\',
    'ü',
    '{a,b}',
  ])('is not built with %j', async value => {
    const { commands, probed } = run('echo "{{v}}"', { v: value })
    await expect(probed).rejects.toThrow(Unsendable)
    expect(commands).toEqual([])
  })
})
