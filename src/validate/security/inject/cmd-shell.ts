import type { Report, Rule } from '../../rules/rule.js'
import { type Node, textOf, valueAt } from '../../tree/node.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import type { Scene } from '../read/scene.js'

export const cmdShell: Rule = {
  id: 'security/cmd-shell',
  level: 'note',
  summary: "A script runs in Windows' old command prompt.",
  why: 'Its language has no rules for quotation marks that anybody could rely on, so that neither people nor tools can tell whether a value stays a value. It also goes on after a command has failed.',
  mend: 'Use `shell: pwsh` or `shell: bash`; both are on Windows runners.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell',
  example: inWorkflow(
    7,
    `on: push
jobs:
  build:
    runs-on: windows-latest
    steps:
      - run: build.bat
        shell: cmd
`,
  ),
}

export function checkShells({ workflow, jobs }: Scene, report: Report): void {
  checkShell(valueAt(workflow?.defaults, 'run', 'shell'), report)
  for (const { job, steps } of jobs) {
    checkShell(valueAt(job?.defaults, 'run', 'shell'), report)
    for (const { step } of steps) checkShell(step.shell, report)
  }
}

function checkShell(shell: Node | undefined, report: Report): void {
  if (shell === undefined || !/^cmd(?:\.exe)?(?:\s|$)/i.test(textOf(shell) ?? '')) return
  report(cmdShell, shell, 'What a value does in the command prompt cannot be told: use `pwsh` or `bash`')
}
