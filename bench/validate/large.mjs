// How long config-validate takes over files of 10 MB, start-up included, and how much memory.
//
//   node bench/validate/large.mjs [--at-most SECONDS] [--peak-at-most MiB]
//
// Of three runs each the median counts. Above a limit it ends with 1.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values: limits } = parseArgs({
  options: {
    'at-most': { type: 'string', default: 'Infinity' },
    'peak-at-most': { type: 'string', default: 'Infinity' },
  },
})
const script = path => fileURLToPath(new URL(path, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'pipeline-actions-large-'))

const table = at => `metric_${at}: { unit: ms, target: ${at}, alert: ${2 * at} } # of service ${at % 7}\n`
const FILES = {
  'map.yml': repeated(at => `key_${at}: value number ${at}\n`),
  'list.yml': repeated(at => `- name: job ${at}\n  needs: [a, b]\n  run: |\n    make ${at}\n    make test\n`),
  'tables.yml': repeated(table),
  'records.json': `[${repeated(at => `{"id": ${at}, "name": "record ${at}", "tags": ["a", "b"]},\n`)}0]`,
  'lock.toml': repeated(at => `[[package]]\nname = "package-${at}"\nversion = "1.${at}.0"\nfiles = ["a", "b"]\n\n`),
}

try {
  for (const [name, text] of Object.entries(FILES)) {
    const path = join(folder, name)
    writeFileSync(path, text)
    const runs = [1, 2, 3].map(() => run(name)).sort((a, b) => a.wall - b.wall)
    const { wall, peak } = runs[1]
    console.log(`${name}, ${(statSync(path).size / 1e6).toFixed(1)} MB: ${wall.toFixed(2)} s, peak ${peak} MiB`)
    hold(wall <= Number(limits['at-most']), 'takes too long')
    hold(peak <= Number(limits['peak-at-most']), 'takes too much memory')
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function repeated(line) {
  const lines = []
  for (let at = 0, size = 0; size < 10_000_000; at += 1) {
    lines.push(line(at))
    size += lines[at].length
  }
  return lines.join('')
}

function run(name) {
  const args = [
    '-r',
    script('../usage-at-exit.cjs'),
    script('../../dist/cli/index.js'),
    'config-validate',
    '--files',
    name,
  ]
  const start = process.hrtime.bigint()
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe']
  const { status, output } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio })
  const wall = Number(process.hrtime.bigint() - start) / 1e9
  if (status !== 0) throw new Error(`${name}: ended with ${status}: ${output[1]}${output[2]}`)
  return { wall, peak: Math.round(JSON.parse(output[3]).peak) }
}

function hold(condition, problem) {
  if (condition) return
  console.log(`  ^ ${problem}`)
  process.exitCode = 1
}
