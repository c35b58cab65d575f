import { expressionsIn } from '../../expressions/api.js'
import type { Report, Rule } from '../../rules/rule.js'
import type { Command } from '../../shell/commands.js'
import { offsetIn, type Pair, type ScalarNode } from '../../tree/node.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import type { Scene, SceneStep } from '../read/scene.js'
import { riskOf, type Surroundings } from './risk.js'

export const environmentFile: Rule = {
  id: 'security/github-env',
  level: 'warning',
  summary: 'What is written to GITHUB_ENV or GITHUB_PATH may come from outside.',
  why: 'Every later step gets these variables: a second line such as `LD_PRELOAD=…` or `NODE_OPTIONS=…`, or a folder in front of the PATH, makes it run foreign code.',
  mend: 'Hand values on with GITHUB_OUTPUT, or write only what the workflow itself made up.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files',
  example: inWorkflow(
    6,
    `on: pull_request_target
jobs:
  label:
    runs-on: ubuntu-latest
    steps:
      - run: echo "NAME=$(cat name.txt)" >> "$GITHUB_ENV"
`,
  ),
}

const FILE = /\$\{?(?:env:)?GITHUB_(?:ENV|PATH)\b/i
/** How other shells write to it; a line must have both. */
const OTHER_FILE = /\$\{?env:GITHUB_(?:ENV|PATH)\b|%GITHUB_(?:ENV|PATH)%/i
const OTHER_WRITE = />|\b(?:Out-File|Add-Content|Set-Content|Tee-Object)\b/i
/** Names of texts that can have several lines. */
const MANY_LINES = /\.(?:body|message|description)\b/i
/** So many commands of a pipe or a group are looked at. */
const FARTHEST = 50
const ADVICE = 'write only what the workflow itself made up, or use GITHUB_OUTPUT'

/** Under events that outsiders cause, and in actions, whose users nobody knows; elsewhere what outsiders choose. */
export function checkEnvironmentFiles(scene: Scene, report: Report): void {
  const exposed = scene.action !== null || scene.events.has('pull_request_target') || scene.events.has('workflow_run')
  for (const { job, steps } of scene.jobs) {
    for (const each of steps) {
      const { run } = each.step
      if (run === undefined || !/GITHUB_(?:ENV|PATH)\b/.test(run.text)) continue
      const tainted = taintedNames({ scene, job, step: each.step })
      if (exposed || tainted.size > 0) checkScript(each, run, exposed, tainted, report)
    }
  }
}

function checkScript(
  each: SceneStep,
  run: ScalarNode,
  exposed: boolean,
  tainted: ReadonlySet<string>,
  report: Report,
): void {
  if (each.shell !== 'posix') {
    if (exposed) checkLines(run, report)
    return
  }
  const all = each.commands()
  for (const [index, command] of all.entries()) {
    const file = [...command.targets, ...teeTargets(command)].find(target => FILE.test(target))
    if (file === undefined) continue
    const written = textWritten(all, index)
    const name = [...tainted].find(each => mentions(written, each))
    const at = { start: offsetIn(run, command.start), end: offsetIn(run, command.end - 1) + 1 }
    if (name !== undefined) {
      const message = `$${name} holds text that outsiders choose, lines and all, and gets into ${nameOf(file)}: ${ADVICE}`
      report(environmentFile, at, message, { level: 'error' })
    } else if (exposed && /[$`]/.test(written)) report(environmentFile, at, messageOn(file))
  }
}

function checkLines(run: ScalarNode, report: Report): void {
  let start = 0
  for (const line of run.text.split('\n')) {
    const file = OTHER_FILE.exec(line)?.[0]
    if (file !== undefined && OTHER_WRITE.test(line) && !isConstant(line)) {
      const at = { start: offsetIn(run, start), end: offsetIn(run, start + line.length - 1) + 1 }
      report(environmentFile, at, messageOn(file))
    }
    start += line.length + 1
  }
}

/** Whether the line writes a text in which nothing is replaced. */
function isConstant(line: string): boolean {
  const rest = line.replace(OTHER_FILE, '')
  return /^\s*(?:echo\b|Write-Output\b|["'])/i.test(rest) && !/[$%`(]/.test(rest)
}

function messageOn(file: string): string {
  return `What is written to ${nameOf(file)} may hold lines that somebody else chose: ${ADVICE}`
}

/** Everything that the output of a command may be made of; `$` where that is not known. */
function textWritten(all: readonly Command[], index: number): string {
  let at = index
  while (at > 0 && index - at < FARTHEST && all[at]?.fed === true) at -= 1
  if (all[at]?.words[0] !== '}') return textOfCommand(all[at] as Command)
  const group: string[] = []
  for (let inner = at - 1; inner >= 0 && all[inner]?.words[0] !== '{'; inner -= 1) {
    if (at - inner > FARTHEST) return '$'
    group.push(textOfCommand(all[inner] as Command))
  }
  return group.join('\n')
}

function textOfCommand({ words, heredoc }: Command): string {
  const [program = '', ...rest] = words
  if (program === 'echo' || program === 'printf') return rest.join(' ')
  return program === 'cat' && rest.length === 0 ? heredoc : `$ ${words.join(' ')}`
}

/** Whether `$NAME` or `${NAME` stands in the text. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] === '{' ? text[at - 2] : text[at - 1]
    if (before === '$' && !/\w/.test(text[at + name.length] ?? '')) return true
  }
  return false
}

function teeTargets({ words }: Command): readonly string[] {
  return words[0] === 'tee' ? words.slice(1) : []
}

function nameOf(file: string): string {
  return /path\b/i.test(file) ? 'GITHUB_PATH' : 'GITHUB_ENV'
}

/** Variables that hold text of any length and with any lines that outsiders choose. */
function taintedNames(around: Surroundings): ReadonlySet<string> {
  const pairs: readonly Pair[] = [
    ...(around.step?.env ?? []),
    ...(around.job?.env ?? []),
    ...(around.scene.workflow?.env ?? []),
  ]
  const names = pairs.filter(({ name, value }) => {
    if (value.kind !== 'scalar' || !MANY_LINES.test(value.text) || !/^[A-Za-z_]\w*$/.test(name)) return false
    return expressionsIn(value, false).some(({ expression }) => {
      const risk = expression === null ? null : riskOf(expression, around)
      return risk?.grade === 'open' && MANY_LINES.test(risk.path)
    })
  })
  return new Set(names.map(({ name }) => name))
}
