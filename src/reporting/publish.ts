import type { Trigger } from '../gate/event.js'
import { finding, levelOfMissing } from '../gate/finding.js'
import { type CommentTarget, defineGate, type Gate, type Registry } from '../gate/gate.js'
import type { GitHub } from '../gate/github.js'
import { UserMistake } from '../gate/mistake.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Judgement, Result } from '../gate/result.js'
import type { SharedInputs } from '../gate/shared-inputs.js'
import { verdictOf } from '../gate/verdict.js'
import { permitted } from '../github/permissions.js'
import { collectResults } from '../handover/results.js'
import { artifactsOf } from '../handover/runs.js'
import { textBlock } from '../report/blocks.js'
import { summaryOf } from './gate.js'
import { chosenOrigin, falseClaims, originsOf } from './origin.js'
import { presentResults } from './present.js'

/** What a run whose token could only read left to be told, and where it is told. */
export interface PublishDetails {
  /** `owner/name` of the repository whose code made the results. */
  from: string | null
  target: CommentTarget | null
  results: Result[]
}

/**
 * Tells a pull request what its own run could not, because its token only reads: for forks and Dependabot, in a workflow
 * on `workflow_run`. Nothing that the run left is trusted.
 */
export function publishGate(registry: Registry): Gate<Record<never, never>, PublishDetails> {
  return defineGate<Record<never, never>, PublishDetails>({
    name: 'publish-report',
    help: 'Writes the comment for a run that could not, because its token only reads: pull requests from forks, Dependabot.',
    inputs: {},
    outputs: {},
    onInconclusive: 'warn',
    comment: 'always',
    judge,
    leaves: () => [],
    configured: false,
    present: async ({ details }) => [
      textBlock(labelOfOrigin(details.from)),
      ...(await presentResults(details.results, registry)),
    ],
    commentOn: ({ details }) => details.target,
    choose: async () => ({ chosen: false, why: 'it reports what others judge' }),
  })
}

function labelOfOrigin(from: string | null): string {
  return `Reported by ${from ?? 'a repository that is gone'}, whose code made these results: nothing of it is verified.`
}

async function judge(inputs: SharedInputs, ports: Ports): Promise<Judgement<PublishDetails>> {
  const { trigger, github } = needed(ports)
  const from = nameOf(trigger)
  const nothing = { from, target: null, results: [] }
  if (trigger.event !== 'pull_request') return told(`The run was on ${trigger.event}: nothing to publish.`, nothing)
  const origins = await originsOf(trigger, github)
  if (origins.length === 0) return told('No open pull request has this branch: nothing to publish.', nothing)
  const { results, refused } = await permitted('runs', 'token', () =>
    collectResults(artifactsOf(trigger.runId, github)),
  )
  const origin = chosenOrigin(origins, results)
  if (origin !== null && origin.head !== trigger.headCommit) {
    return told(`#${origin.pullRequest} has newer commits than the run: nothing to publish.`, nothing)
  }
  const { honest, refused: lies } = falseClaims(results, trigger, origin?.pullRequest ?? null, github.repository)
  const findings = [...refused, ...lies]
  if (origin === null) findings.push(ambiguous(origins.map(({ pullRequest }) => pullRequest)))
  else if (honest.length === 0) findings.push(nothingHonest(inputs, trigger))
  const target = origin === null || honest.length === 0 ? null : targetOf(trigger, origin.pullRequest)
  const summary = `From ${from ?? 'an unknown repository'}: ${summaryOf(honest, findings)}`
  return { verdict: verdictOf(findings), summary, metrics: [], findings, details: { from, target, results: honest } }
}

function nameOf({ headRepository }: Trigger): string | null {
  return headRepository === null ? null : `${headRepository.owner}/${headRepository.name}`
}

/** @throws UserMistake where the action stands in the wrong kind of workflow */
function needed({ event, github }: Ports): { trigger: Trigger; github: GitHub } {
  const where = 'publish-report'
  if (event.trigger === null) {
    throw new UserMistake([
      { where, message: 'belongs in a workflow that runs on `workflow_run`, after the one it tells of' },
    ])
  }
  if (github === null)
    throw new UserMistake([{ where, message: 'needs a token: leave the input `token` to its default' }])
  return { trigger: event.trigger, github }
}

function told(summary: string, details: PublishDetails): Judgement<PublishDetails> {
  return { verdict: 'pass', summary, metrics: [], findings: [], details }
}

function targetOf({ headCommit, runId, attempt }: Trigger, pullRequest: number): CommentTarget {
  return { pullRequest, commit: headCommit, runId, attempt }
}

function ambiguous(pullRequests: readonly number[]): Finding {
  return finding({
    rule: 'publish/ambiguous',
    level: 'error',
    message: `The branch belongs to several pull requests (${pullRequests.map(each => `#${each}`).join(', ')}), and the results name none of them.`,
    identity: 'ambiguous',
  })
}

function nothingHonest(inputs: SharedInputs, trigger: Trigger): Finding {
  return finding({
    rule: 'publish/missing',
    level: levelOfMissing(inputs['if-missing']),
    message: `The run ${trigger.runId} left no result that can be published.`,
    help: 'Do its jobs use gates of pipeline-actions?',
    identity: 'none',
  })
}
