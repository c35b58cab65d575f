import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import { type Network, NetworkFailure, type Phases, type Request, type Response } from '../gate/ports.js'

/** HTTP over the machine's network, each request on a connection of its own so that every phase is measured. */
export const machineNetwork: Network = {
  request: request =>
    new Promise((resolve, reject) => {
      new Exchange(request, resolve, reject).start()
    }),
}

class Exchange {
  private readonly phases: Phases = { resolve: 0, connect: 0, tls: 0, processing: 0, transfer: 0 }
  private mark = performance.now()
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly request: Request,
    private readonly resolve: (response: Response) => void,
    private readonly reject: (failure: NetworkFailure) => void,
  ) {}

  start(): void {
    const { url, method, headers, timeout } = this.request
    const options: RequestOptions = { method, agent: false, headers: { 'user-agent': 'pipeline-actions', ...headers } }
    const sent = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options)
    this.timer = setTimeout(() => {
      const reason = `no complete response within ${timeout} ms`
      sent.destroy(new NetworkFailure('timeout', reason, this.phases))
    }, timeout)
    sent.on('socket', socket => this.watch(socket))
    sent.on('response', response => this.receive(response))
    sent.on('error', error => this.fail(error))
    sent.end()
  }

  /** Adds the time since the last mark to a phase. */
  private lap(phase: keyof Phases): void {
    const now = performance.now()
    this.phases[phase] += now - this.mark
    this.mark = now
  }

  private watch(socket: Socket): void {
    socket.once('lookup', () => this.lap('resolve'))
    socket.once('connect', () => this.lap('connect'))
    socket.once('secureConnect', () => this.lap('tls'))
  }

  private receive(response: IncomingMessage): void {
    this.lap('processing')
    let size = 0
    response.on('data', (piece: Buffer) => {
      size += piece.length
    })
    response.on('error', error => this.fail(error))
    response.on('end', () => {
      clearTimeout(this.timer)
      this.lap('transfer')
      this.resolve({ status: response.statusCode ?? 0, headers: response.headers, size, phases: this.phases })
    })
  }

  private fail(error: Error): void {
    clearTimeout(this.timer)
    const failed = error instanceof NetworkFailure
    this.reject(failed ? error : new NetworkFailure('unreachable', reasonOf(error), this.phases))
  }
}

/** The words of the system's error; where several addresses were tried, those of each. */
function reasonOf(error: Error & { errors?: Error[] }): string {
  const reasons = error.errors?.map(each => each.message) ?? [error.message]
  return reasons.filter(Boolean).join('; ') || error.name
}
