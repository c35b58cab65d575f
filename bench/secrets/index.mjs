// How long secret-scan takes over a tree of sources that nobody here wrote, and over a history, against gitleaks and
// detect-secrets in the same run, and how much memory.
//
//   node bench/secrets/index.mjs [--commits N] [--faster-with-decoding TIMES] [--faster-without TIMES]
//     [--faster-over-history TIMES] [--peak-at-most MiB] [--no-detect-secrets] [--gitleaks-runs N]
//
// Needs go, git, gitleaks and detect-secrets on the PATH. Of ours and gitleaks the median of three runs counts, or of as many of
// gitleaks as are named; detect-secrets runs once. Where a limit is given, being beyond it ends the program with 1.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { filesOf, makeHistory } from './history.mjs'

const MODULES = [
  'k8s.io/client-go@v0.31.0',
  'k8s.io/apimachinery@v0.31.0',
  'google.golang.org/grpc@v1.66.0',
  'github.com/prometheus/prometheus@v0.54.0',
]
const DEPTH = '5'

const zero = { type: 'string', default: '0' }
const { values: limits } = parseArgs({
  allowNegative: true,
  options: {
    commits: { type: 'string', default: '3000' },
    'faster-with-decoding': zero,
    'faster-without': zero,
    'faster-over-history': zero,
    'peak-at-most': { type: 'string', default: 'Infinity' },
    'detect-secrets': { type: 'boolean', default: true },
    'gitleaks-runs': { type: 'string', default: '3' },
  },
})
const script = path => fileURLToPath(new URL(path, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'pipeline-actions-secrets-'))
const [tree, repository] = [join(folder, 'tree'), join(folder, 'repository')]

try {
  mkdirSync(tree)
  mkdirSync(repository)
  for (const module of MODULES) copyModule(module)
  const files = filesOf(tree)
  const size = files.reduce((sum, path) => sum + statSync(path).size, 0)
  console.log(`${files.length} files, ${(size / 1e6).toFixed(1)} MB: ${MODULES.join(', ')} (node ${process.version})`)
  const dir = depth => ['dir', tree, '--no-banner', '--log-level=error', '--exit-code=0', `--max-decode-depth=${depth}`]
  compare('decoding on', gitleaks(dir(DEPTH)), ours(tree, 'tree', DEPTH), limits['faster-with-decoding'])
  compare('decoding off', gitleaks(dir('0')), ours(tree, 'tree', '0'), limits['faster-without'])
  if (limits['detect-secrets']) {
    const wall = time('detect-secrets', ['-c', '2', 'scan', '--all-files', '--no-verify', '.'], tree).wall
    console.log(`detect-secrets, two processes: ${wall.toFixed(1)} s`)
  }

  git('init', '-q', '-b', 'main')
  const planted = await makeHistory(repository, tree, Number(limits.commits))
  git('reset', '-q', '--hard', 'main')
  // What fast-import writes is a delta of whatever came before it, and a repository that was cloned has none of these.
  git('repack', '-adqf')
  console.log(`a history of ${limits.commits} commits with ${planted} secrets`)
  const log = ['git', repository, '--no-banner', '--log-level=error', '--exit-code=0', `--max-decode-depth=${DEPTH}`]
  compare('history', gitleaks(log), ours(repository, 'history', DEPTH, planted), limits['faster-over-history'])
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The sources of a module, as Go's proxy has them, below the tree. */
function copyModule(module) {
  const { stdout } = time('go', ['mod', 'download', '-json', module], folder)
  const { Dir, Path } = JSON.parse(stdout)
  cpSync(Dir, join(tree, Path.replaceAll('/', '_')), { recursive: true })
  time('chmod', ['-R', 'u+w', tree], folder)
}

function git(...args) {
  time('git', args, repository)
}

function compare(what, peer, own, atLeast) {
  const times = peer.wall / own.wall
  console.log(
    `${what}: gitleaks ${peer.wall.toFixed(2)} s; secret-scan ${own.wall.toFixed(2)} s, ${times.toFixed(1)} times as fast, ${own.found} findings`,
  )
  console.log(
    `${what}: secret-scan peak ${own.peak} MiB, CPU ${(own.cpu / 1000).toFixed(1)} s: ${(own.cpu / 1000 / own.wall).toFixed(2)} cores`,
  )
  hold(times >= Number(atLeast), 'is not fast enough')
  hold(own.peak <= Number(limits['peak-at-most']), 'takes too much memory')
}

function hold(condition, problem) {
  if (condition) return
  console.log(`  ^ ${problem}`)
  process.exitCode = 1
}

function gitleaks(args) {
  return median(Array.from({ length: Number(limits['gitleaks-runs']) }, () => time('gitleaks', args, folder)))
}

/** Runs that must find at least so many secrets: what finds nothing is soon done. */
function ours(place, scope, decode, atLeast = 0) {
  const result = join(folder, 'result.json')
  const args = ['secret-scan', '--scope', scope, '--decode', decode, '--fail-on', 'never', '--report-file', result]
  const runs = [1, 2, 3].map(() => {
    const { wall, told } = time(
      process.execPath,
      ['-r', script('../usage-at-exit.cjs'), script('../../dist/cli/index.js'), ...args],
      place,
    )
    const { cpu, peak } = JSON.parse(told)
    const found = JSON.parse(readFileSync(result, 'utf8')).findings.filter(({ rule }) =>
      rule.startsWith('secrets/'),
    ).length
    if (found < atLeast) throw new Error(`secret-scan finds ${found} secrets of ${atLeast}`)
    return { wall, cpu, peak: Math.round(peak), found }
  })
  return median(runs)
}

function median(runs) {
  return runs.toSorted((a, b) => a.wall - b.wall)[Math.floor(runs.length / 2)]
}

/** Seconds, and what the program writes to its first and its fourth stream. */
function time(program, args, cwd) {
  const start = performance.now()
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe']
  const { status, stdout, stderr, output, error } = spawnSync(program, args, { cwd, stdio, maxBuffer: 1 << 30 })
  if (error) throw error
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`)
  return { wall: (performance.now() - start) / 1000, stdout: stdout.toString(), told: output[3].toString() }
}
