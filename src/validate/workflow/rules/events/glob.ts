import type { Report, Rule } from '../../../rules/rule.js'
import { offsetIn, type ScalarNode, valueIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import type { Job, Trigger } from '../../model.js'
import { inWorkflow } from '../example.js'
import { holdsExpression, scalarsIn } from '../literal.js'
import { faultsOfPathGlob, faultsOfRefGlob, type GlobFault } from './glob-syntax.js'

const SOURCE =
  'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet'

export const glob: Rule = {
  id: 'workflow/glob',
  level: 'error',
  summary: 'The pattern of a filter cannot be read.',
  why: 'GitHub refuses the workflow.',
  mend: 'Patterns are globs, not regular expressions: `*` any characters but `/`, `**` any, `[a-z]` one of them; `?` and `+` repeat what is before them.',
  source: SOURCE,
  example: inWorkflow(
    4,
    `on:
  push:
    tags:
      - v[0-9.*
jobs:
  release:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`,
  ),
}

export const uselessGlob: Rule = {
  id: 'workflow/useless-glob',
  level: 'warning',
  summary: 'The pattern of a filter can never match, or says something simple in a roundabout way.',
  why: 'GitHub accepts it, and the workflow does not run when it was meant to.',
  mend: 'Write names as git has them, paths from the root of the repository, and globs instead of regular expressions.',
  source: SOURCE,
  example: inWorkflow(
    4,
    `on:
  push:
    paths:
      - ./src/**
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`,
  ),
}

const MOST_FAULTS = 10
const REF_FILTERS = ['branches', 'branches-ignore', 'tags', 'tags-ignore']
const PATH_FILTERS = ['paths', 'paths-ignore']

export function checkGlobs({ event, options }: Trigger, report: Report): void {
  if (options === null || event === 'workflow_call' || event === 'workflow_dispatch') return
  for (const { name, value } of options.pairs) {
    const ref = REF_FILTERS.includes(name) || (event === 'image_version' && name === 'versions')
    if (!ref && !PATH_FILTERS.includes(name)) continue
    for (const pattern of scalarsIn(value)) tell(pattern, ref ? faultsOfRefGlob : faultsOfPathGlob, report)
  }
}

/** The version of an image that a job takes a snapshot for is a pattern as well. */
export function checkSnapshotGlob(job: Job, report: Report): void {
  for (const version of scalarsIn(valueIn(valueIn(job.node, 'snapshot'), 'version'))) {
    tell(version, faultsOfRefGlob, report)
  }
}

function tell(pattern: ScalarNode, faultsOf: (pattern: string) => GlobFault[], report: Report): void {
  if (pattern.text === '' || holdsExpression(pattern.text)) return
  for (const { index, refused, message } of faultsOf(pattern.text).slice(0, MOST_FAULTS)) {
    const start = offsetIn(pattern, index)
    // Whose line break at the end is commonly the fault.
    const block = pattern.style === 'literal' || pattern.style === 'folded'
    report(
      refused ? glob : uselessGlob,
      block ? pattern : { start, end: start + 1 },
      `The pattern ${quoted(pattern.text)} ${message}`,
    )
  }
}
