import { createServer, type Server } from 'node:net'

/** Below those that systems give to whoever asks for any, or connects: nobody gets one of these by chance meanwhile. */
const LOWEST = 20_000
const PORTS = 12_000

const given = new Set<number>()

/** A port of the loopback where nobody listens, another one each time. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * PORTS)
    if (given.has(port)) continue
    given.add(port)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server: Server = createServer()
    server.on('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
