/**
 * Parts of the `github` context whose values cannot hold code: hashes, numbers, names that GitHub gives.
 * `event` itself is written as the word `Object`; with `toJSON` it is told of by what is in it.
 *
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context
 */
const HARMLESS = new Set(
  `action_path action_repository action_status actor actor_id api_url env event event_name event_path graphql_url job output
  repository repository_id repository_owner repository_owner_id repositoryurl ref_type retention_days run_attempt run_id
  run_number secret_source server_url sha step_summary token triggering_actor workflow_sha workspace`.split(/\s+/),
)

/** Names below `github.event` that always hold hashes, numbers, dates, yes and no, or the names of accounts. */
const HARMLESS_LEAVES = new Set(
  `additions after before changed_files closed_at comments_count commits_count conclusion created_at deletions draft id login
  merge_commit_sha merged merged_at node_id number prerelease private run_attempt run_id run_number sha head_sha status
  updated_at`.split(/\s+/),
)

/** Names, at any depth, whose values have letters, digits and few signs only, or that only members choose. */
const NARROW = new Set(
  `base_ref default_branch full_name html_url schedule workflow workflow_ref action action_ref
  avatar_url clone_url git_url ssh_url url path type name`.split(/\s+/),
)

/** How much harm the value of a part of `github` can do in a script; paths as `github.event.number`. */
export function riskOfGithub(path: string): 'none' | 'narrow' | 'some' {
  const parts = path.split('.')
  const last = parts.at(-1) as string
  if (parts.length === 1 || (parts.length === 2 && HARMLESS.has(last))) return 'none'
  if (parts[1] === 'event' && HARMLESS_LEAVES.has(last)) return 'none'
  return NARROW.has(last) ? 'narrow' : 'some'
}
