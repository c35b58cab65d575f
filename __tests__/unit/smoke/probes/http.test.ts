import { describe, expect, it } from '@jest/globals'
import {
  type Encryption,
  NetworkFailure,
  type Phases,
  type Request,
  type Response,
} from '../../../../src/gate/network.js'
import type { Predicate } from '../../../../src/smoke/expect/predicate.js'
import type { Context } from '../../../../src/smoke/probes/context.js'
import { probeHttp } from '../../../../src/smoke/probes/http.js'
import type { Check } from '../../../../src/smoke/suite/model.js'
import { askingFor, checkOf, contextOf, httpProbe, PLACE, text } from '../../../support/probe-context.js'

const PHASES: Phases = { resolve: 1, connect: 2, tls: 3, processing: 4, transfer: 5 }

const answer = (status: number, headers: Response['headers'] = {}, more: Partial<Response> = {}): Response => ({
  status,
  version: '1.1',
  headers,
  size: 0,
  phases: PHASES,
  ...more,
})

const to = (location: string, status = 302) => answer(status, { location })

/** Asks a network that answers in turn. */
async function ask(
  probe: ReturnType<typeof httpProbe>,
  answers: (Response | NetworkFailure)[],
  {
    check,
    ...more
  }: { check?: Partial<Check> } & Omit<Partial<Context>, 'check'> & { variables?: Record<string, string> } = {},
) {
  const requests: Request[] = []
  const whole = checkOf(probe, check)
  const request = async (each: Request) => {
    requests.push(each)
    const next = answers[requests.length - 1] as Response | NetworkFailure
    if (next instanceof NetworkFailure) throw next
    return next
  }
  const context = contextOf(whole, { request }, more)
  const probed = probeHttp(probe, context)
  return { requests, context, probed, urls: () => requests.map(({ url }) => url.href) }
}

describe('an HTTP probe', () => {
  it('asks once and answers what came', async () => {
    const { requests, probed } = await ask(httpProbe('http://a.test/x'), [answer(204, { via: 'y' }, { size: 7 })])
    expect(await probed).toEqual({
      answer: {
        status: 204,
        version: '1.1',
        headers: { via: 'y' },
        size: 7,
        phases: PHASES,
        url: 'http://a.test/x',
        redirects: 0,
        encryptions: [],
      },
      implied: [],
      warnings: [],
    })
    expect(requests).toEqual([
      { method: 'GET', url: new URL('http://a.test/x'), headers: {}, version: 'auto', timeout: 10_000 },
    ])
  })

  it('keeps the body where something is asked of it, and only there', async () => {
    for (const name of ['body', 'sha256'] as const) {
      const { requests, probed } = await ask(httpProbe('http://a.test/'), [answer(200)], {
        check: askingFor({ of: name }),
      })
      await probed
      expect(requests[0]?.keep).toBeGreaterThan(1_000_000)
    }
    const { requests, probed } = await ask(httpProbe('http://a.test/'), [answer(200)], {
      check: askingFor({ of: 'status' }),
    })
    await probed
    expect(requests[0]).not.toHaveProperty('keep')
  })

  it.each([
    [undefined, undefined],
    [null, null],
    [text('http://me:pw@proxy.test:3128'), new URL('http://me:pw@proxy.test:3128')],
  ])('goes through the proxy that is named: %j', async (proxy, expected) => {
    const { requests, probed } = await ask(httpProbe('http://a.test/', {}, { proxy }), [answer(200)])
    await probed
    expect(requests[0]?.proxy).toEqual(expected)
  })

  it('shows who it is to its own origin only', async () => {
    const trust = { ca: 'CA', certificate: 'C', key: 'K', serverName: text('inner.test') }
    const auth = { kind: 'bearer', token: text('{{t}}') } as const
    const { requests, probed } = await ask(
      httpProbe('https://a.test/', { auth }, { trust }),
      [to('/same'), to('https://b.test/'), to('https://a.test/back'), answer(200)],
      { variables: { t: 'token' } },
    )
    await probed
    const all = { ca: 'CA', certificate: 'C', key: 'K', serverName: 'inner.test' }
    expect(requests.map(({ tls, headers }) => [tls, headers?.['authorization']])).toEqual([
      [all, 'Bearer token'],
      [all, 'Bearer token'],
      [{ ca: 'CA' }, undefined],
      [all, 'Bearer token'],
    ])
  })

  it('follows as often as it may, and tells how often it did', async () => {
    const loop = Array.from({ length: 5 }, () => to('/again'))
    const { urls, probed } = await ask(httpProbe('http://a.test/', {}, { redirects: 2 }), loop)
    expect((await probed).answer).toMatchObject({ status: 302, redirects: 2, url: 'http://a.test/again' })
    expect(urls()).toHaveLength(3)
    const none = await ask(httpProbe('http://a.test/', {}, { redirects: 0 }), loop)
    expect((await none.probed).answer).toMatchObject({ status: 302, redirects: 0 })
    expect(none.urls()).toHaveLength(1)
  })

  it('does not follow from a status that is named', async () => {
    const is = (value: number): Predicate => ({ is: 'equal', to: { kind: 'constant', value } })
    const expecting = (predicate: Predicate) =>
      ({ expect: [{ subject: { of: 'status' }, predicate, place: PLACE }] }) as const
    const named = await ask(httpProbe('http://a.test/'), [to('/one'), to('/two', 307)], { check: expecting(is(307)) })
    expect((await named.probed).answer).toMatchObject({ status: 307, redirects: 1 })
    expect((await named.probed).answer).not.toHaveProperty('halted')
    expect(named.urls()).toEqual(['http://a.test/', 'http://a.test/one'])
    for (const predicate of [
      { is: 'ordered', operator: '<', limit: 400, text: '400' },
      { is: 'not', as: is(404) },
    ] as const) {
      const { probed } = await ask(httpProbe('http://a.test/'), [to('/one'), answer(500)], {
        check: expecting(predicate),
      })
      expect((await probed).answer).toMatchObject({ status: 500, redirects: 1 })
    }
  })

  it('keeps from others what is made of a secret, or was captured', async () => {
    const headers = [
      ['X-Tenant', text('{{tenant}}')],
      ['X-Signed', text('by {{k}}')],
      ['Ocp-Apim-Subscription-Key', text('literal')],
    ] as const
    const { requests, probed } = await ask(
      httpProbe('http://a.test/', { headers }),
      [to('http://b.test/'), to('http://a.test/'), answer(200)],
      { variables: { tenant: 'shop', k: 'key' }, plain: new Set(['tenant']) },
    )
    await probed
    const all = { 'x-tenant': 'shop', 'x-signed': 'by key', 'ocp-apim-subscription-key': 'literal' }
    expect(requests.map(each => each.headers)).toEqual([all, { 'x-tenant': 'shop' }, all])
  })

  it.each([
    ['', 10, 'it has no location'],
    ['ftp://x/', 10, 'it leads to ftp://x/, which is no address of HTTP'],
    ['/again?t=1', 1, 'it leads to http://a.test/again?t=***, which is not followed (redirects: 1)'],
    ['/again', 0, 'it leads to http://a.test/again, which is not followed (redirects: 0)'],
  ])('says why it does not follow to %j with %i redirects', async (location, redirects, halted) => {
    const next = location === '' ? answer(302) : to(location)
    const { probed } = await ask(httpProbe('http://a.test/', {}, { redirects }), [next, next])
    expect((await probed).answer).toMatchObject({ status: 302, halted })
  })

  it('sends back the cookies that it was given on the way', async () => {
    const set = (location: string, ...cookies: string[]) => answer(302, { location, 'set-cookie': cookies })
    const { requests, context, probed } = await ask(
      httpProbe('http://a.test/login', { headers: [['Cookie', text('mine=1')]] }),
      [
        set('/in', 'sid=s3ntinel; Path=/'),
        set('http://b.test/', 'more=2; Path=/'),
        set('http://a.test/', 'b=3'),
        answer(200),
      ],
    )
    await probed
    expect(requests.map(({ headers }) => headers?.['cookie'])).toEqual([
      'mine=1',
      'mine=1; sid=s3ntinel',
      undefined,
      'mine=1; sid=s3ntinel; more=2',
    ])
    expect(context.masks.text('sid was s3ntinel')).toBe('sid was ***')
  })

  it('masks the cookies that it was given, also those that it does not keep', async () => {
    const long = 'l0ng'.repeat(2000)
    const cookies = [
      'sid=s3ntinel; Max-Age=60',
      'other=f0reign; Domain=b.test',
      `much=${long}`,
      'old=deleted; Max-Age=0',
    ]
    const { context, probed } = await ask(httpProbe('http://a.test/'), [answer(200, { 'set-cookie': cookies })])
    await probed
    expect(context.jar.header(new URL('http://a.test/'), 0)).toBe('sid=s3ntinel')
    expect(context.masks.text(`s3ntinel f0reign ${long} deleted 60`)).toBe('*** *** *** deleted 60')
  })

  it('adds up the phases, also of what failed, and says where', async () => {
    const good = await ask(httpProbe('http://a.test/'), [to('/x'), answer(200)])
    expect((await good.probed).answer.phases).toEqual({ resolve: 2, connect: 4, tls: 6, processing: 8, transfer: 10 })
    const failure = new NetworkFailure('unreachable', 'connect ECONNREFUSED 127.0.0.1:1', { ...PHASES, transfer: 0 })
    const bad = await ask(httpProbe('http://a.test/'), [to('http://b.test/?t=secret'), failure])
    await expect(bad.probed).rejects.toMatchObject({
      kind: 'unreachable',
      message: 'connect ECONNREFUSED 127.0.0.1:1 at http://b.test/?t=***, after 1 redirect',
      phases: { resolve: 2, connect: 4, tls: 6, processing: 8, transfer: 5 },
    })
    const first = await ask(httpProbe('http://a.test/'), [failure])
    await expect(first.probed).rejects.toThrow(/^connect ECONNREFUSED 127.0.0.1:1$/)
  })

  it('leaves what is no failure of a network to be seen as the bug it is', async () => {
    const { probed } = await ask(httpProbe('http://a.test/'), [])
    await expect(probed).rejects.toThrow(TypeError)
  })

  it('tells of the certificates of every connection', async () => {
    const encryption = (until: number): Encryption => {
      const own = { subject: `CN=${until}`, issuer: 'CN=x', names: [], from: 0, until, fingerprint: '' }
      return { protocol: 'TLSv1.3', cipher: 'c', refusal: null, presented: [own], chains: [[own]] }
    }
    const { probed } = await ask(httpProbe('https://a.test/'), [
      answer(302, { location: 'http://b.test/' }, { tls: encryption(10) }),
      to('https://c.test/'),
      answer(200, {}, { tls: encryption(20) }),
    ])
    const { answer: got } = await probed
    expect(got.encryptions).toHaveLength(2)
    expect(got.expiring?.subject).toBe('CN=10')
    expect(got).not.toHaveProperty('tls')
  })

  it('masks what redirects hold', async () => {
    const { context, probed } = await ask(httpProbe('http://a.test/'), [
      to('http://u5er:pa55word@a.test/?code=c0de'),
      answer(200),
    ])
    await probed
    expect(context.masks.text('u5er pa55word c0de')).toBe('*** *** ***')
    const last = await ask(httpProbe('http://a.test/', {}, { redirects: 0 }), [to('http://a.test/?code=c0de')])
    await last.probed
    expect(last.context.masks.text('c0de')).toBe('***')
  })
})
