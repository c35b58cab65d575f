import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url))
const usage = fileURLToPath(new URL('../usage-at-exit.cjs', import.meta.url))
const parsed = fileURLToPath(new URL('parsed.py', import.meta.url))
const RESULT = 'result.json'

/** A new git repository; files are pairs of a path and a text, and folders are copied to where they belong. */
export class Repository {
  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'pipeline-actions-airflow-'))
    execFileSync('git', ['init', '-q', this.root])
  }

  write(files) {
    for (const [path, text] of files) {
      mkdirSync(join(this.root, dirname(path)), { recursive: true })
      writeFileSync(join(this.root, path), text)
    }
  }

  copy(folder, path) {
    cpSync(folder, join(this.root, path), { recursive: true, filter: from => !from.includes('__pycache__') })
  }

  /** What config-validate says of it for a version of Airflow, by its command line, and its seconds of wall and of CPU time. */
  validated(version) {
    const args = ['config-validate', '--airflow-version', version, '--fail-on', 'never', '--report-file', RESULT]
    const start = process.hrtime.bigint()
    const stdio = ['ignore', 'pipe', 'pipe', 'pipe']
    const settings = { cwd: this.root, maxBuffer: 2 ** 28, encoding: 'utf8', stdio }
    const { status, stderr, output } = spawnSync(process.execPath, ['-r', usage, cli, ...args], settings)
    const wall = Number(process.hrtime.bigint() - start) / 1e9
    if (status !== 0) throw new Error(`config-validate ended with ${status}: ${stderr}`)
    const result = JSON.parse(readFileSync(join(this.root, RESULT), 'utf8'))
    rmSync(join(this.root, RESULT))
    return { wall, cpu: JSON.parse(output[3]).cpu / 1000, result }
  }

  /** Seconds of CPU time that python's own parser takes for the files. */
  parsed() {
    return Number(execFileSync('python3', [parsed, this.root], { encoding: 'utf8' })) / 1000
  }

  remove() {
    rmSync(this.root, { recursive: true, force: true })
  }
}
