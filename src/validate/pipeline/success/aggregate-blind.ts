import type { Rule } from '../../rules/rule.js'
import { listed, someOf } from '../../words/listed.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import { againstPolicy } from '../example.js'
import { type Looks, looksAtNothing } from './looks.js'

export const aggregateBlind: Rule = {
  id: 'pipeline/aggregate-blind',
  level: 'error',
  summary: 'The job that stands for all others always runs, and does not look at how each of them ended.',
  why: 'With `always()` it runs when jobs failed as well. Unless it looks at their results it passes, and the change can be merged.',
  mend: "Add a step `if: contains(needs.*.result, 'failure') || contains(needs.*.result, 'cancelled')` with `run: exit 1`.",
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#needs-context',
  example: againstPolicy(
    6,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps: [{ run: make test }]
  ci-success:
    needs: [test]
    if: always()
    runs-on: ubuntu-latest
    steps: [{ run: echo all is well }]
`,
    `workflows:
  ci.yml:
    success: ci-success
`,
  ),
}

/** What passes though it should not, or null; `through` are jobs that it needs only through others. */
export function blindness(
  aggregate: Job,
  looks: Looks,
  direct: readonly Job[],
  through: readonly Job[],
): string | null {
  const name = quoted(aggregate.id)
  if (looksAtNothing(looks)) return `Job ${name} runs whatever happened, and never looks at the results of its needs`
  if (looks.all || looks.asked.has('success')) return null
  const unseen = direct.filter(({ id }) => !looks.named.has(id.toLowerCase()))
  if (unseen.length === 0) return null
  if (looks.asked.size === 0) {
    return `Job ${name} looks at the results of some of its needs, never at that of ${idsOf(unseen)}`
  }
  const missing = ['failure', 'cancelled'].filter(result => !looks.asked.has(result))
  if (missing.length > 0) {
    return `Job ${name} passes where one that it needs has the result ${listed(missing, 'or')}`
  }
  if (through.length === 0 || looks.asked.has('skipped')) return null
  return `Job ${name} does not need ${idsOf(through)} itself: where that fails, what it does need is \`skipped\`, which passes`
}

function idsOf(jobs: readonly Job[]): string {
  return someOf(jobs.map(({ id }) => quoted(id)))
}
