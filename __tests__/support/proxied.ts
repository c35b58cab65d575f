import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { createServer, type Server } from 'node:tls'
import { selfSigned } from './certificate.js'
import { startWorld, type World } from './github/world.js'
import { LoopbackProxy } from './proxy.js'

/** The name of the API's machine: a made-up one, because no client asks a proxy for what is on the loopback. */
export const HOST = 'api.example.test'

/** For the way around the proxy: a program that starts with it finds HOST here. */
const RESOLVER = `
const dns = require('node:dns')
const { lookup } = dns
dns.lookup = (name, ...rest) => lookup(name === '${HOST}' ? '127.0.0.1' : name, ...rest)
`

/** A fake of GitHub's API with and without TLS, and a proxy in front of it. */
export class ProxiedGitHub {
  private readonly sockets = new Set<Socket>()
  private readonly front: Server

  private constructor(
    readonly world: World,
    readonly proxy: LoopbackProxy,
    private readonly folder: string,
  ) {
    const { key, cert } = selfSigned(folder, `DNS:${HOST}`)
    this.front = createServer({ key, cert }, socket => {
      const behind = connect(this.portOf('http'), '127.0.0.1')
      socket.on('error', () => behind.destroy())
      behind.on('error', () => socket.destroy())
      socket.pipe(behind).pipe(socket)
    })
    this.front.on('connection', socket => this.sockets.add(socket))
  }

  /** Keeps its files in the folder. */
  static async start(folder: string): Promise<ProxiedGitHub> {
    const proxied = new ProxiedGitHub(await startWorld(), await LoopbackProxy.start(), folder)
    await writeFile(join(folder, 'resolver.cjs'), RESOLVER)
    await new Promise<void>(resolve => proxied.front.listen(0, '127.0.0.1', resolve))
    return proxied
  }

  async stop(): Promise<void> {
    await this.proxy.stop()
    for (const socket of this.sockets) socket.destroy()
    await new Promise(resolve => this.front.close(resolve))
    await this.world.fake.stop()
  }

  /** `host:port` of the API, as a proxy is told it. */
  address(protocol: 'http' | 'https'): string {
    return `${HOST}:${this.portOf(protocol)}`
  }

  /** Runs a program that asks the API, in an environment that holds nothing but what is given; returns its output. */
  run(protocol: 'http' | 'https', args: string[], environment: Record<string, string>): Promise<string> {
    const env = {
      GITHUB_API_URL: `${protocol}://${this.address(protocol)}`,
      GITHUB_REPOSITORY: this.world.repository.fullName,
      GITHUB_TOKEN: this.world.fake.token(),
      PATH: process.env['PATH'] ?? '',
      ...environment,
    }
    const resolver = join(this.folder, 'resolver.cjs')
    return new Promise(resolve => {
      const options = { cwd: this.folder, env, timeout: 60_000 }
      execFile(process.execPath, ['--require', resolver, ...args], options, (_, out, err) => resolve(out + err))
    })
  }

  private portOf(protocol: 'http' | 'https'): number {
    if (protocol === 'http') return Number(new URL(this.world.fake.url).port)
    return (this.front.address() as AddressInfo).port
  }
}
