import type { Event } from '../gate/event.js'
import type { Subject } from '../gate/result.js'
import { at, branch, commit, count, countIn, word } from './payload.js'
import { sameRepository } from './trigger.js'

/** What an event says of the change: the commit to judge, what it is compared with, and where it goes. */
export type Change = Pick<Subject, 'commit' | 'base' | 'pullRequest'> & Pick<Event, 'branch'>

/**
 * The change that an event is about, by its shape and not its name: events that share one, such as pull_request and
 * pull_request_target, share the answer. `sha` and `ref` are what GitHub checks out by itself.
 */
export function changeOf(payload: unknown, sha: string | null, ref: string | null): Change {
  const [pullRequest, group, run] = ['pull_request', 'merge_group', 'workflow_run'].map(key => at(payload, key) ?? null)
  if (pullRequest !== null) return pullRequestChange(pullRequest, payload)
  if (group !== null) return groupChange(group)
  if (run !== null) return runChange(run, payload)
  return { commit: sha, base: beforePush(payload, ref), pullRequest: null, branch: branch(ref) }
}

/** The head, not the merge commit that is checked out and that GITHUB_SHA names: reports belong to the head. */
function pullRequestChange(pullRequest: unknown, payload: unknown): Change {
  const base = at(pullRequest, 'base')
  return {
    commit: commit(at(pullRequest, 'head', 'sha')),
    base: commit(at(base, 'sha')),
    pullRequest: count(at(pullRequest, 'number')) ?? count(at(payload, 'number')),
    branch: word(at(base, 'ref')),
  }
}

/** A merge queue's branch is named after the last pull request of the group: gh-readonly-queue/main/pr-7-<sha>. */
function groupChange(group: unknown): Change {
  const last = /\/pr-(\d+)-[0-9a-f]+$/.exec(word(at(group, 'head_ref')) ?? '')?.[1]
  return {
    commit: commit(at(group, 'head_sha')),
    base: commit(at(group, 'base_sha')),
    pullRequest: countIn(last),
    branch: branch(at(group, 'base_ref')),
  }
}

/**
 * GITHUB_SHA and GITHUB_REF are the default branch's here. The list of pull requests is empty for those from forks, whose
 * base is then unknown: that their own branch may be called `main` says nothing of ours.
 */
function runChange(run: unknown, payload: unknown): Change {
  const pullRequest = at(run, 'pull_requests', 0)
  const own = sameRepository(at(run, 'head_repository'), at(payload, 'repository')) === true
  const pushed = own && at(run, 'event') === 'push' ? word(at(run, 'head_branch')) : null
  return {
    commit: commit(at(run, 'head_sha')),
    base: null,
    pullRequest: count(at(pullRequest, 'number')),
    branch: word(at(pullRequest, 'base', 'ref')) ?? pushed,
  }
}

/** What a tag pointed at before is nothing that the commit could be a change of; nor is a branch that is gone. */
function beforePush(payload: unknown, ref: string | null): string | null {
  return ref?.startsWith('refs/tags/') || at(payload, 'deleted') === true ? null : commit(at(payload, 'before'))
}
