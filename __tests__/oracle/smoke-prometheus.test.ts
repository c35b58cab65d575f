import { X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Certificates } from '../support/authority.js'
import { Daemon } from '../support/daemon.js'
import { freePort } from '../support/free-port.js'
import { Nginx } from '../support/nginx.js'
import { type Row, SmokeFolder } from '../support/smoke.js'
import { describeWith } from '../support/tools.js'

const LISTENING = /Listening on" address=\S+:(\d+)/
const METRICS = `# TYPE queue_depth gauge
queue_depth{queue="orders"} 5
queue_depth{queue="mail"} 120
# TYPE odd gauge
odd NaN
# TYPE endless gauge
endless +Inf
# TYPE zero gauge
zero 0
# TYPE latency_seconds histogram
latency_seconds_bucket{le="0.1"} 90
latency_seconds_bucket{le="+Inf"} 100
latency_seconds_sum 12.5
latency_seconds_count 100
`

describeWith(['prometheus', 'prometheus-pushgateway', 'nginx', 'openssl'], 'smoke-test and Prometheus', () => {
  const folder = new SmokeFolder()
  const closed = { http: 0, https: 0 }
  const running: (Daemon | Nginx)[] = []
  let gateway = ''
  let server = ''
  let until = ''

  beforeAll(async () => {
    const args = ['--web.listen-address=127.0.0.1:0']
    const pushed = await Daemon.start('prometheus-pushgateway', args, LISTENING)
    running.push(pushed)
    const targets = `static_configs: [{ targets: ["127.0.0.1:${pushed.said}"] }]`
    const config = folder.write(
      'prometheus.yml',
      `global: { scrape_interval: 200ms }\nscrape_configs: [{ job_name: pushed, honor_labels: true, ${targets} }]`,
    )
    const files = [`--config.file=${config}`, `--storage.tsdb.path=${join(folder.path, 'data')}`]
    const ready = new RegExp(`${LISTENING.source}.*Server is ready`, 's')
    const scraping = await Daemon.start('prometheus', [...files, ...args], ready)
    running.push(scraping)
    gateway = `http://127.0.0.1:${pushed.said}`
    server = `http://127.0.0.1:${scraping.said}`

    closed.http = await freePort()
    closed.https = await freePort()
    const made = new Certificates(folder.path)
    const root = made.root('Test Root')
    const { cert, key } = made.issue(root, 'prometheus.test', { names: 'DNS:localhost' })
    folder.write('ca.pem', root.cert)
    until = new Date(new X509Certificate(cert).validTo).toISOString().replace('.000Z', 'Z')
    const pair = `ssl_certificate ${folder.write('own.pem', cert)}; ssl_certificate_key ${folder.write('own.key', key)};`
    const users = folder.write('users', 'robot:{PLAIN}s3cret!\n')
    const door = `auth_basic metrics; auth_basic_user_file ${users}; location /metrics/ { proxy_pass ${server}/; }`
    running.push(
      await Nginx.start(
        folder.path,
        `server { listen 127.0.0.1:${closed.http}; ${door} }
         server { listen 127.0.0.1:${closed.https} ssl; ${pair} ${door} }`,
      ),
    )
    folder.write('metrics.txt', METRICS)
    // Both are used as a user would: pushed to, and asked until what was pushed has been scraped.
    const scraped = 'retry: { for: 60s, every: 50ms }, expect: { count: 2 }'
    const { findings } = await folder.run(`
checks:
  - { name: push, put: "${gateway}/metrics/job/shop/instance/one", file: metrics.txt }
  - { name: scraped, prometheus: "${server}", query: queue_depth, ${scraped} }
`)
    expect(findings).toEqual([])
  }, 90_000)
  afterAll(async () => {
    for (const each of running) await each.stop()
    folder.remove()
  })

  const HEAD = 'defaults: { timeout: 20s }\nvariables: { password: { env: PROMETHEUS_PASSWORD } }'
  const hold = (rows: readonly Row[]) => folder.hold(rows, HEAD, { PROMETHEUS_PASSWORD: 's3cret!' })
  /** A row of a query, at Prometheus itself. */
  const query = (name: string, query: string, expected: string, ...found: string[]): Row => [
    name,
    `prometheus: "${server}", query: ${JSON.stringify(query)}${expected && `, expect: ${expected}`}`,
    `${query} at ${server}/`,
    ...found,
  ]

  it('holds values to what is expected of them', async () => {
    const orders = 'queue_depth{instance="one", job="shop", queue="orders"}'
    const mail = 'queue_depth{instance="one", job="shop", queue="mail"}'
    await hold([
      query('any', 'queue_depth', ''),
      query('sum', 'sum(queue_depth)', '{ value: 125, count: 1 }'),
      query('range', 'sum(queue_depth)', '{ value: ">= 125 and < 126" }'),
      query('large', 'sum(queue_depth)', '{ value: "< 100" }', 'value: expected value less than 100, got 125.'),
      query('each', 'queue_depth', '{ value: "< 121", count: 2 }'),
      query('one', 'queue_depth', '{ value: "< 100" }', `value: expected value less than 100, got 120 of ${mail}.`),
      query(
        'all',
        'queue_depth',
        '{ value: "< 5", count: 3 }',
        `value: expected value less than 5, got 120 of ${mail}, 5 of ${orders}.`,
        'count: expected count 3, got 2.',
      ),
      query('zero', 'zero', '{ value: 0 }'),
      query('scalar', 'scalar(zero) + 41', '{ value: 41 }'),
      query('scalars', '6 * 7', '{ value: "!= 42" }', 'value: expected value not 42, got 42.'),
      query('endless', 'endless', '{ value: "> 1" }'),
      query(
        'minus',
        '-endless',
        '{ value: "> 1" }',
        'value: expected value more than 1, got -Infinity of {instance="one", job="shop"}.',
      ),
      query('quantile', 'latency_seconds_sum / latency_seconds_count', '{ value: "< 0.2" }'),
      query('up', 'up', '{ value: 1 }'),
      query('fresh', 'time() - push_time_seconds', '{ value: "< 3600" }'),
    ])
  })

  it('takes nothing for something', async () => {
    const none = 'value: expected at least one sample, got none; a query that may find none ends in `or vector(0)`.'
    await hold([
      query('absent', 'queue_dept', '', none),
      query('below', 'queue_dept', '{ value: "< 100" }', none),
      query('label', 'queue_depth{queue="none"}', '{ value: 0 }', none),
      query('count', 'queue_dept', '{ count: 0 }', none),
      query('summed', 'sum(queue_dept)', '{ value: "< 100" }', none),
      query('filtered', 'queue_depth > 1000', '', none),
      query('said', 'count(queue_depth > 1000) or vector(0)', '{ value: 0 }'),
      query('odd', 'odd', '', 'value: expected numbers, got NaN for odd{instance="one", job="shop"}.'),
      query(
        'odder',
        'odd',
        '{ value: "!= 5" }',
        'value: expected numbers, got NaN for odd{instance="one", job="shop"}.',
      ),
      query('divided', 'zero / zero', '', 'value: expected numbers, got NaN for {instance="one", job="shop"}.'),
      query('vector', 'vector(scalar(queue_dept))', '{ value: "< 1" }', 'value: expected numbers, got NaN.'),
      query('scalar', 'scalar(queue_dept)', '{ value: "< 1" }', 'value: expected numbers, got NaN.'),
    ])
  })

  it('tells what is no answer to a query', async () => {
    const wanted = 'response: expected the result of a query, got'
    const invalid = `${wanted} bad_data: invalid parameter "query":`
    const nobody = await freePort()
    await hold([
      query('broken', 'sum(', '', `${invalid} 1:5: parse error: unclosed left parenthesis.`),
      query('function', 'median(zero)', '', `${invalid} 1:1: parse error: unknown function with name "median".`),
      query(
        'window',
        'queue_depth[5m]',
        '',
        `${wanted} a range of values for each series (matrix); leave out the \`[5m]\`, or put it into a function such as rate().`,
      ),
      query('text', '"text"', '', `${wanted} a text; ask for a number.`),
      query(
        'twice',
        'label_replace(queue_depth, "queue", "x", "", "")',
        '',
        `${wanted} execution: vector cannot contain metrics with the same labelset.`,
      ),
      [
        'gateway',
        `prometheus: "${gateway}", query: up`,
        `up at ${gateway}/`,
        `${wanted} no answer of Prometheus: status 404 with text/plain; it says "404 page not found".`,
      ],
      [
        'nobody',
        `prometheus: "http://127.0.0.1:${nobody}", query: up`,
        `up at http://127.0.0.1:${nobody}/`,
        `response: expected a response, got connect ECONNREFUSED 127.0.0.1:${nobody}.`,
      ],
    ])
  })

  it('is let in by a password, and by a certificate', async () => {
    const open = `http://127.0.0.1:${closed.http}/metrics`
    const tls = `https://localhost:${closed.https}/metrics/`
    const basic = (password: string) => `auth: { basic: { user: robot, password: "${password}" } }`
    const ask = 'query: sum(queue_depth), expect: { value: 125 }'
    const wanted = 'response: expected the result of a query, got'
    await hold([
      ['known', `prometheus: "${open}", ${basic('{{password}}')}, ${ask}`, `sum(queue_depth) at ${open}`],
      ['inline', `prometheus: "${open.replace('//', '//robot:s3cret%21@')}", ${ask}`, `sum(queue_depth) at ${open}`],
      [
        'wrong',
        `prometheus: "${open}", ${basic('guess')}, ${ask}`,
        `sum(queue_depth) at ${open}`,
        `${wanted} no answer of Prometheus: status 401 with text/html; it says "<html> <head><title>401 Authorization Required</title></head> <body> <center><h1>401 Authorization Required</h1></center> <hr><center>nginx</center> </body> </html>".`,
      ],
      ['tls', `prometheus: "${tls}", ${basic('{{password}}')}, ca: ca.pem, ${ask}`, `sum(queue_depth) at ${tls}`],
      [
        'unknown',
        `prometheus: "${tls}", ${basic('{{password}}')}, ${ask}`,
        `sum(queue_depth) at ${tls}`,
        `certificate: expected a certificate that is trusted, got unknown issuer; CN=prometheus.test (valid until ${until}) is issued by CN=Test Root, which the server does not send and nobody here trusts.`,
      ],
    ])
  })

  it('uses the gateway as any other service', async () => {
    const push = `${gateway}/metrics/job/shop/instance/two`
    const { details } = await hold([
      ['ready', `get: "${gateway}/-/ready"`, `GET ${gateway}/-/ready`],
      [
        'unfinished',
        `put: "${push}", body: "queue_depth 5"`,
        `PUT ${push}`,
        'status: expected status 2xx, got 400; it says "text format parsing error in line 1: unexpected end of input stream".',
      ],
      [
        'told',
        `put: "${push}", body: "queue_depth 5", expect: { status: 400, body: { contains: unexpected end of input stream } }`,
        `PUT ${push}`,
      ],
      [
        'listed',
        `get: "${gateway}/api/v1/metrics", expect: { json: { $.status: success, $.data..queue_depth.type: GAUGE } }`,
        `GET ${gateway}/api/v1/metrics`,
      ],
    ])
    expect(details.checks.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1])
  })
})
