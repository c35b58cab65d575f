// The load generator alone, from the sources, without the gate around it: for measuring what only it can tell.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

const MAIN = `
  export { runLoad } from './src/smoke/load/index.ts'
  export { loadInputOf } from './src/smoke/load/input.ts'
  export { percentilesOf } from './src/smoke/load/result.ts'
  export { thresholdsOf } from './src/smoke/load/threshold.ts'
  export { ThreadWorkers } from './src/platform/workers.ts'
  export { machineClock } from './src/platform/clock.ts'
`
const WORKER = `
  import { serveTasks } from './src/platform/worker.ts'
  serveTasks({ 'smoke/load': async () => (await import('./src/smoke/load/task.ts')).loadTask })
`

// What is loaded where it is used, and these loads do not.
const EXTERNAL = ['@actions/exec', 'tinyglobby', 'json-p3', 'xpath', '@xmldom/xmldom', 'parse5', 're2js']

/** `measured` is as the tools' in `tools.mjs`; `run` gives all that a load has measured. `close` takes the build away. */
export async function engine() {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-actions-load-'))
  const options = { bundle: true, platform: 'node', format: 'esm', logLevel: 'error' }
  const compiled = async (name, contents) => {
    const stdin = { contents, resolveDir: root, loader: 'js' }
    await build({ ...options, stdin, external: EXTERNAL, outfile: join(folder, name) })
    return pathToFileURL(join(folder, name))
  }
  const script = await compiled('worker.mjs', WORKER)
  const { runLoad, loadInputOf, thresholdsOf, percentilesOf, ThreadWorkers, machineClock } = await import(
    await compiled('main.mjs', MAIN)
  )
  const workers = new ThreadWorkers(script, { workspace: folder, trusted: false })
  const run = (url, text, thresholds = [], tell = () => {}) => {
    const requests = [{ name: 'get', weight: 1, expect: [], place: {} }]
    const load = { ...loadInputOf(text), requests, thresholds: thresholdsOf(thresholds, {}), place: {} }
    const target = { name: url, requests: [{ method: 'GET', url: new URL(url), headers: {} }] }
    const resolved = { targets: [target], variables: new Map(), secrets: [], block: null }
    return runLoad(load, resolved, { workers, clock: machineClock }, tell)
  }
  return {
    run,
    percentilesOf,
    async measured(url, text) {
      const { targets } = await run(url, text)
      return { rate: targets[0].achievedRate, ...percentilesOf(targets[0].total.latency) }
    },
    close: () => rmSync(folder, { recursive: true }),
  }
}
