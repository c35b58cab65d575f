/** Expressions that name the head of a pull request, or the repository it comes from. */
const HEAD =
  /github\.(?:head_ref|event\.pull_request\.(?:head\.|merge_commit_sha|number)|event\.(?:number|issue\.number)|event\.workflow_run\.(?:head_|pull_requests))/i
/** References that GitHub keeps for pull requests. */
const PULL_REF = /refs\/(?:remotes\/)?pull\/|\bpull\/[^\s/]+\/(?:head|merge)\b/i
/** Outputs of steps that look up a pull request's head, under the names that they usually have. */
const LOOKED_UP = /steps\.[\w-]+\.outputs\.(?:head_|pr_)?(?:head|sha|ref|branch|head_sha|head_ref)\b/i

/** Whether a reference, a repository or a command speaks of the head of a pull request. */
export function namesHead(text: string): boolean {
  return PULL_REF.test(text) || (text.includes('${{') && (HEAD.test(text) || LOOKED_UP.test(text)))
}

/** Conditions that let only code of the repository itself pass. */
const OWN_CODE = [
  /head\.repo\.full_name\s*==\s*github\.repository\b/,
  /github\.repository\s*==\s*github\.event\.pull_request\.head\.repo\.full_name/,
  /head_repository\.full_name\s*==\s*github\.repository\b/,
  /head\.repo\.fork\s*==\s*false/,
  /!\s*github\.event\.pull_request\.head\.repo\.fork/,
  /workflow_run\.event\s*==\s*'(?:push|schedule|release|workflow_dispatch)'/,
  /workflow_run\.event\s*!=\s*'pull_request'/,
  /github\.event_name\s*==\s*'(?:push|pull_request|schedule|release|workflow_dispatch|merge_group)'/,
  /github\.event_name\s*!=\s*'pull_request_target'/,
]

/** Whether a condition keeps other people's code out, as far as its text tells. */
export function keepsForksOut(condition: string): boolean {
  return condition.includes('github.') && OWN_CODE.some(each => each.test(condition)) && !condition.includes('||')
}

/** Whether somebody with rights has to have acted: put a label on it, or written the comment. They may not have seen the last commit. */
export function wasLookedAt(condition: string): boolean {
  return /author_association|\blabels?\b/.test(condition)
}
