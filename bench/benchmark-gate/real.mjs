// Whether benchmark-compare, by turns, catches a real program that became slower by 30%, and leaves one alone that did not.
//
//   node bench/benchmark-gate/real.mjs [--times 20] [--caught-at-least N] [--alarms-at-most N]
//
// Each time a repository of its own has a program that does nothing but use the processor, and a change that makes it do 30%
// more, or that changes a comment. The gate checks the base out and runs both by turns, with its usual limits.
// Beyond a limit it ends with 1.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values: options } = parseArgs({
  options: {
    times: { type: 'string', default: '20' },
    'caught-at-least': { type: 'string', default: '0' },
    'alarms-at-most': { type: 'string', default: 'Infinity' },
  },
})
const cli = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url))
const TIMES = Number(options.times)
const ROUNDS = 3_000_000

const slower = { what: 'slower by 30%', rounds: 1.3 * ROUNDS, verdicts: [], pairs: [] }
const same = { what: 'the same', rounds: ROUNDS, verdicts: [], pairs: [] }
for (let time = 1; time <= TIMES; time += 1) for (const each of [slower, same]) judge(each, time)

for (const { what, verdicts, pairs } of [slower, same]) {
  const count = verdict => verdicts.filter(each => each === verdict).length
  const found = [...new Set(verdicts)].sort().map(verdict => `${count(verdict)} ${verdict}`)
  const sorted = pairs.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)]
  console.log(`${what}: ${found.join(', ')} of ${TIMES}; pairs of runs: median ${median}, at most ${sorted.at(-1)}`)
}
const isRegression = verdict => verdict === 'regression'
hold(slower.verdicts.filter(isRegression).length >= Number(options['caught-at-least']), 'too few are caught')
hold(same.verdicts.filter(isRegression).length <= Number(options['alarms-at-most']), 'too many are false alarms')

function judge(kind, time) {
  const repository = mkdtempSync(join(tmpdir(), 'pipeline-actions-real-'))
  try {
    git(repository, 'init', '--quiet', '--initial-branch=main')
    commit(repository, program(ROUNDS, `${time}, before`))
    git(repository, 'checkout', '--quiet', '-b', 'change')
    commit(repository, program(kind.rounds, `${time}, after`))
    const { verdict, pairs } = run(repository)
    kind.verdicts.push(verdict)
    kind.pairs.push(pairs)
  } finally {
    rmSync(repository, { recursive: true, force: true })
  }
}

/** Sums up what no compiler can leave out, nine times, and tells the median of the times, without that of node's start. */
function program(rounds, comment) {
  return `// ${comment}
let state = 1
const times = Array.from({ length: 9 }, () => {
  const start = performance.now()
  for (let round = 0; round < ${rounds}; round += 1) state = (Math.imul(state, 1664525) + 1013904223) | 0
  return performance.now() - start
})
const value = times.sort((a, b) => a - b)[4]
console.log(JSON.stringify([{ name: 'work', unit: 'ms', value, extra: String(state) }]))
`
}

function commit(repository, text) {
  writeFileSync(join(repository, 'work.mjs'), text)
  git(repository, 'add', 'work.mjs')
  git(repository, '-c', 'user.name=t', '-c', 'user.email=t@t.invalid', 'commit', '--quiet', '--message=work')
}

function git(repository, ...args) {
  execFileSync('git', args, { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] })
}

function run(repository) {
  const report = join(repository, 'result.json')
  const plan = JSON.stringify({ command: 'node work.mjs', 'base-ref': 'main' })
  const args = [cli, 'benchmark-compare', '--interleaved', plan, '--report-file', report]
  const { PATH, HOME } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: repository,
    env: { PATH, HOME },
    encoding: 'utf8',
  })
  const [benchmark] = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).details.benchmarks : []
  if (benchmark === undefined) throw new Error(`the gate ended with ${status}: ${stdout}${stderr}`)
  // The exit code is what counts.
  if ((status === 1) !== (benchmark.verdict === 'regression'))
    throw new Error(`${benchmark.verdict} ended with ${status}`)
  return { verdict: benchmark.verdict, pairs: Number(/^\d+/.exec(benchmark.why)?.[0]) }
}

function hold(condition, problem) {
  if (condition) return
  console.log(`  ^ ${problem}`)
  process.exitCode = 1
}
