import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { describeWith } from '../support/tools.js'
import { project, readResult, run, runAction, Workspace } from './run.js'

const LCOV = 'SF:src/a.py\nDA:1,1\nDA:2,0\nDA:3,1\nDA:4,1\nend_of_record\n'
const cli = join(project, 'dist/cli/index.js')
const entry = (name: string) => join(project, `dist/${name}/index.js`)

const workspaces: Workspace[] = []
function workspace(files: Record<string, string> = {}): Workspace {
  const made = new Workspace(files)
  workspaces.push(made)
  return made
}
afterAll(() => {
  for (const each of workspaces) each.remove()
})

function suite(node: string): void {
  describe(`the built bundle on ${node}`, () => {
    test('judges the example with the command of the README', () => {
      const { status, stdout, stderr } = run(node, cli, ['check', 'examples/etl-service'], project)
      expect(status).toBe(0)
      expect(stdout).toMatch(/^PASS check: coverage-gate: 93\.99% of the lines \(407 of 433\)/)
      expect(stderr).toContain('coverage-gate: runs, .github/pipeline-actions.yml configures it')
      expect(stderr).toContain('smoke-test: does not run, .github/pipeline-actions.yml does not mention it')
    })

    test.each([
      ['passes', ['--min-coverage', '75'], 0],
      ['fails below the minimum', ['--min-coverage', '75.1'], 1],
      ['passes by policy', ['--min-coverage', '75.1', '--fail-on', 'never'], 0],
      ['refuses an unknown flag', ['--min-covrage', '1'], 2],
      ['refuses a value that is none', ['--min-coverage', 'many'], 2],
      ['fails with nothing to judge', ['--files', 'nothing.info'], 1],
    ])('the command line %s', (_, args, status) => {
      const { root } = workspace({ 'lcov.info': LCOV, 'src/a.py': '' })
      expect(run(node, cli, ['coverage-gate', ...args], root).status).toBe(status)
    })

    test('the command line writes a result file and SARIF', () => {
      const { root } = workspace({ 'lcov.info': LCOV, 'src/a.py': '' })
      run(node, cli, ['coverage-gate', '--report-file', 'out/result.json', '--sarif', 'out/result.sarif'], root)
      const result = readResult(join(root, 'out/result.json'))
      expect(result.details.totals.lines).toEqual({ covered: 3, total: 4 })
      expect(result.verdict).toBe('fail')
      const sarif = JSON.parse(readFileSync(join(root, 'out/result.sarif'), 'utf8'))
      expect(sarif.runs[0].results[0].ruleId).toBe('coverage/lines')
    })

    test('coverage-gate runs as an action: outputs, summary, annotation, exit code', () => {
      const step = runAction(node, entry('coverage-gate'), workspace({ 'lcov.info': LCOV, 'src/a.py': '' }), {
        files: 'lcov.info',
        'min-coverage': '80',
      })
      expect(step.status).toBe(1)
      expect(step.outputs).toMatchObject({ verdict: 'fail', coverage: '0.75', 'branch-coverage': '' })
      expect(step.outputs['report']).toMatch(/coverage-gate-__run\.json$/)
      expect(step.stdout).toContain('::error title=coverage/lines::75%25 of the lines are covered (3 of 4)')
      expect(step.summary).toMatch(/^### ❌ coverage\\-gate/)
    })

    test('smoke-test runs as an action and says what is wrong', () => {
      const step = runAction(node, entry('smoke-test'), workspace(), { url: 'http://127.0.0.1:1/health' })
      expect(step.status).toBe(1)
      expect(step.outputs).toMatchObject({ verdict: 'fail', passed: '0', failed: '1' })
      expect(step.stdout).toMatch(/::error title=smoke\/response::.*ECONNREFUSED/)
    })

    test('the root action chooses by itself and says so', () => {
      const step = runAction(node, entry('check'), workspace({ 'lcov.info': LCOV, 'src/a.py': '' }), {
        'fail-on': 'never',
      })
      expect(step.status).toBe(0)
      expect(step.outputs).toMatchObject({ verdict: 'fail' })
      expect(step.stdout).toContain('coverage-gate: runs, found lcov.info')
      expect(step.stdout).toContain('smoke-test: does not run, no url and no suite is given')
    })

    test('reports from a worker thread are the same as from the main thread', () => {
      const section = (name: string) =>
        `SF:${name}\n${Array.from({ length: 900 }, (_, line) => `DA:${line + 1},${line % 3}\n`).join('')}end_of_record\n`
      const report = (from: number) =>
        Array.from({ length: 600 }, (_, index) => section(`src/file${from + index}.py`)).join('')
      const { root } = workspace({ 'a/lcov.info': report(0), 'b/lcov.info': report(300) })
      const args = ['coverage-gate', '--min-coverage', '0', '--report-file', 'result.json']
      const both = run(node, cli, args, root, { NODE_DEBUG: 'worker' })
      expect(both.stderr).toMatch(/create new worker/)
      expect(both.status).toBe(0)
      const { lines } = readResult(join(root, 'result.json')).details.totals
      expect(lines).toEqual({ covered: 900 * 600, total: 900 * 900 })
      const one = run(node, cli, [...args, '--files', 'a/lcov.info'], root, { NODE_DEBUG: 'worker' })
      expect(one.stderr).not.toMatch(/create new worker/)
    })

    test('nothing but dist/ is needed', () => {
      const { root } = workspace({ 'lcov.info': LCOV, 'src/a.py': '' })
      cpSync(join(project, 'dist'), join(root, 'elsewhere/dist'), { recursive: true })
      const moved = join(root, 'elsewhere/dist/cli/index.js')
      expect(run(node, moved, ['coverage-gate', '--min-coverage', '75'], root).status).toBe(0)
    })

    test("a job that uses neither artifacts nor GitHub's API loads nothing of them", () => {
      const { root } = workspace({ 'lcov.info': LCOV, 'src/a.py': '' })
      cpSync(join(project, 'dist'), join(root, 'dist'), { recursive: true })
      const files = readdirSync(join(root, 'dist/bundle')).map(name => join(root, 'dist/bundle', name))
      const clients = ['class BlockBlobClient', 'GET /octocat', 'undici:'].map(sign => {
        return files.filter(path => readFileSync(path, 'utf8').includes(sign))
      })
      expect(clients).toEqual([[expect.any(String)], [expect.any(String)], [expect.stringMatching(/http\.cjs$/)]])
      for (const path of clients.flat()) rmSync(path)
      expect(run(node, join(root, 'dist/cli/index.js'), ['coverage-gate', '--min-coverage', '75'], root).status).toBe(0)
    })
  })
}

suite('node')
describeWith(['node24'], 'where Node 24 is', () => suite('node24'))

test('licenses.txt names the packages in the bundle, all of them and no others, and all are permissive', async () => {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'))
  const bundled = await bundledPackages()
  expect(bundled.length).toBeGreaterThan(50)
  const permissive = /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|\(Apache-2\.0 AND BSD-3-Clause\))$/
  for (const path of bundled) expect([path, packages[path].license]).toEqual([path, expect.stringMatching(permissive)])
  const lines = new Set(readFileSync(join(project, 'dist/licenses.txt'), 'utf8').split('\n'))
  const named = Object.keys(packages)
    .map(nameOf)
    .filter(name => name !== '' && lines.has(name))
  expect([...new Set(named)].sort()).toEqual([...new Set(bundled.map(nameOf))].sort())
})

/** Where the packages are that the sources lead to, found by another bundler than the one that made `dist/`. */
async function bundledPackages(): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: project,
    entryPoints: ['src/entries.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outdir: 'nowhere',
    write: false,
    metafile: true,
    // What the bundle replaces by a refusal: build/stand-ins.cjs.
    external: ['unzip-stream'],
  })
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs))
  const paths = used.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path)
  return [...new Set(paths.flatMap(path => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []))]
}

function nameOf(path: string): string {
  return path.replace(/^.*node_modules\//, '')
}

test('what a job downloads leaves out tests, examples and benches, and holds what the actions need', () => {
  const tar = execFileSync('git', ['-C', project, 'archive', '--format=tar', 'HEAD'], { maxBuffer: 1 << 28 })
  const listed = execFileSync('tar', ['-t'], { input: tar, encoding: 'utf8' }).split('\n')
  const folders = new Set(listed.map(path => path.split('/')[0]))
  for (const left of ['__tests__', 'examples', 'bench', 'build', 'docs', '.ci']) expect(folders).not.toContain(left)
  for (const kept of ['action.yml', 'coverage-gate/action.yml', 'dist/bundle/index.js', 'LICENSE'])
    expect(listed).toContain(kept)
})
