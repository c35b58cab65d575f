// Writes a repository with a change of 200 files, and what a coverage tool would have measured in it.
//
//   generate(folder, FILES): folder/repository (branches main and feature), folder/lcov.info, folder/cobertura.xml,
//   folder/shard-1.info and shard-2.info (60 % of the files each), folder/cover.out; returns the exact totals.
//
// Each file has 900 lines, of which 560 are executable in lcov (with 20 functions and 160 branches), 215 in Cobertura,
// and 140 are a block of Go. The same FILES give the same bytes.
import { execFileSync, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'

const LINES = 900
const CHANGED = 200

export async function generate(folder, files) {
  const random = generator(7)
  const sources = Array.from({ length: files }, (_, index) => sourceOf(index, random))
  await repository(join(folder, 'repository'), sources)
  const changed = new Map(changedFiles(sources).map(({ source, lines }) => [source.path, new Set(lines)]))
  const totals = { lcov: counter(), cobertura: counter() }
  const outputs = {
    lcov: output(folder, 'lcov.info'),
    first: output(folder, 'shard-1.info'),
    second: output(folder, 'shard-2.info'),
    cobertura: output(folder, 'cobertura.xml'),
    go: output(folder, 'cover.out'),
  }
  await outputs.cobertura.write(
    `<?xml version="1.0" ?>\n<coverage version="7" timestamp="1" lines-valid="0" lines-covered="0" line-rate="0" branches-covered="0" branches-valid="0" branch-rate="0" complexity="0">\n<sources><source>${join(folder, 'repository')}</source></sources>\n<packages><package name="all" line-rate="0" branch-rate="0" complexity="0"><classes>\n`,
  )
  await outputs.go.write('mode: count\n')
  for (const [index, source] of sources.entries()) {
    const touched = changed.get(source.path) ?? new Set()
    const lcov = lcovOf(source, touched, totals.lcov)
    await outputs.lcov.write(lcov)
    if (index < files * 0.6) await outputs.first.write(lcov)
    if (index >= files * 0.4) await outputs.second.write(lcov)
    await outputs.cobertura.write(coberturaOf(source, touched, totals.cobertura))
    await outputs.go.write(goOf(source))
  }
  await outputs.cobertura.write('</classes></package></packages></coverage>\n')
  for (const each of Object.values(outputs)) await each.end()
  return totals
}

/** Numbers from 0 up to 1, the same every time: a linear congruential generator (Numerical Recipes' constants). */
function generator(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function counter() {
  return { lines: 0, covered: 0, patch: 0, patchCovered: 0 }
}

/** A file with its executable lines, each with the number of times that it was run. */
function sourceOf(index, random) {
  const lines = []
  for (let line = 1; line <= LINES; line += 1) if (random() < 560 / LINES) lines.push(line)
  const hits = new Map(lines.map(line => [line, random() < 0.22 ? 0 : 1 + Math.floor(random() * 5000)]))
  const folder = String(Math.floor(index / 50)).padStart(4, '0')
  return { index, path: `src/package${folder}/module${String(index).padStart(5, '0')}.py`, lines, hits }
}

/** Every so many files one is changed, in twenty places of two lines each. */
function changedFiles(sources) {
  const step = Math.max(1, Math.floor(sources.length / CHANGED))
  return sources
    .filter(({ index }) => index % step === 0)
    .slice(0, CHANGED)
    .map(source => ({
      source,
      lines: Array.from({ length: 20 }, (_, place) => [place * 45 + 10, place * 45 + 11]).flat(),
    }))
}

function lcovOf({ index, path, lines, hits }, touched, total) {
  let text = `TN:\nSF:${path}\n`
  for (let at = 0; at < lines.length; at += 28)
    text += `FN:${lines[at]},f_${index}_${at}\nFNDA:${hits.get(lines[at])},f_${index}_${at}\n`
  for (let at = 0; at < lines.length; at += 7) {
    const line = lines[at]
    text += `BRDA:${line},0,0,${hits.get(line) || '-'}\nBRDA:${line},0,1,${hits.get(line) % 2 === 1 ? 1 : 0}\n`
  }
  for (const line of lines) text += `DA:${line},${hits.get(line)}\n`
  count(lines, hits, touched, total)
  return `${text}end_of_record\n`
}

function coberturaOf({ path, lines, hits }, touched, total) {
  const named = lines.filter((_, at) => at % 13 < 5)
  const elements = named.map(line => {
    const branch = line % 9 === 0 ? ' branch="true" condition-coverage="50% (1/2)"' : ''
    return `<line number="${line}" hits="${hits.get(line)}"${branch}/>\n`
  })
  count(named, hits, touched, total)
  return `<class name="${path}" filename="${path}" complexity="0" line-rate="0" branch-rate="0"><methods/><lines>\n${elements.join('')}</lines></class>\n`
}

function goOf({ path, lines, hits }) {
  return lines
    .filter((_, at) => at % 4 === 0)
    .map(line => `example.com/m/${path.replace(/py$/, 'go')}:${line}.1,${line}.20 1 ${hits.get(line)}\n`)
    .join('')
}

function count(lines, hits, touched, total) {
  for (const line of lines) {
    const covered = hits.get(line) > 0 ? 1 : 0
    total.lines += 1
    total.covered += covered
    if (!touched.has(line)) continue
    total.patch += 1
    total.patchCovered += covered
  }
}

/** All sources on `main`, the changed ones on `feature`; what is checked out is `feature`, without any file. */
async function repository(folder, sources) {
  mkdirSync(folder, { recursive: true })
  execFileSync('git', ['init', '-q', '-b', 'main', folder])
  const git = spawn('git', ['-C', folder, 'fast-import', '--quiet'], { stdio: ['pipe', 'inherit', 'inherit'] })
  const text = Array.from({ length: LINES }, (_, at) => `a${at} = 1\n`)
  const commit = (branch, from, message) =>
    `commit refs/heads/${branch}\ncommitter a <a@example.org> 1700000000 +0000\ndata ${message.length}\n${message}\n${from}`
  const whole = text.join('')
  git.stdin.write(`blob\nmark :1\ndata ${whole.length}\n${whole}\n${commit('main', '', 'base')}`)
  for (const { path } of sources) git.stdin.write(`M 100644 :1 ${path}\n`)
  git.stdin.write(`\n${commit('feature', 'from refs/heads/main\n', 'head')}`)
  for (const { source, lines } of changedFiles(sources)) {
    const changed = text.map((line, at) => (lines.includes(at + 1) ? `b${at} = 2\n` : line)).join('')
    git.stdin.write(`M 100644 inline ${source.path}\ndata ${changed.length}\n${changed}\n`)
  }
  git.stdin.end('\ndone\n')
  const [code] = await new Promise(resolve => git.on('close', (...ended) => resolve(ended)))
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`)
  execFileSync('git', ['-C', folder, 'symbolic-ref', 'HEAD', 'refs/heads/feature'])
  execFileSync('git', ['-C', folder, 'reset', '-q', '--hard'])
}

function output(folder, name) {
  const stream = createWriteStream(join(folder, name))
  return {
    async write(text) {
      if (!stream.write(text)) await new Promise(resolve => stream.once('drain', resolve))
    },
    async end() {
      stream.end()
      await finished(stream)
    },
  }
}
