// How much CPU an action costs to start, as a ratio to an empty node process in the same run.
//
//   node bench/startup.mjs [--at-most RATIO]
//
// Each action judges a repository with next to nothing in it: one file, one report, one refused connection.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const RUNS = 21
const project = fileURLToPath(new URL('..', import.meta.url))
const limit = process.argv[2] === '--at-most' ? Number(process.argv[3]) : Number.POSITIVE_INFINITY

const workspace = mkdtempSync(join(tmpdir(), 'pipeline-actions-startup-'))
mkdirSync(join(workspace, 'src'))
writeFileSync(join(workspace, 'src/a.py'), 'a = 1\n')
writeFileSync(join(workspace, 'lcov.info'), 'SF:src/a.py\nDA:1,1\nend_of_record\n')

const measured = {
  'empty process': ['-e', '0'],
  'coverage-gate': [join(project, 'dist/coverage-gate/index.js')],
  'smoke-test': [join(project, 'dist/smoke-test/index.js')],
  'root action': [join(project, 'dist/check/index.js')],
}

const samples = Object.fromEntries(Object.keys(measured).map(name => [name, []]))
// Interleaved, so that a machine that slows down slows all of them down.
for (let run = 0; run < RUNS; run += 1) {
  for (const [name, args] of Object.entries(measured)) samples[name].push(cpuOf(args))
}
rmSync(workspace, { recursive: true })

const empty = median(samples['empty process'])
let worst = 0
for (const [name, times] of Object.entries(samples)) {
  const ratio = median(times) / empty
  worst = Math.max(worst, ratio)
  console.log(`${name}: ${median(times).toFixed(1)} ms CPU, ${ratio.toFixed(2)} times an empty process (${process.version})`)
}
if (worst > limit) {
  console.log(`above the budget of ${limit}`)
  process.exitCode = 1
}

function cpuOf(args) {
  const env = {
    PATH: process.env.PATH,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: workspace,
    'INPUT_FAIL-ON': args.length > 1 ? '' : 'never',
    ...(args[0].includes('smoke') ? { INPUT_URL: 'http://127.0.0.1:1/' } : {}),
  }
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe']
  const { status, output } = spawnSync(process.execPath, ['-r', join(project, 'bench/cpu-at-exit.cjs'), ...args], {
    env,
    stdio,
  })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
  return Number(output[3].toString())
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}
