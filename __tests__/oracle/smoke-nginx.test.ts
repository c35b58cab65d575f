import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { LoopbackProxy } from '../support/proxy.js'
import { digest, Shop } from '../support/shop.js'
import type { Row } from '../support/smoke.js'
import { describeWith } from '../support/tools.js'

/** What is told of a page of nginx that refuses something. */
function said(status: string, title: string, heading = title): string {
  const more = heading === title ? '' : ` <center>${title.slice(4)}</center>`
  const head = `<html> <head><title>${title}</title></head> <body> <center><h1>${heading}</h1></center>${more}`
  const page = `${head} <hr><center>nginx</center> </body> </html>`
  const told = page.length > 200 ? `${page.slice(0, 200)}…` : page
  return `status: expected status 2xx, got ${status}; it says "${told}".`
}

describeWith(['nginx', 'openssl'], 'smoke-test and how nginx is asked', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await Shop.open()
  })
  afterAll(() => shop?.close())

  it('asks over every version of HTTP, by every method, and undoes gzip', async () => {
    const base = `http://127.0.0.1:${shop.ports.plain}`
    const prior = `http://127.0.0.1:${shop.ports.prior}/page.html`
    const secure = `https://localhost:${shop.ports.tls}/page.html`
    const hash = `sha256: ${digest('sha256')}`
    const method = (verb: string, more: string, seen: string): Row => {
      const check = `method: ${verb}, url: "${base}/echo", headers: { x-token: [t] }${more}`
      return [verb, `${check}, expect: { body: { equals: "${seen}" } }`, `${verb} ${base}/echo`]
    }
    await shop.hold([
      ['plain', `get: "${prior}", http-version: 2, expect: { version: 2, ${hash} }`, `GET ${prior}`],
      ['chosen', `get: "${secure}", expect: { version: 2, ${hash} }`, `GET ${secure}`],
      ['written', `get: "${secure}", http-version: 1.1, expect: { version: 1.1, ${hash} }`, `GET ${secure}`],
      [
        'gzip',
        `get: "${base}/many.json", headers: { accept-encoding: gzip }, expect: { header: { content-encoding: gzip }, json: { "$.items": { count: 5000 } }, size: "< 1KB" }`,
        `GET ${base}/many.json`,
      ],
      [
        'zipped',
        `get: "${base}/many.json", headers: { accept-encoding: gzip }, expect: { header: { content-encoding: br }, json: { "$.items": { count: 4999 } } }`,
        `GET ${base}/many.json`,
        'header: expected header content-encoding "br", got "gzip".',
        'json: expected $.items with a count of 4999, got a count of 5000.',
      ],
      method('GET', '', 'GET t '),
      method('POST', ', json: { a: 1 }', 'POST t 7'),
      method('PUT', ', body: äöü', 'PUT t 6'),
      method('PATCH', ', form: { a: "1 2" }', 'PATCH t 5'),
      method('DELETE', '', 'DELETE t '),
      method('OPTIONS', '', 'OPTIONS t '),
      ['head', `head: "${base}/page.html", expect: { body: "", size: 0 }`, `HEAD ${base}/page.html`],
      ['refused', `post: "${base}/page.html", body: x`, `POST ${base}/page.html`, said('405', '405 Not Allowed')],
      ['none', `get: "${base}/none", expect: { status: 204, size: 0 }`, `GET ${base}/none`],
      [
        'down',
        `get: "${base}/down"`,
        `GET ${base}/down`,
        'status: expected status 2xx, got 503; it says "down for now".',
      ],
      ['meant', `get: "${base}/down", expect: { status: 5xx, body: down for now }`, `GET ${base}/down`],
      ['absent', `get: "${base}/absent", expect: { status: 404 }`, `GET ${base}/absent`],
    ])
  })

  it('follows redirects, over connections with and without TLS', async () => {
    const base = `http://localhost:${shop.ports.plain}`
    const secure = `https://localhost:${shop.ports.tls}`
    const { details } = await shop.hold([
      [
        'moved',
        `get: "${base}/moved", expect: { redirects: 1, url: "${base}/page.html", xpath: { "string(//h1)": Shop } }`,
        `GET ${base}/moved`,
      ],
      [
        'itself',
        `get: "${base}/moved", expect: { status: 301, redirects: 0, header: { location: "${base}/page.html" } }`,
        `GET ${base}/moved`,
      ],
      [
        'first',
        `get: "${base}/moved", redirects: 0`,
        `GET ${base}/moved`,
        `status: expected status 2xx, got 301; it leads to ${base}/page.html, which is not followed (redirects: 0).`,
      ],
      ['seen', `post: "${base}/form", body: abc, expect: { body: { equals: "GET  " } }`, `POST ${base}/form`],
      ['again', `post: "${base}/again", body: abc, expect: { body: { equals: "POST  3" } }`, `POST ${base}/again`],
      [
        'loop',
        `get: "${base}/loop", redirects: 3`,
        `GET ${base}/loop`,
        `status: expected status 2xx, got 302 from ${base}/loop, after 3 redirects; it leads to ${base}/loop, which is not followed (redirects: 3).`,
      ],
      [
        'away',
        `get: "${base}/away", expect: { version: 2, url: "${secure}/items.json", expires-in: "> 10d and < 11d" }`,
        `GET ${base}/away`,
      ],
      [
        'elsewhere',
        `get: "${base}/away", expect: { url: "${base}/items.json", expires-in: "> 30d" }`,
        `GET ${base}/away`,
        `url: expected url "${base}/items.json", got "${secure}/items.json".`,
        'certificate: expected expires-in more than 30d, got 10.5 days.',
      ],
    ])
    expect(details.checks[6]?.phases.tls).toBeGreaterThan(0)
    expect(details.checks[0]?.phases.tls).toBe(0)
  })

  it('signs in, and stays signed in', async () => {
    const base = `http://127.0.0.1:${shop.ports.plain}`
    const auth = (password: string) => `auth: { basic: { user: robot, password: "${password}" } }`
    const closed = `GET ${base}/private`
    await shop.hold([
      ['anybody', `get: "${base}/private"`, closed, said('401', '401 Authorization Required')],
      ['smoke', `get: "${base}/private", ${auth('{{password}}')}`, closed],
      ['wrong', `get: "${base}/private", ${auth('guess!')}`, closed, said('401', '401 Authorization Required')],
      ['inline', `get: "http://robot:p%2Fss%20w%C3%B6rd@127.0.0.1:${shop.ports.plain}/private"`, closed],
      ['session', `get: "${base}/session", capture: { sid: { cookie: sid } }`, `GET ${base}/session`],
      ['me', `get: "${base}/me?{{sid}}", expect: { body: "{{sid}}" }`, `GET ${base}/me?***`],
      [
        'other',
        `get: "${base}/me?{{sid}}", expect: { body: me }`,
        `GET ${base}/me?***`,
        'body: expected body "me", got "***".',
      ],
      [
        'stranger',
        `get: "${base}/me", expect: { body: { empty: false } }`,
        `GET ${base}/me`,
        'body: expected body not to be empty, got "".',
      ],
      [
        'token',
        `get: "${base}/page.html", capture: { csrf: { header: x-csrf } }`,
        `GET ${base}/page.html`,
        'capture: expected a value for csrf (header x-csrf), got no header of that name.',
      ],
      [
        'order',
        `post: "${base}/echo", headers: { x-csrf: "{{csrf}}" }`,
        `POST ${base}/echo`,
        'not-run: not run, for it comes after token, which failed.',
      ],
    ])
  })

  it('looks at certificates, and shows its own', async () => {
    const tls = `https://localhost:${shop.ports.tls}/page.html`
    const mutual = `https://localhost:${shop.ports.mutual}/client`
    const foreign = `https://localhost:${shop.ports.foreign}/page.html`
    const plain = `http://127.0.0.1:${shop.ports.plain}`
    const own = 'certificate: client.pem, key: client.key'
    const until = new Date(new X509Certificate(shop.foreign?.cert ?? '').validTo).toISOString().replace('.000Z', 'Z')
    const named = `CN=other.test (valid until ${until})`
    const why = `unknown issuer; ${named} is issued by CN=Other Root, which the server does not send and nobody here trusts; certificate for another name; ${named} is for other.test, not`
    await shop.hold([
      ['known', `get: "${tls}", expect: { expires-in: "> 10d and < 11d" }`, `GET ${tls}`],
      [
        'soon',
        `get: "${tls}", expect: { expires-in: "> 14d" }`,
        `GET ${tls}`,
        'certificate: expected expires-in more than 14d, got 10.5 days.',
      ],
      ['named', `get: "${tls}", server-name: shop.test`, `GET ${tls}`],
      ['client', `get: "${mutual}", ${own}, expect: { body: CN=client }`, `GET ${mutual}`],
      [
        'nobody',
        `get: "${mutual}"`,
        `GET ${mutual}`,
        said('400', '400 No required SSL certificate was sent', '400 Bad Request'),
      ],
      ['any', `get: "${foreign}", insecure: true`, `GET ${foreign}`],
      [
        'foreign',
        `get: "${foreign}"`,
        `GET ${foreign}`,
        `certificate: expected a certificate that is trusted, got ${why} for localhost.`,
      ],
      [
        'followed',
        `get: "${plain}/foreign"`,
        `GET ${plain}/foreign`,
        `certificate: expected a certificate that is trusted, got ${why} for localhost at https://localhost:${shop.ports.foreign}/, after 1 redirect.`,
      ],
      [
        'plain',
        `get: "https://localhost:${shop.ports.plain}/"`,
        `GET https://localhost:${shop.ports.plain}/`,
        'response: expected a response, got TLS failed: wrong version number (SSL): what listens there speaks no TLS.',
      ],
      [
        'encrypted',
        `get: "http://localhost:${shop.ports.tls}/"`,
        `GET http://localhost:${shop.ports.tls}/`,
        said('400', '400 The plain HTTP request was sent to HTTPS port', '400 Bad Request'),
      ],
    ])
  })

  it('goes through a proxy, or past it', async () => {
    const proxy = await LoopbackProxy.start()
    const secure = `https://localhost:${shop.ports.tls}/page.html`
    try {
      await shop.hold([
        ['through', `get: "${secure}", proxy: "http://me:s3cret@${proxy.host}"`, `GET ${secure}`],
        ['past', `get: "${secure}", proxy: none`, `GET ${secure}`],
        [
          'refusing',
          `get: "http://localhost:${shop.ports.plain}/", proxy: "http://${proxy.host}"`,
          `GET http://localhost:${shop.ports.plain}/`,
          'status: expected status 2xx, got 405.',
        ],
      ])
      expect(proxy.passed).toEqual([
        { to: `localhost:${shop.ports.tls}`, authorization: `Basic ${Buffer.from('me:s3cret').toString('base64')}` },
      ])
    } finally {
      await proxy.stop()
    }
  })
})
