import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Servers } from './servers.js'

/** How a request is dealt with. */
export type Manner = keyof typeof MANNERS

const GOOD = { ready: true, token: 'the-token-of-today' }

const MANNERS = {
  good: (_, response) => json(response, GOOD),
  unavailable: (_, response) => json(response, GOOD, 503),
  wrong: (_, response) => json(response, { ...GOOD, ready: false }),
  broken: (_, response) => response.end('{"ready": true, '),
  tokenless: (_, response) => json(response, { ready: true }),
  /** Says nothing for as long as the client waits. */
  slow: () => undefined,
  /** Sends a byte now and then, and never all of them. */
  trickling: (request, response) => {
    response.writeHead(200, { 'content-length': 1000 })
    const timer = setInterval(() => response.write(' '), 10)
    request.on('close', () => clearInterval(timer))
  },
  dropping: request => request.socket.destroy(),
  cut: (request, response) => {
    response.writeHead(200, { 'content-length': 1000 })
    response.write('{"ready"', () => request.socket.end())
  },
  nonsense: request => request.socket.end('SSH-2.0-OpenSSH\r\n'),
} satisfies Record<string, (request: IncomingMessage, response: ServerResponse) => unknown>

/** A server that deals with one request after the other as it is told, and with all that follow as with the last of them. */
export class FlakyServer {
  url = ''
  /** How often it was asked. */
  asked = 0

  private constructor(
    private readonly servers: Servers,
    private readonly manners: readonly Manner[],
  ) {}

  static async start(manners: readonly Manner[], port = 0): Promise<FlakyServer> {
    const flaky = new FlakyServer(new Servers(), manners)
    const server = createServer((request, response) => flaky.answer(request, response))
    flaky.url = `http://127.0.0.1:${await flaky.servers.listen(server, '127.0.0.1', port)}/`
    return flaky
  }

  stop(): Promise<void> {
    return this.servers.stop()
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const manner = this.manners[Math.min(this.asked, this.manners.length - 1)] ?? 'good'
    this.asked += 1
    response.setHeader('x-attempt', this.asked)
    MANNERS[manner](request, response)
  }
}

function json(response: ServerResponse, content: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
}
