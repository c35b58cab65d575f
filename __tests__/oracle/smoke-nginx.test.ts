import { createHash, X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Certificates, type Issued } from '../support/authority.js'
import { Nginx } from '../support/nginx.js'
import { LoopbackProxy } from '../support/proxy.js'
import { Servers } from '../support/servers.js'
import { type Row, SmokeFolder } from '../support/smoke.js'
import { describeWith } from '../support/tools.js'

const PAGE = '<!doctype html><title>Shop</title><h1>Shop</h1><ul><li>Äpfel<li>Birnen<li>Quitten</ul>\n'
const ITEMS = JSON.stringify({
  status: 'ok',
  built: '2020-02-02T00:00:00Z',
  items: [
    { sku: 'A-1', price: 1.5, tags: ['new'] },
    { sku: 'B-2', price: 20, tags: [] },
  ],
})
const FEED = '<feed xmlns="urn:feed"><entry id="1"/><entry id="2"/></feed>'
const PASSWORD = 'p/ss wörd'
const digest = (kind: string) => createHash(kind).update(PAGE).digest('hex')

describeWith(['nginx', 'openssl'], 'smoke-test against nginx', () => {
  const folder = new SmokeFolder()
  const ports = { plain: 0, prior: 0, tls: 0, mutual: 0, foreign: 0 }
  let nginx: Nginx
  let other: Issued

  beforeAll(async () => {
    const made = new Certificates(folder.path)
    const root = made.root('Test Root', { until: 300 })
    const leaf = made.issue(root, 'shop.test', { names: 'DNS:localhost,DNS:shop.test', until: 10.5 })
    other = made.issue(made.root('Other Root'), 'other.test', { names: 'DNS:other.test', until: 30 })
    const client = made.issue(root, 'client', { usage: 'clientAuth' })
    folder.write('ca.pem', root.cert)
    folder.write('client.pem', client.cert)
    folder.write('client.key', client.key)
    folder.write('page.html', PAGE)
    folder.write('items.json', ITEMS)
    folder.write('many.json', JSON.stringify({ items: Array(5000).fill('item') }))
    folder.write('feed.xml', FEED)
    folder.write('broken.json', '{"status": "ok"')
    const users = folder.write('users', `robot:{PLAIN}${PASSWORD}\n`)
    const free = new Servers()
    for (const name of Object.keys(ports) as (keyof typeof ports)[]) ports[name] = await free.freePort()
    await free.stop()
    const pair = (name: string, { cert, key }: Issued) =>
      `ssl_certificate ${folder.write(`${name}.pem`, cert)}; ssl_certificate_key ${folder.write(`${name}.key`, key)};`
    const pages = `
      root ${folder.path};
      types { text/html html; application/json json; application/xml xml; }
      gzip on; gzip_types application/json; gzip_min_length 1000;
      location = /moved { return 301 /page.html; }
      location = /form { return 303 /echo; }
      location = /again { return 307 /echo; }
      location = /loop { return 302 /loop; }
      location = /away { return 302 https://localhost:${ports.tls}/items.json; }
      location = /foreign { return 302 https://localhost:${ports.foreign}/; }
      location = /none { return 204; }
      location = /down { return 503 'down for now'; }
      location = /echo { default_type text/plain; return 200 '$request_method $http_x_token $content_length'; }
      location = /session { add_header set-cookie 'sid=$request_id; Path=/; HttpOnly'; return 200 in; }
      location = /me { default_type text/plain; return 200 '$cookie_sid'; }
      location = /private { auth_basic shop; auth_basic_user_file ${users}; default_type text/plain;
        try_files /page.html =404; }
      location = /client { default_type text/plain; return 200 $ssl_client_s_dn; }`
    nginx = await Nginx.start(
      folder.path,
      `server { listen 127.0.0.1:${ports.plain}; listen [::1]:${ports.plain}; ${pages} }
       server { listen 127.0.0.1:${ports.prior} http2; ${pages} }
       server { listen 127.0.0.1:${ports.tls} ssl http2; ${pair('tls', leaf)} ${pages} }
       server { listen 127.0.0.1:${ports.mutual} ssl; ${pair('mutual', leaf)} ${pages}
         ssl_verify_client on; ssl_client_certificate ${folder.path}/ca.pem; }
       server { listen 127.0.0.1:${ports.foreign} ssl; ${pair('foreign', other)} ${pages} }`,
    )
  })
  afterAll(async () => {
    await nginx?.stop()
    folder.remove()
  })

  const HEAD = 'defaults: { ca: ca.pem, timeout: 20s }\nvariables: { password: { env: SMOKE_PASSWORD } }'
  const hold = (rows: readonly Row[]) => folder.hold(rows, HEAD, { SMOKE_PASSWORD: PASSWORD })

  it('holds pages to what is expected of them', async () => {
    const base = `http://localhost:${ports.plain}`
    const page = `get: "${base}/page.html"`
    const asked = `GET ${base}/page.html`
    await hold([
      ['page', page, asked],
      ['status', `${page}, expect: { status: 404 }`, asked, 'status: expected status 404, got 200.'],
      [
        'statuses',
        `${page}, expect: { status: [4xx, 503] }`,
        asked,
        'status: expected status one of 4xx, 503, got 200.',
      ],
      ['version', `${page}, expect: { version: 1.1 }`, asked],
      ['other', `${page}, expect: { version: 2 }`, asked, 'version: expected version "2", got "1.1".'],
      ['body', `${page}, expect: { body: { contains: Äpfel } }`, asked],
      [
        'words',
        `${page}, expect: { body: { contains: Pflaumen } }`,
        asked,
        `body: expected body with "Pflaumen" in it, got ${JSON.stringify(PAGE.trimEnd())}.`,
      ],
      ['regex', `${page}, expect: { regex: { "/<h1>(.*?)</": Shop } }`, asked],
      [
        'group',
        `${page}, expect: { regex: { "/<h1>(.*?)</": Store } }`,
        asked,
        'regex: expected /<h1>(.*?)</ "Store", got "Shop".',
      ],
      [
        'match',
        `${page}, expect: { regex: /Error/i }`,
        asked,
        `regex: expected /Error/i to be there, got no match in ${JSON.stringify(PAGE.trimEnd())}.`,
      ],
      ['xpath', `${page}, expect: { xpath: { "string(//h1)": Shop, //li: { count: 3 } } }`, asked],
      [
        'paths',
        `${page}, expect: { xpath: { //title: Store, //li: { count: "> 3" }, //h2: { exists: true } } }`,
        asked,
        'xpath: expected //title "Store", got "Shop".',
        'xpath: expected //li with a count of more than 3, got a count of 3.',
        'xpath: expected //h2 to be there, got no match.',
      ],
      ['hash', `${page}, expect: { sha256: ${digest('sha256')}, md5: ${digest('md5')} }`, asked],
      [
        'hashes',
        `${page}, expect: { sha256: ${'0'.repeat(64)}, md5: ${'f'.repeat(32)} }`,
        asked,
        `hash: expected sha256 "${'0'.repeat(64)}", got "${digest('sha256')}".`,
        `hash: expected md5 "${'f'.repeat(32)}", got "${digest('md5')}".`,
      ],
      ['size', `${page}, expect: { size: ${Buffer.byteLength(PAGE)} }`, asked],
      [
        'small',
        `${page}, expect: { size: "> 1KB" }`,
        asked,
        `size: expected size more than 1KB, got ${Buffer.byteLength(PAGE)} bytes.`,
      ],
      ['header', `${page}, expect: { header: { content-type: text/html, Server: /^nginx/ } }`, asked],
      [
        'headers',
        `${page}, expect: { header: { content-type: /json/, x-none: { exists: true } } }`,
        asked,
        'header: expected header content-type like /json/, got "text/html".',
        'header: expected header x-none to be there, got no header of that name.',
      ],
      ['time', `${page}, expect: { duration: "< 20s", phases: { connect: "< 20s", tls: "< 1ms" } }`, asked],
    ])
  })

  it('holds JSON and XML to what is expected of them', async () => {
    const base = `http://127.0.0.1:${ports.plain}`
    const json = (expected: string) => `get: "${base}/items.json", expect: { json: ${expected} }`
    const asked = `GET ${base}/items.json`
    await hold([
      ['json', json('{ $.status: ok, "$.items[*]": { count: 2 }, "$.items[?@.price > 10].sku": B-2 }'), asked],
      ['types', json('{ "$.items[0].price": { type: number }, "$.items[1].tags": { empty: true } }'), asked],
      ['value', json('{ $.status: down }'), asked, 'json: expected $.status "down", got "ok".'],
      [
        'many',
        json('{ "$..price": { all: "< 10" }, "$.items[0].tags": { contains: old } }'),
        asked,
        'json: expected $..price all less than 10, got 2 values: 1.5, 20.',
        'json: expected $.items[0].tags with "old" in it, got ["new"].',
      ],
      [
        'missing',
        json('{ $.none: 1 }'),
        asked,
        'json: expected $.none 1, got nothing: $ has the keys "status", "built", "items".',
      ],
      ['typed', json('{ "$.items[1].price": "20" }'), asked, 'json: expected $.items[1].price "20", got 20.'],
      [
        'broken',
        `get: "${base}/broken.json", expect: { json: { $.status: ok } }`,
        `GET ${base}/broken.json`,
        'json: expected $.status "ok", got no JSON: line 1, column 16 ends where a comma or } must be: "{\\"status\\": \\"ok\\"".',
      ],
      [
        'namespace',
        `get: "${base}/feed.xml", expect: { xpath: { "//*[local-name()=\\"entry\\"]": { count: 2 }, "string(//*/@id)": 1 } }`,
        `GET ${base}/feed.xml`,
      ],
    ])
  })

  it('asks over every version of HTTP, by every method, and undoes gzip', async () => {
    const base = `http://127.0.0.1:${ports.plain}`
    const prior = `http://127.0.0.1:${ports.prior}/page.html`
    const secure = `https://localhost:${ports.tls}/page.html`
    const hash = `sha256: ${digest('sha256')}`
    const method = (verb: string, more: string, seen: string): Row => {
      const check = `method: ${verb}, url: "${base}/echo", headers: { x-token: [t] }${more}`
      return [verb, `${check}, expect: { body: { equals: "${seen}" } }`, `${verb} ${base}/echo`]
    }
    await hold([
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
      [
        'refused',
        `post: "${base}/page.html", body: x`,
        `POST ${base}/page.html`,
        'status: expected status 2xx, got 405.',
      ],
      ['none', `get: "${base}/none", expect: { status: 204, size: 0 }`, `GET ${base}/none`],
      ['down', `get: "${base}/down"`, `GET ${base}/down`, 'status: expected status 2xx, got 503.'],
      ['meant', `get: "${base}/down", expect: { status: 5xx, body: down for now }`, `GET ${base}/down`],
      ['absent', `get: "${base}/absent", expect: { status: 404 }`, `GET ${base}/absent`],
    ])
  })

  it('follows redirects, over connections with and without TLS', async () => {
    const base = `http://localhost:${ports.plain}`
    const secure = `https://localhost:${ports.tls}`
    const { details } = await hold([
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
      ['first', `get: "${base}/moved", redirects: 0`, `GET ${base}/moved`, 'status: expected status 2xx, got 301.'],
      ['seen', `post: "${base}/form", body: abc, expect: { body: { equals: "GET  " } }`, `POST ${base}/form`],
      ['again', `post: "${base}/again", body: abc, expect: { body: { equals: "POST  3" } }`, `POST ${base}/again`],
      [
        'loop',
        `get: "${base}/loop", redirects: 3`,
        `GET ${base}/loop`,
        `status: expected status 2xx, got 302 from ${base}/loop, after 3 redirects.`,
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
    const base = `http://127.0.0.1:${ports.plain}`
    const auth = (password: string) => `auth: { basic: { user: robot, password: "${password}" } }`
    const closed = `GET ${base}/private`
    await hold([
      ['anybody', `get: "${base}/private"`, closed, 'status: expected status 2xx, got 401.'],
      ['smoke', `get: "${base}/private", ${auth('{{password}}')}`, closed],
      ['wrong', `get: "${base}/private", ${auth('guess!')}`, closed, 'status: expected status 2xx, got 401.'],
      ['inline', `get: "http://robot:p%2Fss%20w%C3%B6rd@127.0.0.1:${ports.plain}/private"`, closed],
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
        'not-run: not run, for it needs what token captures, and that failed.',
      ],
    ])
  })

  it('looks at certificates, and shows its own', async () => {
    const tls = `https://localhost:${ports.tls}/page.html`
    const mutual = `https://localhost:${ports.mutual}/client`
    const foreign = `https://localhost:${ports.foreign}/page.html`
    const plain = `http://127.0.0.1:${ports.plain}`
    const own = 'certificate: client.pem, key: client.key'
    const until = new Date(new X509Certificate(other.cert).validTo).toISOString().replace('.000Z', 'Z')
    const named = `CN=other.test (valid until ${until})`
    const why = `unknown issuer; ${named} is issued by CN=Other Root, which the server does not send and nobody here trusts; certificate for another name; ${named} is for other.test, not`
    await hold([
      ['known', `get: "${tls}", expect: { expires-in: "> 10d and < 11d" }`, `GET ${tls}`],
      [
        'soon',
        `get: "${tls}", expect: { expires-in: "> 14d" }`,
        `GET ${tls}`,
        'certificate: expected expires-in more than 14d, got 10.5 days.',
      ],
      ['named', `get: "${tls}", server-name: shop.test`, `GET ${tls}`],
      ['client', `get: "${mutual}", ${own}, expect: { body: CN=client }`, `GET ${mutual}`],
      ['nobody', `get: "${mutual}"`, `GET ${mutual}`, 'status: expected status 2xx, got 400.'],
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
        `certificate: expected a certificate that is trusted, got ${why} for localhost at https://localhost:${ports.foreign}/, after 1 redirect.`,
      ],
      [
        'plain',
        `get: "https://localhost:${ports.plain}/"`,
        `GET https://localhost:${ports.plain}/`,
        'response: expected a response, got TLS failed: wrong version number (SSL): what listens there speaks no TLS.',
      ],
      [
        'encrypted',
        `get: "http://localhost:${ports.tls}/"`,
        `GET http://localhost:${ports.tls}/`,
        'status: expected status 2xx, got 400.',
      ],
    ])
  })

  it('goes through a proxy, or past it', async () => {
    const proxy = await LoopbackProxy.start()
    const secure = `https://localhost:${ports.tls}/page.html`
    try {
      await hold([
        ['through', `get: "${secure}", proxy: "http://me:s3cret@${proxy.host}"`, `GET ${secure}`],
        ['past', `get: "${secure}", proxy: none`, `GET ${secure}`],
        [
          'refusing',
          `get: "http://localhost:${ports.plain}/", proxy: "http://${proxy.host}"`,
          `GET http://localhost:${ports.plain}/`,
          'status: expected status 2xx, got 405.',
        ],
      ])
      expect(proxy.passed).toEqual([
        { to: `localhost:${ports.tls}`, authorization: `Basic ${Buffer.from('me:s3cret').toString('base64')}` },
      ])
    } finally {
      await proxy.stop()
    }
  })
})
