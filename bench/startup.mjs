// How much CPU an action costs, as a ratio to an empty node process in the same run: to start, and to do a whole job.
//
//   node bench/startup.mjs [--start-at-most RATIO] [--job-at-most RATIO] [--scan-at-most RATIO]
//
// "starts": the process loads the action and its gate, reads the inputs and ends there, because one is unknown.
// --scan-at-most is for the jobs that search for secrets, as the root action does where nothing is configured.
// "job": it judges a git repository with next to nothing in it: one file, one report, one refused connection.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const RUNS = 21
const ACTIONS = ['coverage-gate', 'smoke-test', 'secret-scan', 'check']
const SCANNING = ['secret-scan', 'check']
const project = fileURLToPath(new URL('..', import.meta.url))
const ratio = { type: 'string', default: 'Infinity' }
const { values: limits } = parseArgs({
  options: { 'start-at-most': ratio, 'job-at-most': ratio, 'scan-at-most': ratio },
})

const workspace = mkdtempSync(join(tmpdir(), 'pipeline-actions-startup-'))
mkdirSync(join(workspace, 'src'))
writeFileSync(join(workspace, 'src/a.py'), 'a = 1\n')
writeFileSync(join(workspace, 'lcov.info'), 'SF:src/a.py\nDA:1,1\nend_of_record\n')
execFileSync('git', ['init', '-q', workspace])

const measured = [{ name: 'empty process', args: ['-e', '0'], inputs: {}, status: 0, limit: Infinity, samples: [] }]
for (const action of ACTIONS) {
  const args = [join(project, `dist/${action}/index.js`)]
  const start = { args, inputs: { INPUT_UNKNOWN: 'x' }, status: 2, limit: Number(limits['start-at-most']) }
  const inputs = action === 'smoke-test' ? { INPUT_URL: 'http://127.0.0.1:1/', 'INPUT_FAIL-ON': 'never' } : {}
  const limit = Number(limits[SCANNING.includes(action) ? 'scan-at-most' : 'job-at-most'])
  const job = { args, inputs, status: 0, limit }
  measured.push({ name: `${action} starts`, ...start, samples: [] }, { name: `${action} job`, ...job, samples: [] })
}

// Interleaved, so that a machine that slows down slows all of them down.
for (let run = 0; run < RUNS; run += 1) for (const each of measured) each.samples.push(cpuOf(each))
rmSync(workspace, { recursive: true })

const empty = usual(measured[0].samples)
for (const { name, samples, limit } of measured) {
  const times = usual(samples) / empty
  const verdict = times > limit ? `, above the budget of ${limit}` : ''
  console.log(
    `${name}: ${usual(samples).toFixed(1)} ms CPU, ${times.toFixed(2)} times empty (${process.version})${verdict}`,
  )
  if (verdict) process.exitCode = 1
}

function cpuOf({ args, inputs, status }) {
  const runner = { GITHUB_WORKSPACE: workspace, RUNNER_TEMP: workspace, GITHUB_SHA: '1'.repeat(40) }
  const env = { PATH: process.env.PATH, ...runner, ...inputs }
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe']
  const preload = ['-r', join(project, 'bench/usage-at-exit.cjs')]
  const ended = spawnSync(process.execPath, [...preload, ...args], { env, stdio })
  if (ended.status !== status) throw new Error(`${args.join(' ')} ended with ${ended.status} instead of ${status}`)
  return JSON.parse(ended.output[3].toString()).cpu
}

/** The lower quartile: what else the machine does only ever adds. */
function usual(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)]
}
