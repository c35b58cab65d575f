// How long coverage-gate takes over large reports and a change of 200 files, and how much memory, against diff-cover in
// the same run; what two shards cost beside one report; and whether time grows in line with the input.
//
//   node bench/coverage/index.mjs [FILES] [--faster-than-diff-cover TIMES] [--peak-at-most MiB] [--shards-at-most TIMES]
//     [--shards-peak-at-most MiB] [--growth-at-most TIMES]
//
// FILES (default 20,000) files with 560 executable lines each. Needs diff-cover and git on the PATH. Both must find the
// exact totals, or the figures mean nothing. Where a limit is given, being beyond it ends the program with 1.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { generate } from './generate.mjs'

const unlimited = { type: 'string', default: 'Infinity' }
const { values: limits, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'faster-than-diff-cover': { type: 'string', default: '0' },
    'peak-at-most': unlimited,
    'shards-at-most': unlimited,
    'shards-peak-at-most': unlimited,
    'growth-at-most': unlimited,
  },
})
const files = Number(positionals[0] ?? 20_000)
const script = path => fileURLToPath(new URL(path, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'pipeline-actions-coverage-'))
const [whole, half] = [join(folder, 'whole'), join(folder, 'half')]

try {
  mkdirSync(whole)
  mkdirSync(half)
  const totals = await generate(whole, files)
  await generate(half, files / 2)
  const size = name => (statSync(join(whole, name)).size / 1e6).toFixed(0)
  console.log(
    `${files} files, a change of 200; lcov ${size('lcov.info')} MB, Cobertura ${size('cobertura.xml')} MB (node ${process.version})`,
  )

  for (const [name, expected] of [
    ['lcov.info', totals.lcov],
    ['cobertura.xml', totals.cobertura],
  ]) {
    const peer = diffCover(name, expected)
    const ours = gate(whole, [name], expected)
    const times = peer.wall / ours.wall
    tell(`${name}: diff-cover ${peer.wall.toFixed(1)} s, peak ${peer.peak} MiB`)
    tell(`${name}: coverage-gate ${ours.wall.toFixed(2)} s, ${times.toFixed(1)} times as fast, peak ${ours.peak} MiB`)
    hold(times >= Number(limits['faster-than-diff-cover']), 'is not fast enough')
    hold(ours.peak <= Number(limits['peak-at-most']), 'takes too much memory')
  }
  const one = gate(whole, ['lcov.info'], totals.lcov)
  const two = gate(whole, ['shard-1.info', 'shard-2.info'], totals.lcov)
  const times = two.wall / one.wall
  tell(
    `two lcov shards that overlap by a fifth: ${two.wall.toFixed(2)} s, ${times.toFixed(2)} times one report, peak ${two.peak} MiB`,
  )
  hold(times <= Number(limits['shards-at-most']), 'takes too long')
  hold(two.peak <= Number(limits['shards-peak-at-most']), 'takes too much memory')
  const smaller = gate(half, ['lcov.info'], null)
  const growth = one.wall / smaller.wall
  tell(`half as many files: ${smaller.wall.toFixed(2)} s; twice the input takes ${growth.toFixed(2)} times as long`)
  hold(growth <= Number(limits['growth-at-most']), 'grows faster than its input')
} finally {
  rmSync(folder, { recursive: true })
}

function tell(line) {
  console.log(line)
}

function hold(condition, problem) {
  if (condition) return
  console.log(`  ^ ${problem}`)
  process.exitCode = 1
}

/** The median of three runs, each of which must find the exact totals. */
function gate(place, names, expected) {
  const args = [script('../../dist/cli/index.js'), 'coverage-gate', '--min-coverage', '0', '--base-ref', 'main']
  const reports = names.flatMap(name => ['--files', join(place, name)])
  const result = join(place, 'result.json')
  const runs = [1, 2, 3].map(() => {
    const command = ['-r', script('../usage-at-exit.cjs'), ...args, '--report-file', result, ...reports]
    const { wall, output } = time(process.execPath, command, join(place, 'repository'))
    if (expected !== null) same(JSON.parse(readFileSync(result, 'utf8')).details, expected)
    return { wall, peak: Math.round(JSON.parse(output).peak) }
  })
  return runs.toSorted((a, b) => a.wall - b.wall)[1]
}

function same({ totals: { lines }, patch }, expected) {
  const found = [lines.covered, lines.total, patch.covered, patch.total]
  const right = [expected.covered, expected.lines, expected.patchCovered, expected.patch]
  if (String(found) !== String(right)) throw new Error(`coverage-gate counts ${found}, and not ${right}`)
}

/** One run: it takes long enough. */
function diffCover(name, expected) {
  const report = join(whole, 'diff-cover.json')
  const command = ['diff-cover', join(whole, name), '--compare-branch=main', '--format', `json:${report}`]
  // The peak is told by the parent, in kilobytes: Linux's ru_maxrss.
  const wrapper = `import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=open(3, "w"))
sys.exit(code)`
  const { wall, output } = time('python3', ['-c', wrapper, ...command], join(whole, 'repository'))
  const { total_num_lines: lines, total_num_violations: violations } = JSON.parse(readFileSync(report, 'utf8'))
  if (lines !== expected.patch || lines - violations !== expected.patchCovered)
    throw new Error(
      `diff-cover counts ${lines - violations} of ${lines}, and not ${expected.patchCovered} of ${expected.patch}`,
    )
  return { wall, peak: Math.round(Number(output) / 1024) }
}

/** Seconds, and what the program writes to its fourth stream. */
function time(program, args, cwd) {
  const start = performance.now()
  const { status, stderr, output, error } = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  if (error) throw error
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`)
  return { wall: (performance.now() - start) / 1000, output: output[3].toString() }
}
