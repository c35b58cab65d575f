import { readFile } from 'node:fs/promises'
import type { Subject } from '../gate/result.js'

type Environment = Readonly<Record<string, string | undefined>>

// Nothing of it is certain: local runners take events that were written by hand.
interface Payload {
  before?: unknown
  pull_request?: { number?: unknown; head?: { sha?: unknown } | null; base?: { sha?: unknown } | null } | null
  merge_group?: { base_sha?: unknown } | null
}

/**
 * What this run judges, from the variables and the event file that GitHub gives. Outside GitHub everything but the
 * commit is unknown. In a pull request the commit is its head, not the merge commit that is checked out.
 */
export async function readSubject(environment: Environment, head: () => Promise<string | null>): Promise<Subject> {
  const payload = await readPayload(environment['GITHUB_EVENT_PATH'])
  const pullRequest = payload.pull_request
  return {
    repository: word(environment['GITHUB_REPOSITORY']),
    commit: word(pullRequest?.head?.sha) ?? word(environment['GITHUB_SHA']) ?? (await head()),
    base: word(pullRequest?.base?.sha) ?? word(payload.merge_group?.base_sha) ?? known(word(payload.before)),
    ref: word(environment['GITHUB_REF']),
    event: word(environment['GITHUB_EVENT_NAME']),
    runId: integer(environment['GITHUB_RUN_ID']),
    attempt: integer(environment['GITHUB_RUN_ATTEMPT']),
    leg: null,
    pullRequest: typeof pullRequest?.number === 'number' ? pullRequest.number : null,
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
function known(sha: string | null): string | null {
  return sha === null || /^0+$/.test(sha) ? null : sha
}

function word(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function integer(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null
}
