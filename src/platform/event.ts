import { readFile } from 'node:fs/promises'
import type { Subject } from '../gate/result.js'

type Environment = Readonly<Record<string, string | undefined>>

/** What an event says of the change: the commit to judge, what it is compared with, and its pull request. */
type Change = Pick<Subject, 'commit' | 'base' | 'pullRequest'>

/**
 * What this run judges, from the variables and the event file that GitHub gives. Outside GitHub everything but the
 * commit is unknown. In a called workflow the event is the caller's.
 *
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export async function readSubject(environment: Environment, head: () => Promise<string | null>): Promise<Subject> {
  const ref = word(environment['GITHUB_REF'])
  const change = changeOf(await readEvent(environment['GITHUB_EVENT_PATH']), ref)
  return {
    repository: word(environment['GITHUB_REPOSITORY']),
    commit: change.commit ?? word(environment['GITHUB_SHA']) ?? (await head()),
    base: change.base,
    ref,
    event: word(environment['GITHUB_EVENT_NAME']),
    runId: integer(environment['GITHUB_RUN_ID']),
    attempt: integer(environment['GITHUB_RUN_ATTEMPT']),
    leg: null,
    pullRequest: change.pullRequest,
  }
}

/** By the shape of the event and not its name: events that share one, such as pull_request_target, share the answer. */
function changeOf(event: unknown, ref: string | null): Change {
  const pullRequest = at(event, 'pull_request')
  if (pullRequest !== undefined) {
    // The head, not the merge commit that is checked out and that GITHUB_SHA names: reports belong to the head.
    const [commit, base] = [sha(at(pullRequest, 'head', 'sha')), sha(at(pullRequest, 'base', 'sha'))]
    return { commit, base, pullRequest: number(at(pullRequest, 'number')) }
  }
  const group = at(event, 'merge_group')
  if (group !== undefined) {
    // A merge queue's branch is named after the last pull request of the group: gh-readonly-queue/main/pr-7-<sha>.
    const last = /\/pr-(\d+)-[0-9a-f]+$/.exec(word(at(group, 'head_ref')) ?? '')?.[1]
    return { commit: sha(at(group, 'head_sha')), base: sha(at(group, 'base_sha')), pullRequest: integer(last) }
  }
  const run = at(event, 'workflow_run')
  if (run !== undefined) {
    // GITHUB_SHA is the default branch's here. The list of pull requests is empty for those from forks.
    return { commit: sha(at(run, 'head_sha')), base: null, pullRequest: number(at(run, 'pull_requests', 0, 'number')) }
  }
  // What a tag pointed at before is nothing that the commit could be a change of.
  const base = ref?.startsWith('refs/tags/') ? null : sha(at(event, 'before'))
  return { commit: null, base, pullRequest: null }
}

async function readEvent(path: string | undefined): Promise<unknown> {
  if (!path) return null
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    // No event, or one that a local runner left empty: then the variables are all there is.
    return null
  }
}

/** A value within the event. Nothing of it is certain: local runners take events that were written by hand. */
function at(value: unknown, ...keys: (string | number)[]): unknown {
  let found = value
  for (const key of keys) {
    if (typeof found !== 'object' || found === null) return undefined
    found = (found as Record<string | number, unknown>)[key]
  }
  return found ?? undefined
}

/** A commit; null for the zeros that stand for "none", as before the first push of a branch. */
function sha(value: unknown): string | null {
  const text = word(value)
  return text === null || /^0+$/.test(text) ? null : text
}

function word(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function integer(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null
}
