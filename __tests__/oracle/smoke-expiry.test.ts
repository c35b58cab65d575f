import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { machineNetwork } from '../../src/platform/network/index.js'
import { noPhases } from '../../src/smoke/probes/phases.js'
import { Certificates, type Issued } from '../support/authority.js'
import { Daemon } from '../support/daemon.js'
import { freePort } from '../support/free-port.js'
import { Nginx } from '../support/nginx.js'
import { uniformFrom } from '../support/random.js'
import { SmokeFolder } from '../support/smoke.js'
import { describeWith } from '../support/tools.js'

const run = promisify(execFile)

/** What a server presents, its own certificate first, and whom its client trusts. */
interface Scene {
  name: string
  presented: readonly Issued[]
  trusted: readonly Issued[]
  port: number
}

/** How many chains are drawn beside those that are thought of. */
const DRAWN = 24
const PATIENT = 30_000

/** Certificates of which several chains are made: authorities that vouch for one another, for a while or no more. */
function scenes(made: Certificates): Omit<Scene, 'port'>[] {
  const [one, two] = [made.root('One', { until: 300 }), made.root('Two', { until: 200 })]
  const short = made.root('Short', { until: 20 })
  const gone = made.root('Gone', { from: -90, until: -9 })
  const names = 'DNS:localhost'
  const authority = { authority: true }
  const middle = made.issue(one, 'Middle', { ...authority, until: 60 })
  const cross = made.again(middle, two, { ...authority, until: 9 })
  const past = made.again(middle, two, { ...authority, from: -90, until: -9 })
  const leaf = made.issue(middle, 'service.test', { names, until: 90 })
  const soon = made.issue(middle, 'soon.test', { names, until: 5 })
  const old = made.issue(middle, 'old.test', { names, from: -90, until: -5 })
  const other = made.issue(middle, 'other.test', { names: 'DNS:other.test', until: 90 })
  const direct = made.issue(short, 'direct.test', { names, until: 50 })
  // As an authority that a new root follows on: older clients know only the one that vouches for it.
  const newer = made.issue(gone, 'Newer', { ...authority, from: -90, until: 40 })
  const self = made.again(newer, newer, { ...authority, until: 250 })
  const under = made.issue(newer, 'under.test', { names, until: 70 })
  const thought = [
    { name: 'the authority between ends first', presented: [leaf, middle], trusted: [one] },
    { name: 'the later of two ways', presented: [leaf, middle, cross], trusted: [one, two] },
    { name: 'the other order', presented: [leaf, cross, middle], trusted: [two, one] },
    { name: 'the one way that is trusted', presented: [leaf, cross, middle], trusted: [two] },
    { name: 'the one way that is trusted behind another', presented: [leaf, middle, cross], trusted: [two] },
    { name: 'the certificate itself', presented: [soon, middle, cross], trusted: [one, two] },
    { name: 'the root', presented: [direct], trusted: [short] },
    { name: 'the root, which is sent', presented: [direct, short], trusted: [short] },
    { name: 'one that is over and not needed', presented: [leaf, past, middle], trusted: [one, two] },
    { name: 'an old root beside the new one', presented: [under, newer], trusted: [gone, self] },
    { name: 'over', presented: [old, middle], trusted: [one] },
    { name: 'only a way that is over', presented: [leaf, past], trusted: [two] },
    { name: 'for another name', presented: [other, middle], trusted: [one] },
    { name: 'nobody trusted', presented: [leaf, middle], trusted: [short] },
    { name: 'the authority between not sent', presented: [leaf], trusted: [one] },
  ]
  const random = uniformFrom(11)
  const until = () => 5 + Math.floor(random() * 200)
  const roots = [one, two, short]
  const lower = made.issue(middle, 'Lower', { ...authority, until: until() })
  const service = made.issue(lower, 'drawn.test', { names, until: until() })
  const between = [
    ...roots.map(each => made.again(middle, each, { ...authority, until: until() })),
    ...roots.map(each => made.again(lower, each, { ...authority, until: until() })),
    made.again(middle, short, { ...authority, from: -90, until: -3 }),
    made.again(one, two, { ...authority, until: until() }),
    made.again(two, short, { ...authority, until: until() }),
    middle,
    lower,
  ]
  const drawn = Array.from({ length: DRAWN }, (_, index) => ({
    name: `drawn ${index}`,
    presented: [service, ...between.filter(() => random() < 0.5).sort(() => random() - 0.5)],
    trusted: roots.filter((_root, at) => at === index % 3 || random() < 0.4),
  }))
  return [...thought, ...drawn]
}

describeWith(
  ['nginx', 'openssl', 'curl', 'prometheus-blackbox-exporter'],
  'smoke-test beside blackbox_exporter',
  () => {
    const folder = new SmokeFolder()
    let nginx: Nginx
    let blackbox: Daemon
    let all: Scene[]

    beforeAll(async () => {
      all = []
      for (const scene of scenes(new Certificates(folder.path))) all.push({ ...scene, port: await freePort() })
      folder.write('page.html', 'a page\n'.repeat(10_000))
      const blocks = all.map(({ presented, trusted, port }) => {
        folder.write(`ca-${port}.pem`, trusted.map(each => each.cert).join(''))
        const chain = folder.write(`${port}.pem`, presented.map(each => each.cert).join(''))
        const key = folder.write(`${port}.key`, presented[0]?.key ?? '')
        return `server { listen 127.0.0.1:${port} ssl; ssl_certificate ${chain}; ssl_certificate_key ${key};
        root ${folder.path}; location = /moved { return 302 /page.html; } }`
      })
      nginx = await Nginx.start(folder.path, blocks.join('\n'))
      const modules = all.map(({ port }) => {
        const tls = `tls_config: { ca_file: ${folder.path}/ca-${port}.pem }`
        return `  http-${port}: { prober: http, timeout: 20s, http: { preferred_ip_protocol: ip4, ${tls} } }
  tcp-${port}: { prober: tcp, timeout: 20s, tcp: { preferred_ip_protocol: ip4, tls: true, ${tls} } }`
      })
      const config = folder.write('blackbox.yml', `modules:\n${modules.join('\n')}\n`)
      const args = [`--config.file=${config}`, '--web.listen-address=127.0.0.1:0']
      blackbox = await Daemon.start('prometheus-blackbox-exporter', args, /Listening on" address=\S+:(\d+)/)
    }, 60_000)
    afterAll(async () => {
      await nginx?.stop()
      await blackbox?.stop()
      folder.remove()
    })

    /** What blackbox_exporter measures. */
    async function probed(module: string, target: string): Promise<Map<string, number>> {
      const query = new URLSearchParams({ module, target })
      const text = await (await fetch(`http://127.0.0.1:${blackbox.said}/probe?${query}`)).text()
      return new Map([...text.matchAll(/^(probe_\S+) (\S+)$/gm)].map(([, name = '', value]) => [name, Number(value)]))
    }

    async function isTrustedByCurl(port: number): Promise<boolean> {
      const args = ['-s', '-o', '/dev/null', '--noproxy', '*', '--cacert', join(folder.path, `ca-${port}.pem`)]
      return run('curl', [...args, `https://localhost:${port}/page.html`]).then(
        () => true,
        () => false,
      )
    }

    it('tells the same end of every chain, and trusts the same', async () => {
      const checks = all.flatMap(({ name, port }) => [
        `  - { name: "${name} (http)", get: "https://localhost:${port}/page.html", ca: ca-${port}.pem }`,
        `  - { name: "${name} (tls)", tls: "localhost:${port}", ca: ca-${port}.pem }`,
      ])
      const { details, findings } = await folder.run(['defaults: { timeout: 20s }', 'checks:', ...checks].join('\n'))
      const kinds = [
        ['http', (port: number) => `https://localhost:${port}/page.html`],
        ['tcp', (port: number) => `localhost:${port}`],
      ] as const
      const theirs: unknown[] = []
      let stricter = 0
      for (const { port } of all) {
        const isTrusted = await isTrustedByCurl(port)
        for (const [kind, target] of kinds) {
          const figures = await probed(`${kind}-${port}`, target(port))
          // Go tries every way up, OpenSSL and with it curl and smoke-test only the first of those that are sent.
          if (isTrusted) expect(figures.get('probe_success')).toBe(1)
          else stricter += figures.get('probe_success') ?? 0
          const end = (figures.get('probe_ssl_last_chain_expiry_timestamp_seconds') ?? 0) * 1000
          theirs.push(isTrusted ? new Date(end).toISOString() : 'fail')
        }
      }
      const ours = details.checks.map(({ verdict, certificate }) => (verdict === 'pass' ? certificate?.until : verdict))
      expect(ours).toEqual(theirs)
      expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['smoke/certificate']))
      expect(new Set(theirs).size).toBeGreaterThan(6)
      expect(stricter).toBeLessThan(all.length / 2)
    })

    it('sees the certificates that are presented', async () => {
      for (const { port, trusted } of all) {
        const tls = { ca: trusted.map(each => each.cert).join('') }
        const { tls: seen } = await machineNetwork.handshake({ host: 'localhost', port, timeout: PATIENT, tls })
        const figures = await probed(`tcp-${port}`, `localhost:${port}`)
        const earliest = figures.get('probe_ssl_earliest_cert_expiry')
        if (figures.get('probe_success') !== 1) continue
        expect(Math.min(...seen.presented.map(({ until }) => until)) / 1000).toBe(earliest)
      }
    })

    it('measures the same phases', async () => {
      const { port } = all[0] as Scene
      const { details } = await folder.run(`
defaults: { ca: ca-${port}.pem }
checks:
  - { name: straight, get: "https://localhost:${port}/page.html" }
  - { name: around, get: "https://localhost:${port}/moved", expect: { redirects: 1 } }
`)
      for (const [index, path] of ['page.html', 'moved'].entries()) {
        const figures = await probed(`http-${port}`, `https://localhost:${port}/${path}`)
        const theirs = [...figures].flatMap(([name, value]) => {
          const [, phase] = /^probe_http_duration_seconds\{phase="(\w+)"\}$/.exec(name) ?? []
          return phase === undefined ? [] : [[phase, value > 0] as const]
        })
        const { resolve, ...ours } = details.checks[index]?.phases ?? noPhases()
        // What is called localhost is not looked up here.
        expect([resolve, ...Object.keys(ours)].length).toBe(theirs.length)
        for (const [phase, happened] of theirs.filter(([phase]) => phase !== 'resolve')) {
          expect([phase, ours[phase as keyof typeof ours] > 0]).toEqual([phase, happened])
        }
      }
    })
  },
)
