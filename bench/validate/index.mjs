// How long config-validate takes over 200 workflows of about 2.5 kB, start-up included, beside zizmor, actionlint and
// check-jsonschema in the same run.
//
//   node bench/validate/index.mjs [--files N] [--at-most SECONDS] [--faster-than-zizmor TIMES]
//
// Needs git, zizmor and actionlint on the PATH; check-jsonschema is left out where it is not installed. Nobody runs
// shellcheck. The programs take turns, and of seven runs each the median counts. Where a limit is given, being beyond it
// ends the program with 1.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { workflows } from './workflows.mjs'

const { values: limits } = parseArgs({
  options: {
    files: { type: 'string', default: '200' },
    'at-most': { type: 'string', default: 'Infinity' },
    'faster-than-zizmor': { type: 'string', default: '0' },
  },
})
const cli = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'pipeline-actions-validate-'))
const FOLDER = '.github/workflows'

try {
  const files = workflows(Number(limits.files))
  for (const [path, text] of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  run('git', ['init', '-q'])
  const size = files.reduce((sum, [, text]) => sum + text.length, 0)
  console.log(`${files.length} workflows, ${(size / 1000).toFixed(0)} kB (node ${process.version})`)
  const names = files.map(([path]) => path)
  const programs = {
    'config-validate': [process.execPath, [cli, 'config-validate', '--shellcheck', 'false', '--fail-on', 'never']],
    zizmor: ['zizmor', ['--offline', '--no-exit-codes', '--format', 'json', FOLDER]],
    actionlint: ['actionlint', ['-shellcheck=', '-pyflakes=']],
    'check-jsonschema': ['check-jsonschema', ['--builtin-schema', 'vendor.github-workflows', ...names]],
  }
  const walls = Object.fromEntries(Object.keys(programs).map(name => [name, []]))
  for (let round = 0; round < 7; round += 1) {
    for (const [name, [program, args]] of Object.entries(programs)) {
      const wall = run(program, args)
      if (wall !== null) walls[name].push(wall)
    }
  }
  const medians = Object.fromEntries(Object.entries(walls).map(([name, all]) => [name, median(all)]))
  for (const [name, wall] of Object.entries(medians)) {
    console.log(wall === undefined ? `${name}: not installed` : `${name}: ${wall.toFixed(2)} s`)
  }
  const own = medians['config-validate']
  hold(own <= Number(limits['at-most']), 'config-validate takes too long')
  const times = medians.zizmor / own
  console.log(`config-validate is ${times.toFixed(2)} times as fast as zizmor`)
  hold(times >= Number(limits['faster-than-zizmor']), 'config-validate is not fast enough beside zizmor')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Seconds of wall time; null where there is no such program. */
function run(program, args) {
  const start = process.hrtime.bigint()
  const { error, status, stderr } = spawnSync(program, args, { cwd: folder, maxBuffer: 1 << 28, encoding: 'utf8' })
  const wall = Number(process.hrtime.bigint() - start) / 1e9
  if (error?.code === 'ENOENT') return null
  // actionlint and check-jsonschema end with 1 where they find something.
  if (status !== 0 && status !== 1) throw new Error(`${program} ended with ${status}: ${stderr}`)
  return wall
}

function median(all) {
  return [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)]
}

function hold(condition, problem) {
  if (condition) return
  console.log(`  ^ ${problem}`)
  process.exitCode = 1
}
