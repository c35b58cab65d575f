import type { Event } from '../gate/event.js'
import { type Change, changeOf } from './change.js'
import { at, commit, countIn, payloadAt, word } from './payload.js'
import { sameRepository, triggerOf } from './trigger.js'

type Environment = Readonly<Record<string, string | undefined>>

const PRIVILEGED = ['pull_request_target', 'workflow_run']
const COMMENTED = ['pull_request', 'pull_request_target']
const BASELINES = ['push', 'schedule', 'workflow_dispatch']

/** The events of which a run that Dependabot caused gets a token for reading. */
const DEPENDABOT_READS = [
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
  'create',
  'deployment',
  'deployment_status',
]

/**
 * What caused this run, from the variables and the event file that GitHub gives. Outside GitHub everything but the
 * commit is unknown. In a called workflow the event is the caller's.
 *
 * Sources: https://docs.github.com/en/webhooks/webhook-events-and-payloads,
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows,
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export async function readEvent(environment: Environment, head: () => Promise<string | null>): Promise<Event> {
  const payload = await payloadAt(environment['GITHUB_EVENT_PATH'])
  const name = word(environment['GITHUB_EVENT_NAME'])
  const [sha, ref] = [commit(environment['GITHUB_SHA']), word(environment['GITHUB_REF'])]
  const job = word(environment['GITHUB_JOB'])
  const change = changeOf(payload, sha, ref)
  const readOnly = whyReadOnly(name, payload)
  const privileged = PRIVILEGED.includes(name ?? '')
  return {
    subject: {
      repository: word(environment['GITHUB_REPOSITORY']),
      commit: change.commit ?? sha ?? (await head()),
      base: change.base,
      ref,
      event: name,
      runId: countIn(environment['GITHUB_RUN_ID']),
      attempt: countIn(environment['GITHUB_RUN_ATTEMPT']),
      job,
      leg: null,
      pullRequest: change.pullRequest,
    },
    branch: change.branch,
    defaultBranch: word(at(payload, 'repository', 'default_branch')),
    commentOn: COMMENTED.includes(name ?? '') && at(payload, 'action') !== 'closed' ? change.pullRequest : null,
    checkOn: privileged || readOnly !== null ? null : change.commit,
    readOnly,
    readsByDefault: whyReadsByDefault(name, environment['GITHUB_ACTOR']),
    privileged,
    makesBaseline: BASELINES.includes(name ?? '') && isOfBranch(change, payload),
    workflow: workflowOf(environment['GITHUB_WORKFLOW_REF']),
    job,
    trigger: triggerOf(payload),
  }
}

/**
 * A run for a fork's pull request gets a token that can only read, but not under `pull_request_target`.
 *
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 */
function whyReadOnly(name: string | null, payload: unknown): string | null {
  const isFork = name !== 'pull_request_target' && isFromFork(at(payload, 'pull_request'))
  return isFork ? 'it is a pull request from a fork' : null
}

/**
 * A run that Dependabot caused gets a token that reads, unless the workflow's `permissions` say more. Whoever repeats
 * such a run does not change that: GITHUB_ACTOR stays who caused it first.
 *
 * Source: https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 */
function whyReadsByDefault(name: string | null, actor: string | undefined): string | null {
  return actor === 'dependabot[bot]' && DEPENDABOT_READS.includes(name ?? '') ? 'Dependabot caused it' : null
}

function isFromFork(pullRequest: unknown): boolean {
  const head = at(pullRequest, 'head', 'repo')
  // Null is what is left of a fork that was deleted.
  return head === null || sameRepository(head, at(pullRequest, 'base', 'repo')) === false
}

/** Whether a branch is at the commit that is judged. When one is deleted, GitHub runs on the default branch's commit. */
function isOfBranch(change: Change, payload: unknown): boolean {
  return change.branch !== null && at(payload, 'deleted') !== true
}

/** `owner/name/.github/workflows/ci.yml@refs/heads/main` names the file, and the version of it that runs. */
function workflowOf(reference: string | undefined): string | null {
  return word(/^[^/]+\/[^/]+\/([^@]+\.ya?ml)@/.exec(reference ?? '')?.[1])
}
