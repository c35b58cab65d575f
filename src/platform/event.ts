import { readFile } from 'node:fs/promises'
import type { Subject } from '../gate/result.js'

type Environment = Readonly<Record<string, string | undefined>>

interface Payload {
  number?: number
  before?: string
  pull_request?: { number: number; head: { sha: string }; base: { sha: string } }
  merge_group?: { base_sha: string }
}

/**
 * What this run judges, from the variables and the event file that GitHub gives. Outside GitHub everything but the
 * commit is unknown. In a pull request the commit is its head, not the merge commit that is checked out.
 */
export async function readSubject(environment: Environment, head: () => Promise<string | null>): Promise<Subject> {
  const payload = await readPayload(environment['GITHUB_EVENT_PATH'])
  const pullRequest = payload.pull_request
  return {
    repository: environment['GITHUB_REPOSITORY'] ?? null,
    commit: pullRequest?.head.sha ?? environment['GITHUB_SHA'] ?? (await head()),
    base: pullRequest?.base.sha ?? payload.merge_group?.base_sha ?? known(payload.before),
    ref: environment['GITHUB_REF'] ?? null,
    event: environment['GITHUB_EVENT_NAME'] ?? null,
    runId: integer(environment['GITHUB_RUN_ID']),
    attempt: integer(environment['GITHUB_RUN_ATTEMPT']),
    leg: null,
    pullRequest: pullRequest?.number ?? null,
  }
}

async function readPayload(path: string | undefined): Promise<Payload> {
  if (!path) return {}
  try {
    return (JSON.parse(await readFile(path, 'utf8')) ?? {}) as Payload
  } catch {
    // No event, or one that a local runner left empty: then the variables are all there is.
    return {}
  }
}

/** The first push of a branch has a `before` of zeros only. */
function known(sha: string | undefined): string | null {
  return sha === undefined || /^0*$/.test(sha) ? null : sha
}

function integer(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null
}
