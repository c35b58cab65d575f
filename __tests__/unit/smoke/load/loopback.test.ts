import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { build } from 'esbuild'
import { machineClock } from '../../../../src/platform/clock.js'
import { ThreadWorkers } from '../../../../src/platform/workers.js'
import { runLoad } from '../../../../src/smoke/load/index.js'
import { loadInputOf } from '../../../../src/smoke/load/input.js'
import { removeFolder, temporaryFolder } from '../../../support/folder.js'
import { loadOf, targetOf } from '../../../support/load.js'

const SCRIPT = `
  import { serveTasks } from './src/platform/worker.ts'
  serveTasks({ 'smoke/load': async () => (await import('./src/smoke/load/task.ts')).loadTask })
`

let folder: string
let workers: ThreadWorkers
let server: Server
let url: string
const seen = new Map<string, number>()

beforeAll(async () => {
  folder = await temporaryFolder()
  const outfile = join(folder, 'worker.mjs')
  const root = fileURLToPath(new URL('../../../../', import.meta.url))
  const stdin = { contents: SCRIPT, resolveDir: root, loader: 'js' as const }
  const external = ['tinyglobby', '@actions/exec', 'json-p3', 'xpath', '@xmldom/xmldom', 'parse5', 're2js']
  await build({ stdin, outfile, external, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' })
  workers = new ThreadWorkers(pathToFileURL(outfile), { workspace: folder, trusted: false })
  server = createServer((request, response) => {
    const path = request.url ?? ''
    seen.set(path, (seen.get(path) ?? 0) + 1)
    response.statusCode = path === '/broken' ? 500 : 200
    response.end('ok')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await removeFolder(folder)
})

describe('a load on a real server, from a worker', () => {
  it('sends each of its requests once, and tells what came', async () => {
    const requests = [{ name: 'get' }, { name: 'broken', weight: 3 }]
    const load = loadOf(loadInputOf('rate=400/s duration=500ms connections=8'), { requests })
    const target = targetOf(url, ['get', 'broken'])
    const result = await runLoad(
      load,
      { targets: [target], variables: new Map(), secrets: [], block: null },
      ports(),
      () => {},
    )
    const [first, second] = result.targets[0]?.requests ?? []
    expect([seen.get('/'), seen.get('/broken')]).toEqual([first?.tally.settled, second?.tally.settled])
    expect(result.targets[0]?.total).toMatchObject({ settled: 200, completed: 200 })
    expect(second?.tally).toMatchObject({ failed: second?.tally.settled })
    expect(first?.tally).toMatchObject({ failed: 0 })
    expect(result.targets[0]?.total.latency.count).toBe(200)
  })

  it('asks back to back in a closed loop', async () => {
    seen.clear()
    const load = loadOf(loadInputOf('rate=max duration=200ms connections=4'))
    const resolved = { targets: [targetOf(url)], variables: new Map(), secrets: [], block: null }
    const result = await runLoad(load, resolved, ports(), () => {})
    expect(result.targets[0]?.total).toMatchObject({ settled: seen.get('/'), failed: 0 })
    expect(seen.get('/')).toBeGreaterThan(4)
  })

  it('ends early where that is asked for', async () => {
    const controller = new AbortController()
    const load = loadOf(loadInputOf('rate=50/s duration=1h'))
    const resolved = { targets: [targetOf(url)], variables: new Map(), secrets: [], block: null }
    seen.clear()
    const running = runLoad(load, resolved, ports(), () => {}, controller.signal)
    while (!seen.has('/')) await new Promise(resolve => setImmediate(resolve))
    controller.abort()
    expect(await running).toMatchObject({ aborted: { threshold: null } })
  })
})

function ports() {
  return { workers, clock: machineClock }
}
