import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { describeWith } from '../support/tools.js'
import { project, readResult, run, Workspace } from './run.js'

const cli = join(project, 'dist/cli/index.js')
const PATH = '.github/workflows/ci.yml'
const job = (id: string, needs: string) =>
  `  ${id}:\n${needs === '' ? '' : `    needs: ${needs}\n`}    runs-on: ubuntu-latest\n    steps:\n      - run: make ${id}\n`
const workflow = (needs: string) => `on: push\npermissions: {}\njobs:\n${job('build', needs)}${job('test', '[build]')}`

const workspaces: Workspace[] = []
function workspace(files: Record<string, string>): string {
  const made = new Workspace(files)
  workspaces.push(made)
  return made.root
}
afterAll(() => {
  for (const each of workspaces) each.remove()
})

const suite = (node: string) =>
  describe(`the command line on ${node}`, () => {
    test('shows the line and what is meant of it, and how to mend it', () => {
      const root = workspace({ [PATH]: workflow('tset') })
      const { status, stdout } = run(node, cli, ['config-validate', '--shellcheck', 'false'], root)
      expect(status).toBe(1)
      expect(stdout.split('\n').slice(0, 4)).toEqual([
        'FAIL config-validate: 1 error and 0 warnings in 1 file.',
        expect.stringMatching(/^ {2}error: \.github\/workflows\/ci\.yml:4:3: .*tset.*\[workflow\/unknown-need\]$/),
        '    4 |   build:',
        '      |   ^^^^^',
      ])
    })

    test('writes a result by its schema, and SARIF', () => {
      const root = workspace({ [PATH]: workflow('test') })
      const outputs = ['--report-file', 'out.json', '--sarif', 'out.sarif']
      expect(run(node, cli, ['config-validate', ...outputs], root).status).toBe(1)
      const result = readResult(join(root, 'out.json'))
      expect(result.details.files).toEqual([{ path: PATH, kind: 'workflow', verdict: 'fail' }])
      expect(result.findings[0]).toMatchObject({
        rule: 'workflow/needs-cycle',
        file: PATH,
        line: 4,
        excerpt: '  build:',
      })
      const { runs } = JSON.parse(readFileSync(join(root, 'out.sarif'), 'utf8'))
      expect(runs[0].results[0].locations[0].physicalLocation.region).toMatchObject({ startLine: 4, startColumn: 3 })
    })

    test('judges many files in threads as it does few', () => {
      const one = Object.fromEntries(
        Array.from({ length: 320 }, (_, at) => [`.github/workflows/${at}.yml`, workflow(at % 40 === 0 ? 'test' : '')]),
      )
      const root = workspace(one)
      const args = ['config-validate', '--shellcheck', 'false', '--report-file', 'out.json']
      expect(run(node, cli, args, root).status).toBe(1)
      const { findings, details } = readResult(join(root, 'out.json'))
      expect(details.files).toHaveLength(320)
      expect(findings.map(({ file }: { file: string }) => file)).toEqual(
        Object.keys(one)
          .filter((_, at) => at % 40 === 0)
          .sort(),
      )
    })

    test('explains rules', () => {
      const root = workspace({})
      const { status, stdout } = run(node, cli, ['explain', 'workflow/needs-cycle'], root)
      expect(status).toBe(0)
      expect(stdout).toMatch(/^workflow\/needs-cycle \(error\)\n[\s\S]*\nTo mend it: [\s\S]*\n> +\d+ \| /)
      expect(run(node, cli, ['explain'], root).stdout).toMatch(/^workflow\/needs-cycle +\S/m)
      expect(run(node, cli, ['explain', 'workflow/needs-circle'], root)).toEqual({
        status: 2,
        stdout: '',
        stderr: 'workflow/needs-circle: there is no such rule; did you mean "workflow/needs-cycle"?\n',
      })
      const { stderr } = run(node, cli, ['explain', 'smoke/status'], root)
      expect(stderr).toMatch(
        /^smoke\/status: there are texts about rules of action, .*, yaml only: other findings say what is wrong /,
      )
    })
  })

suite('node')
describeWith(['node24'], 'where Node 24 is', () => suite('node24'))
