// The load generators that are measured: ours as a user runs it, and its peers. Each gives milliseconds and requests a second.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = process.env.PIPELINE_ACTIONS_TOOLS ?? join(homedir(), '.cache/pipeline-actions/tools')

/** The command line, built: the thresholds are such that it always passes. Its process is handed to `watch`. */
export async function ours(url, load, watch) {
  const args = ['--url', url, '--load', load, '--thresholds', 'errors <= 100%']
  const [{ achievedRate, latency }] = (await smokeTest(join(root, 'dist/cli/index.js'), args, watch)).load.targets
  return { rate: achievedRate, p50: latency.p50, p95: latency.p95, p99: latency.p99 }
}

/** The details of the result of smoke-test, by the command line's script. Its process is handed to `watch`. */
export async function smokeTest(script, args, watch = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-actions-smoke-'))
  const file = join(folder, 'result.json')
  const all = [script, 'smoke-test', ...args, '--fail-on', 'never', '--report-file', file]
  try {
    await run(process.execPath, all, { cwd: folder }, watch)
    return JSON.parse(readFileSync(file, 'utf8')).details
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** wrk has no rate: it asks as soon as it is answered, and does not see who would have come meanwhile. */
export async function wrk(url, { seconds, connections }) {
  const text = await run('wrk', ['-t1', `-c${connections}`, `-d${seconds}`, '--latency', url])
  const latency = percent => {
    const [, number, unit] = new RegExp(`${percent}%\\s+([\\d.]+)(us|ms|s)`).exec(text)
    return Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit]
  }
  // It has no P95 of its own.
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(text)[1]), p50: latency(50), p95: null, p99: latency(99) }
}

export async function autocannon(url, { seconds, connections, rate }) {
  const script = join(cache, 'autocannon/node_modules/autocannon/autocannon.js')
  const paced = rate === undefined ? [] : ['-R', String(rate)]
  const args = ['-c', String(connections), '-d', String(seconds), ...paced, '--json', url]
  const { requests, latency } = JSON.parse(await run(process.execPath, [script, ...args]))
  // It has percentiles of its own choice; 95 is between two of them.
  return { rate: requests.average, p50: latency.p50, p95: (latency.p90 + latency.p97_5) / 2, p99: latency.p99 }
}

function run(program, args, options = {}, watch = () => {}) {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { maxBuffer: 1 << 26, ...options }, (error, output, errors) => {
      if (error) reject(new Error(`${program} ${args.join(' ')}: ${error.message}\n${errors}${output}`))
      else resolve(output)
    })
    watch(child)
  })
}

export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

/** Columns as wide as what is in them. */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)))
  for (const row of rows) {
    console.log(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    )
  }
}
