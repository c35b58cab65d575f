import { createHash } from 'node:crypto'
import { Certificates, type Issued } from './authority.js'
import { freePort } from './free-port.js'
import { Nginx } from './nginx.js'
import { type Row, SmokeFolder } from './smoke.js'

export const PAGE = '<!doctype html><title>Shop</title><h1>Shop</h1><ul><li>Äpfel<li>Birnen<li>Quitten</ul>\n'
const ITEMS = {
  status: 'ok',
  built: '2020-02-02T00:00:00Z',
  items: [
    { sku: 'A-1', price: 1.5, tags: ['new'] },
    { sku: 'B-2', price: 20, tags: [] },
  ],
}
const PASSWORD = 'p/ss wörd'
/** What the suites of a shop begin with. */
const HEAD = 'defaults: { ca: ca.pem, timeout: 20s }\nvariables: { password: { env: SMOKE_PASSWORD } }'

/** The page's hash. */
export function digest(kind: 'sha256' | 'md5'): string {
  return createHash(kind).update(PAGE).digest('hex')
}

/** A small shop that nginx serves in every way that it has. */
export class Shop {
  readonly ports = { plain: 0, prior: 0, tls: 0, mutual: 0, foreign: 0 }
  /** The certificate of `foreign`, whose authority nobody knows and which is for another host. */
  foreign: Issued | null = null
  private readonly folder = new SmokeFolder()
  private nginx: Nginx | null = null

  static async open(): Promise<Shop> {
    const shop = new Shop()
    const { ports } = shop
    for (const name of Object.keys(ports) as (keyof typeof ports)[]) ports[name] = await freePort()
    shop.nginx = await Nginx.start(shop.folder.path, shop.servers(shop.pages()))
    return shop
  }

  /** Holds what is told of the checks to the rows. */
  hold(rows: readonly Row[]) {
    return this.folder.hold(rows, HEAD, { SMOKE_PASSWORD: PASSWORD })
  }

  async close(): Promise<void> {
    await this.nginx?.stop()
    this.folder.remove()
  }

  private pages(): string {
    const { folder, ports } = this
    folder.write('page.html', PAGE)
    folder.write('items.json', JSON.stringify(ITEMS))
    folder.write('many.json', JSON.stringify({ items: Array(5000).fill('item') }))
    folder.write('feed.xml', '<feed xmlns="urn:feed"><entry id="1"/><entry id="2"/></feed>')
    folder.write('broken.json', '{"status": "ok"')
    const users = folder.write('users', `robot:{PLAIN}${PASSWORD}\n`)
    return `
      root ${folder.path};
      default_type text/plain;
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
      location = /echo { return 200 '$request_method $http_x_token $content_length'; }
      location = /session { add_header set-cookie 'sid=$request_id; Path=/; HttpOnly'; return 200 in; }
      location = /me { return 200 '$cookie_sid'; }
      location = /private { auth_basic shop; auth_basic_user_file ${users}; try_files /page.html =404; }
      location = /client { return 200 $ssl_client_s_dn; }`
  }

  private servers(pages: string): string {
    const { folder, ports } = this
    const made = new Certificates(folder.path)
    const root = made.root('Test Root', { until: 300 })
    const own = made.issue(root, 'shop.test', { names: 'DNS:localhost,DNS:shop.test', until: 10.5 })
    const client = made.issue(root, 'client', { usage: 'clientAuth' })
    this.foreign = made.issue(made.root('Other Root'), 'other.test', { names: 'DNS:other.test', until: 30 })
    folder.write('ca.pem', root.cert)
    folder.write('client.pem', client.cert)
    folder.write('client.key', client.key)
    const pair = (name: string, { cert, key }: Issued) =>
      `ssl_certificate ${folder.write(`${name}.pem`, cert)}; ssl_certificate_key ${folder.write(`${name}.key`, key)};`
    return `
      server { listen 127.0.0.1:${ports.plain}; listen [::1]:${ports.plain}; ${pages} }
      server { listen 127.0.0.1:${ports.prior} http2; ${pages} }
      server { listen 127.0.0.1:${ports.tls} ssl http2; ${pair('tls', own)} ${pages} }
      server { listen 127.0.0.1:${ports.mutual} ssl; ${pair('mutual', own)} ${pages}
        ssl_verify_client on; ssl_client_certificate ${folder.path}/ca.pem; }
      server { listen 127.0.0.1:${ports.foreign} ssl; ${pair('foreign', this.foreign)} ${pages} }`
  }
}
