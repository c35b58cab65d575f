// The real benchstat (golang.org/x/perf) on the same values: those that it calls worse, at its default of 0.05.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs that one call judges: it looks at each benchmark alone, so they do not meet. */
const AT_ONCE = 20

/** Where it is, or null. */
export function findBenchstat() {
  const tools = process.env.PIPELINE_ACTIONS_TOOLS ?? join(homedir(), '.cache/pipeline-actions/tools')
  const installed = join(tools, 'bin/benchstat')
  if (existsSync(installed)) return installed
  return spawnSync('benchstat', ['-h']).error === undefined ? 'benchstat' : null
}

/** Of each run the benchmarks that it calls worse. */
export function benchstat(program, runs) {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-actions-benchstat-'))
  try {
    const found = []
    for (let from = 0; from < runs.length; from += AT_ONCE) {
      found.push(...judged(program, folder, runs.slice(from, from + AT_ONCE)))
    }
    return found
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function judged(program, folder, runs) {
  for (const side of ['base', 'head']) {
    const lines = runs.flatMap((run, number) =>
      run[side].flatMap((values, at) => values.map(value => `BenchmarkR${number}/B${at} 1 ${value} ns/op`)),
    )
    writeFileSync(join(folder, side), `${lines.join('\n')}\n`)
  }
  const args = ['-format', 'csv', join(folder, 'base'), join(folder, 'head')]
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error(`benchstat ended with ${status}: ${stderr}`)
  const found = runs.map(() => [])
  for (const [, run, at] of stdout.matchAll(/^R(\d+)\/B(\d+),[^,]*,[^,]*,[^,]*,[^,]*,\+/gm)) found[run].push(Number(at))
  return found
}
