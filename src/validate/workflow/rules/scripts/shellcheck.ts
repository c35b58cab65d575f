import type { Level } from '../../../../gate/result.js'
import type { Report, Rule } from '../../../rules/rule.js'
import { offsetIn, type Span } from '../../../tree/node.js'
import { inWorkflow } from '../example.js'
import type { Script } from './script.js'

export const shellcheck: Rule = {
  id: 'workflow/shellcheck',
  level: 'warning',
  summary: 'ShellCheck finds something in the script of a step.',
  why: 'Scripts break on names with spaces, on empty variables, and on errors that nobody sees.',
  mend: 'Each remark has a page of its own, https://www.shellcheck.net/wiki/SC2086 for SC2086; a comment `# shellcheck disable=SC2086` in the script switches one off.',
  source: 'https://www.shellcheck.net',
  example: inWorkflow(
    7,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: |
          cat $FILE
        env: { FILE: a }
`,
  ),
}

/**
 * What makes no sense in a script of which parts are filled in later, in an environment that only the runner has:
 * files and variables that it does not find, and what placeholders make look constant.
 */
const OUT_OF_PLACE = ['SC1091', 'SC2043', 'SC2050', 'SC2153', 'SC2154', 'SC2157', 'SC2194']

const MOST_REMARKS = 10_000

const LEVELS = new Map<unknown, Level>([
  ['error', 'error'],
  ['warning', 'warning'],
])

/** The arguments for a run of shellcheck on files that all are of this dialect; the files come after them. */
export function shellcheckArguments(dialect: Script['dialect']): string[] {
  return ['--norc', '--format=json1', `--shell=${dialect}`, `--exclude=${OUT_OF_PLACE.join()}`, '--']
}

/** A script, and what is told of its problems. */
export interface ToldScript {
  readonly script: Script
  readonly report: Report
}

/**
 * Tells what shellcheck printed (exit code 0 or 1) of the scripts that each file, by the name that it was given as, stood for.
 */
export function reportRemarks(output: string, scriptsOf: (file: string) => readonly ToldScript[]): void {
  for (const { file, message, code, level, ...place } of remarksIn(output)) {
    if (typeof file !== 'string' || typeof message !== 'string' || typeof code !== 'number') continue
    for (const { script, report } of scriptsOf(file)) {
      const at = spanIn(script, place)
      if (at !== null) report(shellcheck, at, `${message} (SC${code})`, { level: LEVELS.get(level) ?? 'note' })
    }
  }
}

/** Where lines and columns of the script stand in the workflow. */
function spanIn(script: Script, { line, column, endLine, endColumn }: Record<string, unknown>): Span | null {
  const first = script.indexOf(line, column)
  if (first === undefined) return null
  const last = script.indexOf(endLine, endColumn) ?? first
  const start = offsetIn(script.node, first)
  const end = last > first ? offsetIn(script.node, last - 1) + 1 : start + 1
  return { start, end: Math.max(end, start + 1) }
}

function remarksIn(output: string): readonly Record<string, unknown>[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(output)
  } catch {
    return []
  }
  const comments = (parsed as { comments?: unknown } | null)?.comments
  return Array.isArray(comments)
    ? comments.slice(0, MOST_REMARKS).filter(each => typeof each === 'object' && each !== null)
    : []
}
