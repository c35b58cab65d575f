import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { toolPath } from './tools.js'

const SERVER = fileURLToPath(new URL('python/health_server.py', import.meta.url))

/** What is not here of Python and gRPC for it. */
export function missingForGrpc(): string[] {
  if (toolPath('python3') === undefined) return ['python3']
  try {
    execFileSync('python3', ['-c', 'import grpc, grpc_health.v1.health'], { stdio: 'pipe' })
    return []
  } catch {
    return ["Python's grpcio-health-checking"]
  }
}

/** gRPC's own server, with its own health service; encrypted where it gets the files of a key and a certificate. */
export class GrpcServer {
  private constructor(
    private readonly process: ChildProcess,
    readonly port: number,
  ) {}

  static async start(...files: [] | [key: string, certificate: string]): Promise<GrpcServer> {
    const process = spawn('python3', [SERVER, ...files], { stdio: ['pipe', 'pipe', 'inherit'] })
    const [line] = await Promise.race([once(process.stdout, 'data'), once(process, 'exit')])
    return new GrpcServer(process, Number(String(line).trim()))
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return
    const end = once(this.process, 'exit')
    this.process.stdin?.end()
    await end
  }
}
