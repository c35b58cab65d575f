import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

const SERVICE = '/twirp/github.actions.results.api.v1.ArtifactService/'
const LARGEST_CALL = 1 << 20

/** act's artifact server: where it listens, and the folder that it keeps artifacts in. */
export interface ArtifactServer {
  address: string
  port: number
  folder: string
}

type Fields = Record<string, unknown>

/**
 * Stands in front of the artifact server of act 0.2.89, so that what @actions/artifact asks is answered as on GitHub:
 * - the server refuses fields that it does not know, such as the `mime_type` of a new artifact;
 * - it insists on the padding of a signature, which Azure's client drops;
 * - it breaks the connection when a run without artifacts is listed;
 * - it lets a name be taken twice, and the first artifact is lost.
 */
export class ArtifactProxy {
  private readonly taken = new Set<string>()
  private readonly listener: Server

  private constructor(private readonly server: ArtifactServer) {
    this.listener = createServer((asked, answer) => {
      this.serve(asked, answer).catch(error => refuse(answer, 502, `act's artifact server: ${error.message}`))
    })
  }

  /** Listens on a free port of the server's own address. */
  static async start(server: ArtifactServer): Promise<ArtifactProxy> {
    const proxy = new ArtifactProxy(server)
    await new Promise<void>((resolve, reject) => {
      proxy.listener.on('error', reject).listen(0, server.address, resolve)
    })
    return proxy
  }

  get url(): string {
    const { address, family, port } = this.listener.address() as AddressInfo
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`
  }

  stop(): Promise<void> {
    this.listener.closeAllConnections()
    return new Promise(resolve => {
      this.listener.close(() => resolve())
    })
  }

  private async serve(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const method = asked.url?.startsWith(SERVICE) ? asked.url.slice(SERVICE.length) : ''
    if (!['CreateArtifact', 'DeleteArtifact', 'ListArtifacts'].includes(method)) {
      await this.forward(asked, answer)
      return
    }
    const fields = await fieldsOf(asked)
    if (fields === null) return refuse(answer, 400, 'the request is no JSON object, or too large')
    const run = String(fields['workflow_run_backend_id'])
    const name = `${run} ${fields['name']}`
    if (method === 'CreateArtifact') {
      if (this.taken.has(name))
        return refuse(answer, 409, 'an artifact with this name already exists on the workflow run')
      delete fields['mime_type']
    }
    if (method === 'ListArtifacts' && /^\d+$/.test(run)) await mkdir(join(this.server.folder, run), { recursive: true })
    const status = await this.forward(asked, answer, JSON.stringify(fields))
    if (status !== 200) return
    if (method === 'CreateArtifact') this.taken.add(name)
    if (method === 'DeleteArtifact') this.taken.delete(name)
  }

  /** Passes a request on, with another body where one is given, and its answer back. Returns the answer's status. */
  private async forward(asked: IncomingMessage, answer: ServerResponse, body?: string): Promise<number> {
    const { address: host, port } = this.server
    const { 'content-length': _, ...rest } = asked.headers
    const headers = body === undefined ? asked.headers : { ...rest, 'content-length': Buffer.byteLength(body) }
    const sent = request({ host, port, method: asked.method, path: withPadding(asked.url ?? '/'), headers })
    answer.on('close', () => sent.destroy())
    if (body === undefined) asked.pipe(sent)
    else sent.end(body)
    const [received] = (await once(sent, 'response')) as [IncomingMessage]
    const status = received.statusCode as number
    answer.writeHead(status, received.headers)
    await pipeline(received, answer)
    return status
  }
}

/** 43 characters are what is left of the base64 of 32 bytes without its padding. */
function withPadding(path: string): string {
  return path.replace(/([?&]sig=[\w-]{43})(?=&|$)/, '$1%3D')
}

async function fieldsOf(asked: IncomingMessage): Promise<Fields | null> {
  let text = ''
  for await (const piece of asked.setEncoding('utf8')) {
    text += piece
    if (text.length > LARGEST_CALL) return null
  }
  try {
    const fields: unknown = JSON.parse(text)
    return typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? (fields as Fields) : null
  } catch {
    return null
  }
}

function refuse(answer: ServerResponse, status: number, msg: string): void {
  if (answer.headersSent) answer.destroy()
  else answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code: 'unknown', msg }))
}
