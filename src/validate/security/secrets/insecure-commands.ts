import type { Report, Rule } from '../../rules/rule.js'
import { type Pair, textOf } from '../../tree/node.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import type { Scene } from '../read/scene.js'

export const insecureCommands: Rule = {
  id: 'security/insecure-commands',
  level: 'error',
  summary: 'The commands `set-env` and `add-path` are switched on again.',
  why: 'Whatever prints a line to the log, such as a test that prints the title of an issue, can then set variables of later steps and so run code.',
  mend: 'Leave out ACTIONS_ALLOW_UNSECURE_COMMANDS and write to GITHUB_ENV and GITHUB_PATH.',
  source: 'https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/',
  example: inWorkflow(
    3,
    `on: push
env:
  ACTIONS_ALLOW_UNSECURE_COMMANDS: true
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`,
  ),
}

const NAME = 'ACTIONS_ALLOW_UNSECURE_COMMANDS'
/** What the runner takes for yes. */
const YES = new Set(['true', '1', '$true'])

export function checkCommands({ workflow, jobs }: Scene, report: Report): void {
  checkEnv(workflow?.env ?? [], report)
  for (const { job, steps } of jobs) {
    checkEnv(job?.env ?? [], report)
    for (const { step } of steps) checkEnv(step.env, report)
  }
}

function checkEnv(env: readonly Pair[], report: Report): void {
  for (const { key, name, value } of env) {
    if (name !== NAME || !YES.has((textOf(value) ?? '').toLowerCase())) continue
    const message = `${NAME} lets everything that is printed set variables of later steps: leave it out`
    report(insecureCommands, { start: key.start, end: value.end }, message)
  }
}
