import { afterAll, beforeAll, it } from '@jest/globals'
import { digest, PAGE, Shop } from '../support/shop.js'
import { describeWith } from '../support/tools.js'

describeWith(['nginx', 'openssl'], 'smoke-test and what nginx sends', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await Shop.open()
  })
  afterAll(() => shop?.close())

  it('holds pages to what is expected of them', async () => {
    const base = `http://localhost:${shop.ports.plain}`
    const page = `get: "${base}/page.html"`
    const asked = `GET ${base}/page.html`
    await shop.hold([
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
    const base = `http://127.0.0.1:${shop.ports.plain}`
    const json = (expected: string) => `get: "${base}/items.json", expect: { json: ${expected} }`
    const asked = `GET ${base}/items.json`
    await shop.hold([
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
})
