import { describe, expect, it } from '@jest/globals'
import type { ProbeOf } from '../../../../src/smoke/probes/context.js'
import type { Suite } from '../../../../src/smoke/suite/model.js'
import { templateText } from '../../../../src/smoke/suite/templates.js'
import { valuesOf } from '../../../../src/smoke/suite/variables.js'
import { mistakesIn, read } from './reading.js'

const EXAMPLE = `
defaults: { timeout: 5s, retry: { for: 60s, every: 2s } }
variables: { base: "http://127.0.0.1:8080" }
checks:
  - name: health
    get: "{{base}}/health"
    expect: { status: 200, duration: "< 2s", json: { "$.status": ok }, header: { content-type: /json/ } }
    capture: { token: "$.token" }
  - { name: account, get: "{{base}}/me", headers: { authorization: "Bearer {{token}}" }, expect: { status: 200 } }
  - { name: database, tcp: "127.0.0.1:5432" }
  - { name: certificate, tls: "127.0.0.1:8443", expect: { expires-in: "> 14d" } }
  - { name: queue, prometheus: "http://127.0.0.1:9090", query: "sum(queue_depth)", expect: { value: "< 100" } }
load: { request: { get: "{{base}}/api" }, rate: 200/s, duration: 30s, thresholds: ["p95 < 500ms", "errors < 1%"] }
`

const kindsOf = ({ checks }: Suite) => checks.map(({ name, probe }) => `${name} ${probe.kind}`)
const one = async (check: string) => {
  const suite = await read(`checks: [{ name: a, ${check} }]`, { files: { 'smoke/a.json': '{}', 'data/b.bin': 'b' } })
  return suite.checks[0]?.probe
}

const escaped = (text: string) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')

describe('a load', () => {
  it('is not sent by HTTP/2, whatever checks are', async () => {
    const load = (more: string) => `load: { request: { get: "http://a.test"${more} }, rate: 1/s, duration: 1s }`
    expect(await mistakesIn(load(', http-version: 2'))).toEqual([
      '1:56 load.request.http-version: is 2, but a load is sent by HTTP/1.1',
    ])
    const suite = await read(`defaults: { http-version: 2 }\n${load('')}`)
    expect(suite.load?.requests[0]?.call.version).toBe('1.1')
  })
})

describe('a suite', () => {
  it('is read as it is meant', async () => {
    const suite = await read(EXAMPLE)
    expect(kindsOf(suite)).toEqual([
      'health http',
      'account http',
      'database tcp',
      'certificate tls',
      'queue prometheus',
    ])
    const [health, account] = suite.checks
    expect(health).toMatchObject({
      place: { file: 'smoke/suite.yml', line: 5, column: 5 },
      timeout: 5000,
      retry: { for: 60_000, times: 0, every: 2000 },
      expect: [
        { subject: { of: 'status' }, predicate: { is: 'equal', to: { value: 200 } }, place: { line: 7, column: 15 } },
        { subject: { of: 'header', name: 'content-type' }, predicate: { is: 'matching', pattern: 'json', flags: '' } },
        { subject: { of: 'json', path: '$.status' }, predicate: { is: 'equal' }, place: { line: 7, column: 54 } },
        { subject: { of: 'duration' }, predicate: { is: 'ordered', operator: '<', limit: 2000, text: '2s' } },
      ],
      capture: [{ variable: 'token', subject: { of: 'json', path: '$.token' } }],
    })
    expect(account?.probe).toMatchObject({ call: { method: 'GET', body: null, auth: null, version: 'auto' } })
    expect(suite.load).toMatchObject({
      requests: [{ name: 'GET {{base}}/api', weight: 1 }],
      stages: [{ from: 200, to: 200, duration: 30_000 }],
      thresholds: [{ text: 'p95 < 500ms', place: { line: 13, column: 84 } }, { text: 'errors < 1%' }],
    })
    expect(valuesOf(suite)).toEqual(new Map([['base', 'http://127.0.0.1:8080']]))
  })

  it('has what its files hold', async () => {
    expect(await one('post: http://a.test, file: a.json')).toMatchObject({
      call: { method: 'POST', body: { kind: 'bytes', content: Buffer.from('{}'), type: 'application/json' } },
    })
    expect(await one('post: http://a.test, multipart: { f: { file: ../data/b.bin }, t: x }')).toMatchObject({
      call: {
        body: { parts: [{ name: 'f', value: { filename: 'b.bin', content: Buffer.from('b') } }, { name: 't' }] },
      },
    })
  })

  it('has TLS of the defaults where a check has none of its own', async () => {
    const files = Object.fromEntries(
      ['ca', 'own', 'cert', 'key'].map(name => [`smoke/${name}.pem`, `-----BEGIN X-----${name}`]),
    )
    const suite = await read(
      `defaults: { ca: ca.pem, certificate: cert.pem, key: key.pem, insecure: true, headers: { A: x, b: y } }
checks:
- { name: a, get: "https://a.test" }
- { name: b, get: "https://a.test", ca: own.pem, insecure: false, headers: { a: z } }`,
      { files },
    )
    const [a, b] = suite.checks.map(
      ({ probe }) => probe as unknown as { trust: object; call: { headers: [string, never][] } },
    )
    const pem = (name: string) => `-----BEGIN X-----${name}`
    expect(a?.trust).toEqual({ ca: pem('ca'), certificate: pem('cert'), key: pem('key'), insecure: true })
    expect(b?.trust).toEqual({ ca: pem('own'), certificate: pem('cert'), key: pem('key'), insecure: false })
    expect(b?.call.headers.map(([name, value]) => [name, templateText(value)])).toEqual([
      ['b', 'y'],
      ['a', 'z'],
    ])
  })

  it('has the authentication of the defaults where a check says nothing else', async () => {
    const { checks } = await read(`defaults: { auth: { bearer: x } }
checks:
- { name: a, get: "https://a.test", headers: { accept: y } }
- { name: b, get: "https://a.test", headers: { Authorization: own } }
- { name: c, prometheus: "https://a.test", query: up, headers: { authorization: own } }
- { name: d, get: "https://a.test", headers: { authorization: own }, auth: { bearer: z } }`)
    const auths = checks.map(
      ({ probe }) => (probe.kind === 'http' ? probe.call : (probe as ProbeOf<'prometheus'>)).auth,
    )
    expect(auths).toMatchObject([{ kind: 'bearer' }, null, null, { kind: 'bearer' }])
  })

  it('has certificates and keys of files, or of the environment, and knows what it took of that', async () => {
    const pem = (name: string) => `-----BEGIN X-----${name}`
    const environment = { CA: pem('ca'), KEY: pem('key'), TOKEN: 's3cret', OTHER: 'x' }
    const suite = await read(
      `defaults: { ca: { env: CA } }
variables: { token: { env: TOKEN }, given: { env: NOT_THERE } }
checks: [{ name: a, get: "https://a.test/{{given}}", certificate: c.pem, key: { env: KEY } }]`,
      { environment, variables: { given: 'x' }, files: { 'smoke/c.pem': pem('certificate') } },
    )
    expect(suite.checks[0]?.probe).toMatchObject({
      trust: { ca: pem('ca'), certificate: pem('certificate'), key: pem('key') },
    })
    expect(Object.fromEntries(suite.environment)).toEqual({
      CA: pem('ca'),
      KEY: pem('key'),
      TOKEN: 's3cret',
      NOT_THERE: '',
    })
  })

  it('has JSON with its types, and variables in its texts only', async () => {
    const probe = await read(
      '{ variables: { v: x }, checks: [{ name: a, post: "http://a.test", json: { n: 5, t: "5", v: "{{v}} \\\\{{ \\"", l: [null, true, 1.50] } }] }',
    )
    const parts = ['{"n":5,"t":"5","v":"', { variable: 'v' }, ' {{ \\"","l":[null,true,1.5]}']
    expect(probe.checks[0]?.probe).toMatchObject({ call: { body: { kind: 'json', text: { parts } } } })
  })
})

describe('a number', () => {
  it('is a time, however it is written', async () => {
    const suite = await read('checks: [{ name: a, tcp: "a:1", timeout: .5, retry: { for: 1e1, every: 2.50 } }]')
    expect(suite.checks[0]).toMatchObject({ timeout: 500, retry: { for: 10_000, every: 2500 } })
  })

  it('is a version, however it is written', async () => {
    const suite = await read('checks: [{ name: a, get: "http://a", http-version: 2.0, expect: { version: 1.10 } }]')
    expect(suite.checks[0]).toMatchObject({
      probe: { call: { version: '2' } },
      expect: [{}, { predicate: { to: { text: { parts: ['1.1'] } } } }],
    })
  })
})

describe('a mistake in a suite', () => {
  it.each([
    ['', ': is empty: it must have checks'],
    ['# nothing', ': is empty: it must have checks'],
    ['[]', '1:1 : must be a map, with keys of defaults, variables, checks, load'],
    ['defaults: {}', '1:1 : has neither checks nor load: there is nothing to do'],
    ['checks: []', '1:9 checks: must have a check at least'],
    ['checks:', '1:8 checks: must be a list of checks'],
    ['chekcs: []', '1:1 chekcs: is unknown here; did you mean "checks"?'],
    ['checks: [5]', '1:10 checks[0]: must be a map, such as { name: health, get: "http://127.0.0.1:8080/health" }'],
    ['checks: [{ get: http://a }]', '1:10 checks[0]: has no name'],
    ['checks: [{ name: a, get: http://a, get: http://b }]', '1:36 get: is given twice'],
    ['checks: [{ name: a, get: http://a, tcp: a:1 }]', '1:10 checks[0]: is http and tcp at once; make a check of each'],
    ['checks: [{ name: a, get: http://a, post: http://b }]', '1:36 checks[0].post: is a second request beside get'],
    [
      'checks: [{ name: a, method: GET }]',
      '1:10 checks[0]: requests nothing: give it url, or one of get, post, put, patch, delete, head, options',
    ],
    ['checks: [{ name: a, get: a.test }]', '1:26 checks[0].get: must be a URL that begins with http:// or https://'],
    [
      'checks: [{ name: a, tcp: a.test }]',
      '1:26 checks[0].tcp: must be a host and a port, such as 127.0.0.1:5432 or [::1]:5432',
    ],
    [
      'checks: [{ name: a, tcp: "a:1", expect: { status: 200 } }]',
      '1:43 checks[0].expect.status: is nothing that can be expected of tcp, which has body, regex, duration, phases',
    ],
    ['checks: [{ name: a, tcp: "a:1", query: x }]', '1:33 checks[0].query: is not for a check of tcp'],
    [
      'checks: [{ name: a, get: http://a, expect: { staus: 200 } }]',
      '1:46 checks[0].expect.staus: is unknown here; did you mean "status"?',
    ],
    [
      'checks: [{ name: a, get: http://a, expect: { status: ok } }]',
      '1:54 checks[0].expect.status: "ok" is no status; write codes such as 200 or classes such as 2xx',
    ],
    [
      'checks: [{ name: a, get: http://a, expect: { duration: 2s } }]',
      '1:56 checks[0].expect.duration: must compare with a duration with its unit, such as < 500ms, or days, such as > 14d',
    ],
    [
      'checks: [{ name: a, get: http://a, expect: { body: "< five" } }]',
      '1:52 checks[0].expect.body: "< five" must compare with a number, such as < 5',
    ],
    [
      'checks: [{ name: a, get: http://a, expect: { body: { contians: x } } }]',
      '1:54 checks[0].expect.body.contians: is unknown here; did you mean "contains"?',
    ],
    [
      'checks: [{ name: a, get: http://a, expect: { json: { a.b: x } } }]',
      '1:54 checks[0].expect.json.a.b: "a.b" is no JSONPath:',
    ],
    [
      'checks: [{ name: a, get: http://a, expect: { xpath: { "//[": x } } }]',
      '1:55 checks[0].expect.xpath.//[: "//[" is no XPath:',
    ],
    [
      'checks: [{ name: a, get: http://a, expect: { body: /(/ } }]',
      '1:52 checks[0].expect.body: /(/ is no regular expression:',
    ],
    ['checks: [{ name: a, get: http://a, expect: { body: /(?<=a)b/ } }]', 'it can look neither ahead nor behind'],
    [
      'checks: [{ name: a, get: http://a, capture: { x: statsu } }]',
      '1:50 checks[0].capture.x: "statsu" is nothing that can be captured here; did you mean "status"?',
    ],
    [
      'checks: [{ name: a, get: "{{bse}}/x" }]\nvariables: { base: http://a }',
      '1:26 {{bse}}: is no variable that has a value or is captured; did you mean "base"?',
    ],
    [
      'checks: [{ name: a, get: "{{base }/x" }]',
      '1:26 checks[0].get: has "{{base }/x", which is no variable such as {{name}}; two braces as such are \\{{',
    ],
    [
      'checks: [{ name: a, tcp: "a:1" }, { name: a, tcp: "b:1" }]',
      '1:35 checks[1]: is the second check that is called "a"',
    ],
    [
      'checks: [{ name: a, get: http://a, ca: ../../ca.pem }]',
      '1:40 checks[0].ca: "../../ca.pem" leads out of the repository',
    ],
    ['checks: [{ name: a, get: http://a, ca: no.pem }]', '1:40 checks[0].ca: there is no file "smoke/no.pem"'],
    ['checks: [{ name: a, get: http://a, ca: text.txt }]', '1:40 checks[0].ca: "text.txt" holds no PEM'],
    [
      'checks: [{ name: a, get: http://a, ca: { env: CA } }]',
      '1:47 checks[0].ca.env: "CA" is not in the environment: give it to the step under env',
    ],
    [
      'checks: [{ name: a, get: http://a, ca: { env: TEXT } }]',
      '1:47 checks[0].ca.env: "TEXT" holds no PEM: a text that has -----BEGIN CERTIFICATE----- or the like',
    ],
    ['checks: [{ name: a, get: http://a, ca: {} }]', '1:40 checks[0].ca: must have env, the name of a variable'],
    [
      'checks: [{ name: a, command: x, env: { A-B: x } }]',
      '1:40 checks[0].env.A-B: is no name of a variable: letters, digits and _',
    ],
    ['checks: [{ name: a, tcp: "a:1", env: { A: x } }]', '1:33 checks[0].env: is not for a check of tcp'],
    ['checks: [{ name: a, get: http://a, key: text.txt }]', '1:41 checks[0].key: needs certificate beside it'],
    [
      'checks: [{ name: a, tls: "a:1", insecure: true }]',
      '1:33 checks[0].insecure: is not for a check of tls: write expect: { trusted: false }',
    ],
    ['checks: [{ name: a, grpc: "a:1", insecure: true }]', '1:44 checks[0].insecure: needs encrypted: true beside it'],
    [
      'checks: [{ name: a, get: http://a, expect: { header: { location: /login/ } } }]',
      '1:66 checks[0].expect.header.location: /login/ is an expression here: write { equals: /login/ } for the path, or { matches: login }',
    ],
    [
      'checks: [{ name: a, get: http://a, expect: { header: { LOCATION: { not: { one-of: [x, /a.b/c-d/] } } } } }]',
      '1:87 checks[0].expect.header.LOCATION.not.one-of[1]: /a.b/c-d/ is an expression here',
    ],
    ['checks: [{ name: a, get: http://a, expect: { url: /login/i } }]', '1:51 checks[0].expect.url: /login/i is an'],
    [
      'checks: [{ name: a, get: http://a, expect: { json: {} } }]',
      '1:52 checks[0].expect.json: must have an item at least',
    ],
    [
      'checks: [{ name: a, get: http://a, expect: { regex: [] } }]',
      '1:53 checks[0].expect.regex: must have an item at least',
    ],
    [
      'checks: [{ name: a, get: http://a, expect: { phases: {} } }]',
      '1:54 checks[0].expect.phases: must have an item at least',
    ],
    [
      'checks: [{ name: a, get: http://a, proxy: socks5://p:1 }]',
      '1:43 checks[0].proxy: must be a URL that begins with http:// or https://',
    ],
    [
      'checks: [{ name: a, tcp: "a:1", timeout: 5 minutes }]',
      '1:42 checks[0].timeout: "5 minutes" must be a duration above 0 and of at most 24h',
    ],
    ['load: { request: { get: http://a } }', '1:7 load: has no rate'],
    [
      'load: { request: { get: http://a }, rate: 5, duration: 1s }',
      '1:43 load.rate: "5" must be a rate: write a rate such as 200/s',
    ],
    ['load: { rate: 5/s, duration: 1s }', '1:7 load: must have either request or requests'],
    [
      'load: { request: { get: http://a }, rate: 5/s, duration: 1s, thresholds: ["p95 < 5"] }',
      '1:75 load.thresholds[0]: "p95 < 5":',
    ],
    [
      'load: { request: { get: http://a, expect: { redirects: 1 } }, rate: 5/s, duration: 1s }',
      'redirects: is nothing that can be expected of http, which has status',
    ],
    [
      'load: { requests: [{ get: http://a }, { get: http://a }], rate: 5/s, duration: 1s }',
      'load.requests[1]: is the second that is called "GET http://a"; name it',
    ],
    ['a: b\n---\nc: d', 'holds more than one document'],
    ['checks: [', 'smoke'],
  ])('%j is told as %j', async (text, said) => {
    const mistakes = await mistakesIn(text, { files: { 'smoke/text.txt': 'text' }, environment: { TEXT: 's3cret' } })
    expect(mistakes.join('\n')).not.toContain('s3cret')
    if (said === 'smoke') expect(mistakes.length).toBeGreaterThan(0)
    else expect(mistakes.join('\n')).toContain(said)
  })

  it('is told together with all others, in the order of the file', async () => {
    const broken = EXAMPLE.replace('get:', 'gett:')
      .replace('{{token}}', '{{tokn}}')
      .replace('"< 2s"', 'fast')
      .replace('$.status', '$..[')
      .replace('/json/', '/(?=a)/')
      .replace('200/s', '200')
    const mistakes = await mistakesIn(broken)
    expect(mistakes.map(each => each.split(' ')[0])).toEqual(['6:5', '7:38', '7:52', '7:90', '9:68', '13:49'])
  })

  it('in the defaults is told once, whoever uses them', async () => {
    const checks = 'checks: [{ name: a, get: "http://a" }, { name: b, get: "http://b", insecure: true }]'
    expect(await mistakesIn(`defaults: { ca: no.pem, timeout: x }\n${checks}`)).toEqual([
      '1:17 defaults.ca: there is no file "smoke/no.pem"',
      '1:34 defaults.timeout: "x" must be a duration above 0 and of at most 24h, such as 500ms, 30s or 1m30s',
    ])
  })

  it.each([
    ['vars: { base: http://a }\nchecks: [{ name: a, get: "{{base}}" }]', '1:1 vars: is unknown here'],
    ['variables: [{ name: base }]\nchecks: [{ name: a, get: "{{base}}" }]', '1:12 variables: must be a map of names'],
    ['variables: { b: { evn: B }, c: "{{b}}" }\nchecks: [{ name: a, tcp: "{{b}}{{c}}" }]', '1:19 variables.b.evn: is'],
    [
      'checks:\n  a: { get: http://a, capture: { t: $.t } }\n  b: { get: "http://b/{{t}}" }',
      '2:3 checks: must be a list',
    ],
    [
      'checks:\n- { name: a, get: http://a, captures: { t: $.t } }\n- { name: b, get: "http://b/{{t}}" }',
      '2:29 checks[0].captures: is unknown here; did you mean "capture"?',
    ],
    ['checks: [{ nmae: a, get: http://a }]', '1:12 checks[0].nmae: is unknown here; did you mean "name"?'],
    ['checks: [{ name: a, gett: http://a }]', '1:21 checks[0].gett: is unknown here; did you mean "get"?'],
    ['checks: [{ name: a, get: http://a, auth: { bearrer: x } }]', '1:44 checks[0].auth.bearrer: is unknown'],
    ['checks: [{ name: a, get: http://a, auth: { basic: { usr: x } } }]', '1:53 checks[0].auth.basic.usr: is unknown'],
    ['checks: [{ name: a, get: http://a, ca: { evn: X } }]', '1:42 checks[0].ca.evn: is unknown'],
    ['checks: [{ name: a, get: http://a, capture: { x: { jsn: $.a } } }]', '1:52 checks[0].capture.x.jsn: is unknown'],
    ['checks: [{ name: a, post: http://a, multipart: { x: { fiel: a } } }]', '1:55 checks[0].multipart.x.fiel: is'],
    ['checks: [{ name: a, prometheus: http://a, qeury: up }]', '1:43 checks[0].qeury: is unknown'],
    ['checks: [{ name: a, get: http://a, expect: { body: { contians: x } } }]', '1:54 checks[0].expect.body.contians'],
    [
      'checks: [{ name: a, get: http://a, expect: { body: { one-of: x } } }]',
      '1:62 checks[0].expect.body.one-of: must',
    ],
    ['checks: [{ name: a, get: "${{ vars.URL }}/x" }]', '1:26 checks[0].get: has "${{ vars.URL }}/x", which is filled'],
    [
      'checks: [{ name: a, get: http://a, expect: { json: { "$[?@.a=={{b}}]": 1 } } }]\nvariables: { b: x }',
      '1:54 checks[0].expect.json.$[?@.a=={{b}}]: has {{b}}, but in paths and expressions no variable is filled in; a',
    ],
    ['load: { request: { get: http://a }, rate: 5/s, durations: 1s }', '1:48 load.durations: is unknown here'],
    ['load: { get: http://a, rate: 5/s, duration: 1s }', '1:9 load.get: is for a request: write it below request'],
    [
      'load: { requests: { get: http://a }, rate: 5/s, duration: 1s }',
      '1:19 load.requests: must be a list of requests',
    ],
    ['load: { request: { get: http://a }, stages: [{ target: 5, duration: 1s }] }', '1:48 load.stages[0].target: is'],
    [
      'load: { requests: [{ name: a, get: "{{b }" }], rate: 5/s, duration: 1s, thresholds: "p95{a} < 1s" }',
      '1:36 load.requests[0].get: has "{{b }"',
    ],
    ['load: { request: { get: http://a }, requests: [], rate: 5/s, duration: 1s }', '1:37 load.requests: is said by'],
  ])('is told once, and not what it leads to: %j', async (text, said) => {
    expect(await mistakesIn(text)).toEqual([expect.stringMatching(new RegExp(`^${escaped(said)}`))])
  })

  it.each([
    ['expect: { $.status: ok }', 'expect.$.status: is a path: write it under json'],
    ['status: 200', 'status: is what may be expected: write it below expect'],
    ['header: { accept: x }', 'header: is what may be expected: write it below expect; what is sent is headers'],
    [
      'expect:',
      'expect: has nothing below it: look at how the lines are indented; it must be a map, with keys of status,',
    ],
    ['expect: { status: { not: 404 } }', 'status: must be a value or a comparison, such as < 500 or != 500'],
    ['expect: { duration: < 500 }', '"< 500" must compare with a duration with its unit, such as < 500ms'],
    ['expect: { expires-in: "> 14" }', '"> 14" must compare with a duration with its unit'],
    ['expect: { body: { not: [a, b] } }', 'body.not: is a list, which no text is: write { one-of: [...] }'],
    ['expect: { body: { not: /error/gi } }', 'body.not: /error/ has the flags "gi"; there are i, m and s'],
    ['expect: { body: "/order {{id}}/" }', 'body: has {{id}}, but in paths and expressions no variable is filled in'],
    ['json: "{ }"', 'json: is a text, and would be sent as one; write the map or the list itself, without quotes or |'],
    ['get: http://a:99999', 'get: is no URL: look at its host and port'],
  ])('of %s is told with its remedy', async (line, said) => {
    const get = line.startsWith('get') ? '' : '  get: http://a\n'
    const text = `variables: { id: 5 }\nchecks:\n- name: a\n${get}  ${line}\n`
    expect((await mistakesIn(text)).join('\n')).toContain(said)
  })

  it('of quotes is told once a line, whatever else it leads to', async () => {
    const text = 'checks:\n- { name: a, get: {{b}}/c, expect: { status: != 404 } }\n- name: b\n  get: {{b}}/d\n'
    expect(await mistakesIn(text)).toEqual([
      '2:19 : a text that begins with {{ must be in quotes, such as "{{base}}/health"',
      '4:8 : a text that begins with {{ must be in quotes, such as "{{base}}/health"',
    ])
  })

  it('is not read from a text that is larger than any suite', async () => {
    expect(await mistakesIn('#'.repeat((1 << 20) + 1))).toEqual([': is longer than 1 MB, which no suite is'])
  })
})
