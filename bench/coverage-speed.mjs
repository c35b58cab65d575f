// How long coverage-gate takes over a large lcov report, and over the same report cut into shards.
//
//   node bench/coverage-speed.mjs [FILES]
//
// FILES (default 4,000) source files of 500 executable lines each. The peer is lcov itself, summing the
// same report up in the same run (it takes no merging for that).
import { execFileSync, spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

const LINES = 500
const files = Number(process.argv[2] ?? 4000)
const script = path => fileURLToPath(new URL(path, import.meta.url))
const node = ['-r', script('usage-at-exit.cjs'), script('../dist/cli/index.js')]
const folder = mkdtempSync(join(tmpdir(), 'pipeline-actions-coverage-'))

await write('one.info', 0, files)
await write('half-1.info', 0, Math.ceil(files * 0.6))
await write('half-2.info', Math.floor(files * 0.4), files)
execFileSync('git', ['init', '-q', folder])

const size = statSync(join(folder, 'one.info')).size / 1e6
const peer = time('lcov', ['--summary', 'one.info'])
console.log(
  `${files} files, ${size.toFixed(0)} MB lcov; lcov --summary: ${peer.wall.toFixed(1)} s (${process.version})`,
)
for (const [name, patterns] of Object.entries({
  'one report': 'one.info',
  'two shards that overlap by a fifth': 'half-*.info',
})) {
  const { wall, peak } = time(process.execPath, [...node, 'coverage-gate', '--min-coverage', '0', '--files', patterns])
  console.log(`${name}: ${wall.toFixed(2)} s, ${(peer.wall / wall).toFixed(1)} times as fast as lcov, peak ${peak} MB`)
}
rmSync(folder, { recursive: true })

async function write(name, from, to) {
  const out = createWriteStream(join(folder, name))
  for (let file = from; file < to; file += 1) {
    let text = `TN:\nSF:src/package${file % 50}/module${file}.py\n`
    for (let line = 1; line <= LINES; line += 1) text += `DA:${line * 2},${(line * file) % 7 === 0 ? 0 : line}\n`
    for (let line = 1; line <= LINES; line += 10) text += `BRDA:${line * 2},0,0,${line % 3}\nBRDA:${line * 2},0,1,-\n`
    if (!out.write(`${text}end_of_record\n`)) await new Promise(resolve => out.once('drain', resolve))
  }
  out.end()
  await finished(out)
}

/** Seconds, and for a node process the peak of its resident memory in MB. */
function time(program, args) {
  const start = performance.now()
  const { status, stderr, output } = spawnSync(program, args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`)
  const peak = Math.round(JSON.parse(output[3].toString() || '{}').peak ?? 0)
  return { wall: (performance.now() - start) / 1000, peak }
}
