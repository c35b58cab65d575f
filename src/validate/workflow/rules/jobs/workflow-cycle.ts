import type { RepoPath } from '../../../../gate/path.js'
import type { Repository } from '../../../repository.js'
import type { Report, Rule } from '../../../rules/rule.js'
import { textOf, valueIn } from '../../../tree/node.js'
import type { Workflow } from '../../model.js'

export const workflowCycle: Rule = {
  id: 'workflow/workflow-cycle',
  level: 'error',
  summary: 'A reusable workflow calls itself, by itself or through others.',
  why: 'It would never end: GitHub refuses the run.',
  mend: 'Move what both need into a third workflow.',
  source: 'https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows#nesting-reusable-workflows',
  example: {
    files: {
      '.github/workflows/build.yml': `on: workflow_call
jobs:
  test:
    uses: ./.github/workflows/test.yml
`,
      '.github/workflows/test.yml': `on: workflow_call
jobs:
  build:
    uses: ./.github/workflows/build.yml
`,
    },
    line: 4,
  },
}

const LOCAL = /^(?:\.|\$)\/(\.github\/workflows\/[^/\\@]+\.ya?ml)$/
const MOST_WORKFLOWS = 1000

/** Each of the file's own calls that leads back to it, with the way there. */
export function checkWorkflowCycle(workflow: Workflow, report: Report, repository: Repository): void {
  if (workflow.call === null) return
  const home = workflow.source.path
  for (const { uses } of workflow.jobs) {
    const called = localPath(uses?.text)
    if (uses === undefined || called === undefined) continue
    const way = called === home ? [called] : wayTo(home, called, repository)
    if (way === undefined) continue
    report(workflowCycle, uses, `The workflow calls itself: ${[home, ...way.slice(0, 10)].join(' -> ')}`)
  }
}

/** The shortest chain of calls from one workflow to another. */
function wayTo(home: RepoPath, start: RepoPath, repository: Repository): RepoPath[] | undefined {
  const from = new Map<RepoPath, RepoPath | null>([[start, null]])
  for (const path of from.keys()) {
    for (const called of callsOf(path, repository)) {
      if (called === home) {
        const way: RepoPath[] = [home]
        for (let at: RepoPath | null = path; at !== null; at = from.get(at) ?? null) way.unshift(at)
        return way
      }
      if (!from.has(called) && from.size < MOST_WORKFLOWS) from.set(called, path)
    }
  }
  return undefined
}

function callsOf(path: RepoPath, repository: Repository): RepoPath[] {
  const jobs = valueIn(repository.source(path, 'yaml')?.root, 'jobs')
  if (jobs?.kind !== 'map') return []
  return jobs.pairs.flatMap(({ value }) => localPath(textOf(valueIn(value, 'uses'))) ?? [])
}

function localPath(uses: string | undefined): RepoPath | undefined {
  return uses === undefined ? undefined : (LOCAL.exec(uses)?.[1] as RepoPath | undefined)
}
