import type { Report, Rule } from '../../rules/rule.js'
import { offsetIn, type Span, textOf } from '../../tree/node.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import { inputOf, isPrivileged, type Scene, type SceneStep } from '../read/scene.js'
import { keepsForksOut, namesHead, wasLookedAt } from './head.js'

export const untrustedCheckout: Rule = {
  id: 'security/untrusted-checkout',
  level: 'error',
  summary: 'The code of a pull request is checked out where the workflow has the rights of the repository.',
  why: 'Under `pull_request_target`, `workflow_run` and `issue_comment` the job has the secrets and a token that may write. Whoever opens a pull request decides what its scripts, its Makefile and its dependencies do there.',
  mend: 'Build under `pull_request`, which has no secrets, and do what needs rights in a workflow that runs no code of the pull request.',
  source: 'https://docs.github.com/en/actions/reference/security/securely-using-pull_request_target',
  example: inWorkflow(
    8,
    `on: pull_request_target
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          ref: \${{ github.event.pull_request.head.sha }}
      - run: make test
`,
  ),
}

const VERBS = new Set(['checkout', 'clone', 'fetch', 'merge', 'pull', 'reset', 'switch'])

export function checkCheckouts(scene: Scene, report: Report): void {
  if (!isPrivileged(scene)) return
  for (const { job, steps } of scene.jobs) {
    const whole = textOf(job?.if?.value) ?? ''
    const lastRun = steps.findLastIndex(({ step, uses }) => step.run !== undefined || uses?.kind === 'local')
    for (const [index, each] of steps.entries()) {
      const head = headIn(each)
      const condition = `${whole}\n${textOf(each.step.if?.value) ?? ''}`
      if (head === null || keepsForksOut(condition)) continue
      const runs = head.worked && (each.uses === null || lastRun > index)
      const sure = runs && job?.environment === undefined && !wasLookedAt(condition) && !mayBeOwn(scene, condition)
      const what = runs ? 'and what follows can run it with' : 'with'
      const message = `The code of a pull request is fetched here, ${what} the rights of this repository: build it under \`pull_request\``
      report(untrustedCheckout, head, message, { level: sure ? 'error' : 'warning' })
    }
  }
}

/** What another workflow ran for is not known here: it may be a push. */
function mayBeOwn({ events }: Scene, condition: string): boolean {
  const outside = events.has('pull_request_target') || events.has('issue_comment')
  return !outside && !condition.includes("'pull_request'")
}

interface Head extends Span {
  /** Whether its files are then on the disk. */
  readonly worked: boolean
}

/** Where a step fetches a pull request's code. */
function headIn({ step, uses, commands }: SceneStep): Head | null {
  if (uses?.repository === 'actions/checkout') {
    const named = [inputOf(step, 'ref'), inputOf(step, 'repository')]
    const value = named.find(pair => namesHead(textOf(pair?.value) ?? ''))?.value
    return value === undefined ? null : { start: value.start, end: value.end, worked: true }
  }
  const { run } = step
  if (run === undefined || !/\b(?:gh|git)\b/.test(run.text)) return null
  for (const { words, start, end } of commands()) {
    const [program, verb = '', third] = words
    const takes = program === 'git' && VERBS.has(verb) && words.some(namesHead)
    if (!takes && !(program === 'gh' && verb === 'pr' && third === 'checkout')) continue
    return { start: offsetIn(run, start), end: offsetIn(run, end - 1) + 1, worked: verb !== 'fetch' }
  }
  return null
}
