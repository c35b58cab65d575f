import { describe, expect, it } from '@jest/globals'
import { NetworkFailure, type Prospect, type Request, type Response } from '../../../../src/gate/network.js'
import { ROOT } from '../../../../src/gate/path.js'
import type { ProbeOf } from '../../../../src/smoke/probes/context.js'
import { noPhases } from '../../../../src/smoke/probes/phases.js'
import type { Run } from '../../../../src/smoke/run/attempt.js'
import { type Checked, runChecks } from '../../../../src/smoke/run/checks.js'
import { Masks } from '../../../../src/smoke/suite/masks.js'
import type { Check } from '../../../../src/smoke/suite/model.js'
import { MemoryClock, MemoryLog, noCommands } from '../../../support/memory.js'
import { fakeNetwork } from '../../../support/network-fake.js'
import { checkOf, httpProbe, PLACE, text } from '../../../support/probe-context.js'

const OK: Response = { status: 200, version: '1.1', headers: {}, size: 0, phases: noPhases() }

/** A GET of a path, which may capture headers of the answer. */
function get(name: string, path: string, captures: Record<string, string> = {}, more: Partial<Check> = {}): Check {
  const probe: ProbeOf<'http'> = httpProbe(`http://a.test${path}`)
  const capture = Object.entries(captures).map(([variable, header]) => {
    return { variable, subject: { of: 'header', name: header } as const, place: PLACE }
  })
  return checkOf(probe, { name, capture, ...more })
}

function world(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = []
  const request = async (each: Request) => {
    requests.push(each)
    return answer(each)
  }
  const log = new MemoryLog()
  const ports = { network: fakeNetwork({ request }), clock: new MemoryClock(), commands: noCommands, log }
  const run: Run = {
    ports,
    directory: ROOT,
    values: new Map(),
    plain: new Set(),
    withheld: [],
    masks: new Masks(),
    tlsMinDays: null,
  }
  return { requests, run, log, paths: () => requests.map(({ url }) => url.pathname) }
}

const IS_FINE: Check['expect'][number] = { subject: { of: 'status' }, predicate: { is: 'class', of: 2 }, place: PLACE }

const told = (checked: readonly Checked[]) =>
  checked.map(each => {
    const became = each.tried === null ? `not run for ${each.failed.name}` : `${each.tried.attempts} attempts`
    return `${each.check.name}: ${each.passed}, ${became}`
  })

describe('checks', () => {
  it('run side by side, and come back in their own order', async () => {
    const waiting: (() => void)[] = []
    const { run, paths } = world(async () => {
      // None is answered before all are asked, and then the last first.
      await new Promise<void>(resolve => {
        waiting.unshift(resolve)
        if (waiting.length === 3) for (const each of waiting) each()
      })
      return OK
    })
    const checked = await runChecks({ checks: ['a', 'b', 'c'].map(name => get(name, `/${name}`)) }, run)
    expect(told(checked)).toEqual(['a: true, 1 attempts', 'b: true, 1 attempts', 'c: true, 1 attempts'])
    expect(paths()).toHaveLength(3)
  })

  it('have the network ready before any of them is asked, each way of TLS once', async () => {
    const { run, requests } = world(() => ({ ...OK, phases: { ...noPhases(), processing: 5 } }))
    const prospects: Prospect[] = []
    run.ports.network.prepare = async prospect => {
      expect(requests).toEqual([])
      prospects.push(prospect)
      await run.ports.clock.sleep(60_000)
    }
    run.ports.network.upgrade = async () => ({ status: 101, headers: {}, protocol: null, phases: noPhases() })
    run.ports.network.health = async () => ({ code: 0, message: '', status: 'SERVING', phases: noPhases() })
    run.values.set('secure', 'https://a.test').set('plain', 'http://a.test')
    const ours = { ca: 'CA' }
    const address = text('a.test:443')
    const probes: Check['probe'][] = [
      httpProbe('http://a.test/', {}, { trust: { ca: 'UNUSED' } }),
      httpProbe('{{plain}}/', {}, { trust: { ca: 'UNUSED' } }),
      httpProbe('{{secure}}/', {}, { trust: ours }),
      httpProbe('https://b.test/', {}, { trust: ours }),
      httpProbe('https://c.test/', {}, { trust: { ...ours, certificate: 'CERTIFICATE', key: 'KEY', insecure: true } }),
      { kind: 'websocket', url: text('wss://a.test'), headers: [], protocols: [], send: null, trust: {} },
      { kind: 'grpc', address, service: text(''), encrypted: false, headers: [], trust: { ca: 'UNUSED' } },
    ]
    const checks = probes.map((probe, index) => checkOf(probe, { name: `c${index}` }))
    const checked = await runChecks({ checks }, run)
    expect(prospects).toHaveLength(1)
    expect(prospects[0]?.kinds).toEqual(['request', 'upgrade', 'health'])
    // Redirects are followed without the client's certificate.
    const bare = { ca: 'CA' }
    expect(prospects[0]?.tls).toEqual([bare, bare, { ...bare, certificate: 'CERTIFICATE', key: 'KEY' }, {}])
    expect(checked.map(({ tried }) => tried?.duration)).toEqual([5, 5, 5, 5, 5, 0, 0])
  })

  it('are not tried again where they cannot be sent, and are where the service is not there', async () => {
    const { run } = world(() => {
      throw new NetworkFailure('unreachable', 'nobody', noPhases())
    })
    run.values.set('path', '/a b')
    const retry = { for: 60_000, times: 2, every: 1000 }
    const command = checkOf({ kind: 'command', command: text('ls {{path}}'), env: [] }, { name: 'command', retry })
    const checks = [command, get('page', '/', {}, { retry: { ...retry, for: 0 } })]
    expect(told(await runChecks({ checks }, run))).toEqual(['command: false, 1 attempts', 'page: false, 3 attempts'])
  })

  it('tell of what another side says at length no more than fits, without secrets', async () => {
    const { run } = world(() => OK)
    run.masks.add('s3cret-of-all')
    const message = `no s3cret-of-all ${'x'.repeat(60_000)}`
    run.ports.network.health = async () => ({ code: 14, message, status: null, phases: noPhases() })
    run.ports.network.connect = async () => {
      throw new NetworkFailure('unreachable', message, noPhases())
    }
    const address = text('a.test:443')
    const checked = await runChecks(
      {
        checks: [
          checkOf(
            { kind: 'grpc', address, service: text(''), encrypted: false, headers: [], trust: {} },
            { name: 'a' },
          ),
          checkOf({ kind: 'tcp', address, send: null }, { name: 'b' }),
        ],
      },
      run,
    )
    for (const { tried } of checked as (Checked & { tried: object })[]) {
      expect(tried?.assertions).toHaveLength(1)
      expect(tried?.assertions[0]?.actual).toMatch(/^(UNAVAILABLE \()?no \*\*\* x{950,1000}…$/)
    }
  })

  it('are bounded in how many run at once', async () => {
    let under = 0
    let most = 0
    const { run } = world(async () => {
      under += 1
      most = Math.max(most, under)
      await new Promise(resolve => setImmediate(resolve))
      under -= 1
      return OK
    })
    await runChecks({ checks: Array.from({ length: 50 }, (_, index) => get(`c${index}`, '/')) }, run)
    expect(most).toBe(16)
  })

  it('have all of their time to come up, however long they wait for a place', async () => {
    let asked = 0
    const { run } = world(async ({ url }) => {
      if (url.pathname === '/slow') await run.ports.clock.sleep(60_000)
      else asked += 1
      return url.pathname === '/late' && asked === 1 ? { ...OK, status: 503 } : OK
    })
    const slow = Array.from({ length: 16 }, (_, index) => get(`c${index}`, '/slow'))
    const late = get('late', '/late', {}, { expect: [IS_FINE], retry: { for: 30_000, times: 0, every: 1000 } })
    expect(told(await runChecks({ checks: [...slow, late] }, run)).at(-1)).toBe('late: true, 2 attempts')
  })

  it('that say so run after others, with their cookies', async () => {
    const cookie = { 'set-cookie': 'id=5; Path=/' }
    const { run, requests } = world(({ url }) => {
      return { ...OK, headers: url.pathname === '/login' ? cookie : {}, status: url.pathname === '/down' ? 500 : 200 }
    })
    const behind = (...names: string[]) => ({ after: names.map(name => ({ name, place: PLACE })) })
    const checks = [
      get('list', '/list', {}, behind('order', 'login')),
      get('order', '/order', {}, behind('login')),
      get('login', '/login'),
      get('down', '/down', {}, { expect: [IS_FINE] }),
      get('never', '/never', {}, behind('down')),
    ]
    expect(told(await runChecks({ checks }, run))).toEqual([
      'list: true, 1 attempts',
      'order: true, 1 attempts',
      'login: true, 1 attempts',
      'down: false, 1 attempts',
      'never: false, not run for down',
    ])
    const paths = requests.map(({ url }) => url.pathname).filter(path => path !== '/down')
    expect(paths).toEqual(['/login', '/order', '/list'])
    expect(requests.filter(({ headers }) => headers?.['cookie'] === 'id=5')).toHaveLength(2)
  })

  it('that use what others capture run after these, whatever stands first', async () => {
    const { run, paths } = world(({ url }) => ({ ...OK, headers: { next: `${url.pathname.slice(1)}x` } }))
    const checks = [
      get('last', '/{{two}}', {}),
      get('second', '/{{one}}', { two: 'next' }),
      get('first', '/a', { one: 'next' }),
    ]
    const checked = await runChecks({ checks }, run)
    expect(paths()).toEqual(['/a', '/ax', '/axx'])
    expect(checked.map(({ check, passed }) => [check.name, passed])).toEqual([
      ['last', true],
      ['second', true],
      ['first', true],
    ])
    expect(Object.fromEntries(run.values)).toEqual({ one: 'ax', two: 'axx' })
  })

  it('are not run where one that they need failed, for which the first of these is named', async () => {
    const { run, paths } = world(() => {
      throw new NetworkFailure('unreachable', 'connect ECONNREFUSED', noPhases())
    })
    const checks = [
      get('login', '/login', { token: 'x' }),
      get('account', '/{{token}}', { id: 'x' }),
      get('orders', '/{{id}}'),
      get('health', '/health'),
    ]
    expect(told(await runChecks({ checks }, run))).toEqual([
      'login: false, 1 attempts',
      'account: false, not run for login',
      'orders: false, not run for login',
      'health: false, 1 attempts',
    ])
    expect(paths().sort()).toEqual(['/health', '/login'])
  })

  it('fail without what is to be captured, and try again for it', async () => {
    let asked = 0
    const { run, log } = world(() => {
      asked += 1
      return asked < 3 ? OK : { ...OK, headers: { token: 's3ntinel' } }
    })
    const retry = { for: 0, times: 5, every: 10 }
    const [checked] = await runChecks({ checks: [get('login', '/', { token: 'token' }, { retry })] }, run)
    expect(told([checked as Checked])).toEqual(['login: true, 3 attempts'])
    expect(log.lines).toHaveLength(2)
    expect(log.lines[0]).toMatch(/^debug: login, attempt 1: capture .*; again in 10 ms$/)
    expect(run.masks.text('it is s3ntinel')).toBe('it is ***')
  })

  it('send the cookies of those they use something of, and of no others', async () => {
    const { run, requests } = world(({ url }) => {
      const cookie = `${url.pathname.slice(1)}=1; Path=/`
      return { ...OK, headers: { 'set-cookie': [cookie], location: 'x' } }
    })
    const checks = [get('one', '/one', { v: 'location' }), get('two', '/two'), get('three', '/three?{{v}}')]
    await runChecks({ checks }, run)
    const sent = requests.map(({ url, headers }) => [url.pathname, headers?.['cookie']])
    expect(Object.fromEntries(sent)).toEqual({ '/one': undefined, '/two': undefined, '/three': 'one=1' })
  })

  it('keep the cookies of a failed attempt from the next', async () => {
    const { run, requests } = world(() => ({ ...OK, headers: { 'set-cookie': 'a=1' } }))
    const retry = { for: 0, times: 1, every: 10 }
    await runChecks({ checks: [get('login', '/', { token: 'token' }, { retry })] }, run)
    expect(requests.map(({ headers }) => headers?.['cookie'])).toEqual([undefined, undefined])
  })
})
