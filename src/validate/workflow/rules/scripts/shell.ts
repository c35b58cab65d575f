import type { Report, Rule } from '../../../rules/rule.js'
import { type Node, valueAt, valueIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import type { Job, Step, Workflow } from '../../model.js'
import { inWorkflow } from '../example.js'
import type { Hints } from '../hints.js'
import { literalOf } from '../literal.js'
import type { System } from '../runners/labels.js'
import { systemOf } from '../runners/runs-on.js'

const SOURCE = 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell'

export const shellName: Rule = {
  id: 'workflow/shell',
  level: 'error',
  summary: 'A step is to be run by a shell that GitHub does not know.',
  why: 'The step fails before its first command.',
  mend: 'Use one of the shells that GitHub knows, or a command with `{0}` where the script is to stand: `perl {0}`.',
  source: SOURCE,
  example: inWorkflow(
    7,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make
        shell: bsh
`,
  ),
}

export const shellSystem: Rule = {
  id: 'workflow/shell-of-other-system',
  level: 'error',
  summary: 'A step is to be run by a shell that the system of its runner does not have.',
  why: '`cmd` and `powershell` are there on Windows only, `sh` everywhere else: the step fails before its first command.',
  mend: 'Use `bash` or `pwsh`, which all of them have.',
  source: SOURCE,
  example: inWorkflow(
    7,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: dir
        shell: cmd
`,
  ),
}

const SHELLS = ['bash', 'pwsh', 'python', 'sh', 'cmd', 'powershell']

export function checkWorkflowShell(workflow: Workflow, hints: Hints, report: Report): void {
  checkShell(valueAt(workflow.defaults, 'run', 'shell'), undefined, hints, report)
}

export function checkJobShells(job: Job, hints: Hints, report: Report): void {
  const system = job.runsOn === undefined ? undefined : systemOf(job)
  checkShell(valueAt(job.defaults, 'run', 'shell'), system, hints, report)
  checkStepShells(job.steps, system, hints, report)
}

/** `system` is the runner's, undefined where that is not known, as in composite actions. */
export function checkStepShells(
  steps: readonly Step[],
  system: System | undefined,
  hints: Hints,
  report: Report,
): void {
  for (const step of steps) if (step.run !== undefined) checkShell(valueIn(step.node, 'shell'), system, hints, report)
}

function checkShell(node: Node | undefined, system: System | undefined, hints: Hints, report: Report): void {
  const shell = literalOf(node)
  if (shell === undefined || shell.text === '' || shell.text.includes('{0}')) return
  const name = shell.text.toLowerCase()
  if (!SHELLS.includes(name)) {
    const command = name.includes(' ') ? '; a command needs {0} where the script is to stand' : hints.for(name, SHELLS)
    report(shellName, shell, `GitHub knows no shell ${quoted(shell.text)}${command}`)
  } else if (system === 'windows' && name === 'sh') {
    report(shellSystem, shell, 'Windows has no `sh`; `bash` and `pwsh` are there on every system')
  } else if (system !== undefined && system !== 'windows' && (name === 'cmd' || name === 'powershell')) {
    report(shellSystem, shell, `Only Windows has ${quoted(name)}; \`bash\` and \`pwsh\` are there on every system`)
  }
}
