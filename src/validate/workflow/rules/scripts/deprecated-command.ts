import type { Report, Rule } from '../../../rules/rule.js'
import { offsetIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import type { Step } from '../../model.js'
import { inWorkflow } from '../example.js'

export const deprecatedCommand: Rule = {
  id: 'workflow/deprecated-command',
  level: 'warning',
  summary: 'A script prints a workflow command that GitHub has given up.',
  why: 'Whatever a script prints, other people’s text included, could set outputs and variables. `set-env` and `add-path` fail the step.',
  mend: 'Append to the files that GitHub names: `echo "name=value" >> "$GITHUB_OUTPUT"`.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands',
  example: inWorkflow(
    7,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: |
          echo "::set-output name=version::1.2"
`,
  ),
}

/** What is to be written to instead, and what is written. */
const INSTEAD = new Map([
  ['set-output', ['"$GITHUB_OUTPUT"', 'name=value']],
  ['save-state', ['"$GITHUB_STATE"', 'name=value']],
  ['set-env', ['"$GITHUB_ENV"', 'name=value']],
  ['add-path', ['"$GITHUB_PATH"', 'path']],
])

const COMMAND = /::(set-output|save-state|set-env)[ \t]+name=[^\r\n]*?::|::(add-path)::/g

export function checkDeprecatedCommands(steps: readonly Step[], report: Report): void {
  for (const { run } of steps) {
    if (run === undefined || !run.text.includes('::')) continue
    for (const { 0: text, 1: setting, 2: path, index } of run.text.matchAll(COMMAND)) {
      const name = (setting ?? path) as string
      const [file, line] = INSTEAD.get(name) as [string, string]
      const off = name === 'set-env' || name === 'add-path'
      const message = `The command ${quoted(name)} ${off ? 'no longer works' : 'is deprecated'}; use \`echo "${line}" >> ${file}\``
      const start = offsetIn(run, index)
      const end = Math.max(start + 1, offsetIn(run, index + text.length - 1) + 1)
      report(deprecatedCommand, { start, end }, message, off ? { level: 'error' } : {})
    }
  }
}
