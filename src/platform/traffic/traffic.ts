import type { Traffic } from '../../gate/traffic.js'

/** What a worker thread sends many requests with; `script` is the one that it runs itself. Loaded where it is used. */
export function machineTraffic(script: string): Traffic {
  return {
    pacer: async () => (await import('./pacer.js')).threadPacer(script),
    pool: async options => new (await import('./pool.js')).ConnectionPool(options),
  }
}
