import { type Node, type ScalarNode, textOf, valueAt } from '../../../tree/node.js'
import type { Action, Job, Step, Workflow } from '../../model.js'
import { runsOnOf } from '../runners/runs-on.js'

export type Dialect = 'bash' | 'sh'

/** The script of one step, as a tool for scripts can read it. */
export class Script {
  private starts: number[] | null = null

  constructor(
    readonly node: ScalarNode,
    readonly dialect: Dialect,
  ) {}

  /** What to give the tool: how GitHub's shells are set up, and the script with placeholders for its expressions. */
  get text(): string {
    const setup = this.dialect === 'bash' ? 'set -eo pipefail' : 'set -e'
    return `${setup}\n${withPlaceholders(this.node.text)}\n`
  }

  /** The index in the step's text of a line and column of `text`, both from 1; columns count characters. */
  indexOf(line: unknown, column: unknown): number | undefined {
    if (!Number.isSafeInteger(line) || !Number.isSafeInteger(column)) return undefined
    const { text } = this.node
    this.starts ??= lineStarts(text)
    const start = this.starts[(line as number) - 2]
    if (start === undefined) return undefined
    let index = start
    for (let left = (column as number) - 1; left > 0 && index < text.length && text[index] !== '\n'; left -= 1) {
      index += (text.codePointAt(index) as number) > 0xffff ? 2 : 1
    }
    return index
  }
}

/** The scripts of a workflow's steps that are for bash or sh, as far as that is known. */
export function scriptsOf(workflow: Workflow): Script[] {
  const whole = shellIn(workflow.defaults)
  return workflow.jobs.flatMap(job => scriptsOfSteps(job.steps, shellIn(job.defaults) ?? whole ?? shellOfRunner(job)))
}

/** The scripts of a composite action, which names the shell of each. */
export function scriptsOfAction(action: Action): Script[] {
  return scriptsOfSteps(action.steps, '')
}

function scriptsOfSteps(steps: readonly Step[], shell: string): Script[] {
  return steps.flatMap(step => {
    const dialect = dialectOf(step.shell?.text ?? shell)
    return step.run === undefined || dialect === undefined ? [] : [new Script(step.run, dialect)]
  })
}

function shellIn(defaults: Node | undefined): string | undefined {
  return textOf(valueAt(defaults, 'run', 'shell'))
}

/** Without a word about it, Windows runs PowerShell, and the others bash. */
function shellOfRunner(job: Job): string {
  const windows = runsOnOf(job).labels.some(({ text }) => /^windows(?:-|$)/i.test(text))
  return windows ? 'pwsh' : 'bash'
}

function dialectOf(shell: string): Dialect | undefined {
  if (shell === 'bash' || shell.startsWith('bash ')) return 'bash'
  return shell === 'sh' || shell.startsWith('sh ') ? 'sh' : undefined
}

/** With a name of the same length for every expression, so that lines and columns stay. */
function withPlaceholders(text: string): string {
  let out = ''
  let at = 0
  for (;;) {
    const start = text.indexOf('${{', at)
    const end = start < 0 ? -1 : text.indexOf('}}', start)
    if (end < 0) return out + text.slice(at)
    out += text.slice(at, start) + text.slice(start, end + 2).replace(/[^\n]/g, '_')
    at = end + 2
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
