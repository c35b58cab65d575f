import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Api } from './api.js'
import { type Answer, type Match, matches, type Seen } from './exchange.js'
import { type Fault, Faults } from './faults.js'
import { Holds, refusalOf, turns } from './interference.js'
import { Repository } from './repository.js'
import { State } from './state.js'
import { Token, type TokenOptions } from './tokens.js'

type Hook = (seen: Seen) => unknown

/**
 * GitHub's REST API on the loopback: it keeps what it is told, holds every request and every answer against GitHub's own
 * description, and fails on demand. What was not as described is in `violations`; a test ends by expecting none.
 *
 * Not in the description is `POST /graphql`, of which one question is served: `{ viewer { login } }`.
 */
export class FakeGitHub {
  readonly state = new State()
  readonly faults = new Faults()
  /** What was wrong with requests, or with the fake's own answers. */
  readonly violations: string[] = []
  /** All requests in the order in which they came. */
  readonly requests: Seen[] = []

  private readonly tokens = new Map<string, Token>()
  private readonly api = new Api(this.state, this.tokens, this.violations)
  private readonly holds = new Holds()
  private readonly arrivals = new Holds()
  private readonly hooks: { when: 'before' | 'after'; match: Match; hook: Hook; times: number }[] = []
  /** How many writes there had been when the first request came. */
  private firstWrites: number | null = null
  private readonly servers: Server[] = []

  private constructor() {}

  static async start(): Promise<FakeGitHub> {
    const fake = new FakeGitHub()
    fake.api.url = await fake.listen('api')
    fake.api.storage = await fake.listen('storage')
    return fake
  }

  /** The API's address, without a slash at its end. */
  get url(): string {
    return this.api.url
  }

  async stop(): Promise<void> {
    this.holds.release()
    this.arrivals.release()
    for (const server of this.servers) {
      const closed = new Promise(resolve => server.close(resolve))
      server.closeAllConnections()
      await closed
    }
  }

  /** A new repository, `owner/name`; private ones need a token even to be read. Its first commit is up to the test. */
  repository(fullName: string, options: { private?: boolean; defaultBranch?: string } = {}): Repository {
    const id = this.state.nextId()
    const row = { id, fullName, private: true, defaultBranch: 'main', parent: null, network: id, ...options }
    this.state.write(draft => draft.set('repositories', id, row))
    return new Repository(this.state, id)
  }

  /** A token, for `Authorization: Bearer ...`. */
  token(options: TokenOptions = {}): string {
    const token = `ghs_${this.tokens.size + 1}`.padEnd(40, '0')
    this.tokens.set(token, new Token(options))
    return token
  }

  /** Calls the hook before the next request that matches has any effect. */
  before(match: Match, hook: Hook, times = 1): void {
    this.hooks.push({ when: 'before', match, hook, times })
  }

  /** Calls the hook when the next request that matches has had its effect, before it is answered. */
  after(match: Match, hook: Hook, times = 1): void {
    this.hooks.push({ when: 'after', match, hook, times })
  }

  /** Resolves when the next request that matches has come, and before it has any effect. */
  arrival(match: Match): Promise<void> {
    return this.arrivals.until(match)
  }

  private async listen(host: Seen['host']): Promise<string> {
    const server = createServer((request, response) => {
      this.serve(host, request, response).catch((error: unknown) => {
        this.violations.push(`the fake failed: ${error instanceof Error ? error.stack : error}`)
        request.socket.destroy()
      })
    })
    this.servers.push(server)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  private async serve(host: Seen['host'], request: IncomingMessage, response: ServerResponse): Promise<void> {
    const seen = await this.api.read(host, request)
    this.firstWrites ??= this.state.writes
    this.requests.push(seen)
    this.arrivals.passed(seen)
    const fault = this.faults.take(seen)
    if (fault.kind !== 'none') seen.fault = fault.kind
    const answer = refusalOf(fault) ?? (await this.effect(seen, fault))
    if (fault.kind === 'dropped-after-effect') {
      request.socket.destroy()
      return
    }
    seen.status = answer.status
    send(response, answer, this.requests.length)
  }

  /** Everything between a request and its answer, with what the fault does to it. */
  private async effect(seen: Seen, fault: Fault): Promise<Answer> {
    if (fault.kind === 'delayed') await turns(fault.turns)
    if (fault.kind === 'held' && fault.what === 'effect') await this.holds.until(fault.until)
    await this.call('before', seen)
    if (fault.kind === 'twice') this.api.answer(seen)
    const answer = this.api.answer(seen, fault.kind === 'stale' ? this.writesBefore(fault) : undefined)
    await this.call('after', seen)
    this.holds.passed(seen)
    if (fault.kind === 'held' && fault.what !== 'effect') await this.holds.until(fault.until)
    return fault.kind === 'bad-gateway-after-effect' ? { status: 502, body: { message: 'Server Error' } } : answer
  }

  private writesBefore({ writes, recent }: Extract<Fault, { kind: 'stale' }>): number {
    return Math.max(this.state.writes - writes, recent ? (this.firstWrites ?? 0) : 0)
  }

  private async call(when: 'before' | 'after', seen: Seen): Promise<void> {
    const due = this.hooks.filter(each => each.when === when && matches(each.match, seen))
    for (const each of due) {
      each.times--
      if (each.times === 0) this.hooks.splice(this.hooks.indexOf(each), 1)
      await each.hook(seen)
    }
  }
}

function send(response: ServerResponse, { status, body, headers }: Answer, requests: number): void {
  const limits = {
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': `${Math.max(0, 5000 - requests)}`,
    'x-ratelimit-reset': `${Math.floor(Date.now() / 1000) + 3600}`,
  }
  const raw = body instanceof Uint8Array || typeof body === 'string'
  const type = raw ? 'application/octet-stream' : 'application/json; charset=utf-8'
  const content = body === undefined ? {} : { 'content-type': type }
  response.writeHead(status, { ...limits, ...content, ...headers })
  response.end(raw || body === undefined ? body : JSON.stringify(body))
}
