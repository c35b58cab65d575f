import type { Report, Rule } from '../../../rules/rule.js'
import { isNull, type MapNode, pairIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import type { Trigger } from '../../model.js'
import { inWorkflow } from '../example.js'

export const eventConflict: Rule = {
  id: 'workflow/event-conflict',
  level: 'error',
  summary:
    'An event has a filter and its opposite: `branches` with `branches-ignore`, and likewise for tags and paths.',
  why: 'GitHub refuses the workflow.',
  mend: 'Keep one of them; with `!` a list of `branches`, `tags` or `paths` can exclude as well.',
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onpushbranchestagsbranches-ignoretags-ignore',
  example: inWorkflow(
    4,
    `on:
  push:
    branches: [main]
    branches-ignore: ['dependabot/**']
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`,
  ),
}

const FILTERS = ['branches', 'tags', 'paths']

export function checkEventConflicts({ event, options }: Trigger, report: Report): void {
  if (options === null) return
  for (const filter of FILTERS) {
    const only = said(options, filter)
    const ignored = said(options, `${filter}-ignore`)
    if (only === undefined || ignored === undefined) continue
    const [first, second] = only.start < ignored.start ? [only, ignored] : [ignored, only]
    report(
      eventConflict,
      second,
      `\`${filter}\` and \`${filter}-ignore\` cannot both narrow the event ${quoted(event)}`,
      {
        related: [{ start: first.start, end: first.end, message: 'The other filter' }],
      },
    )
  }
}

function said(options: MapNode, name: string) {
  const pair = pairIn(options, name)
  const empty =
    pair === undefined || isNull(pair.value) || (pair.value.kind === 'list' && pair.value.items.length === 0)
  return empty ? undefined : pair.key
}
