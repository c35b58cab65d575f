import { posix } from 'node:path'
import { repositoryBody, repositoryOf, userBody } from '../bodies.js'
import { missing, Refusal, refuseUnserved } from '../exchange.js'
import { type Call, page, read } from '../route.js'
import type { ArtifactRow, RunRow } from '../state.js'

const ACTIONS = '/repos/{owner}/{repo}/actions'
const ARTIFACT = `${ACTIONS}/artifacts/{artifact_id}` as const
/** Of a list that is filtered GitHub gives no more. */
const MOST = 1000

export const actionsRoutes = [
  read(`GET ${ACTIONS}/runs/{run_id}`, 'actions=read', call => {
    return { status: 200, body: runBody(call, runOf(call, call.parameters.run_id)) }
  }),

  read(`GET ${ACTIONS}/workflows/{workflow_id}/runs`, 'actions=read', call => {
    refuseUnserved(call.parameters, 'created', 'check_suite_id')
    const { workflow_id, actor, branch, event, status, head_sha } = call.parameters
    const runs = [...call.rows.runs.values()].filter(each => {
      const named = [each.workflowId, `${each.workflowId}`, posix.basename(each.workflow)].includes(workflow_id)
      return each.repository === call.repository.id && named
    })
    if (runs.length === 0) throw missing()
    // By the name of the branch, whosever it is: a fork's `main` too.
    const found = runs.filter(each => {
      if (status !== undefined && status !== each.status && status !== each.conclusion) return false
      return (
        (actor ?? each.actor) === each.actor &&
        (branch ?? each.headBranch) === each.headBranch &&
        (event ?? each.event) === each.event &&
        (head_sha ?? each.headSha) === each.headSha
      )
    })
    const newest = found.sort((a, b) => b.id - a.id)
    const { items, headers } = page(call, newest.slice(0, MOST))
    const body = { total_count: found.length, workflow_runs: items.map(each => runBody(call, each)) }
    return { status: 200, headers, body }
  }),

  read(`GET ${ACTIONS}/runs/{run_id}/artifacts`, 'actions=read', call => {
    const { id } = runOf(call, call.parameters.run_id)
    const { name, direction = 'desc' } = call.parameters
    const found = [...call.rows.artifacts.values()].filter(each => each.run === id && (name ?? each.name) === each.name)
    if (direction === 'desc') found.reverse()
    const { items, headers } = page(call, found)
    const body = { total_count: found.length, artifacts: items.map(each => artifactBody(call, each)) }
    return { status: 200, headers, body }
  }),

  read(`GET ${ARTIFACT}`, 'actions=read', call => {
    return { status: 200, body: artifactBody(call, artifactOf(call, call.parameters.artifact_id)) }
  }),

  // Of public repositories too nobody downloads artifacts without a token.
  read(
    `GET ${ARTIFACT}/{archive_format}`,
    'actions=read',
    call => {
      if (call.parameters.archive_format !== 'zip') {
        throw new Refusal(422, 'The archive format is zip', { violation: 'the archive format is zip' })
      }
      const { id, expired } = artifactOf(call, call.parameters.artifact_id)
      if (expired) throw new Refusal(410, 'Artifact has expired')
      return { status: 302, headers: { location: `${call.storage}/artifacts/${id}.zip?sig=${id}` } }
    },
    'always',
  ),
]

function runOf({ rows, repository }: Call<unknown>, id: number): RunRow {
  const found = rows.runs.get(id)
  if (found === undefined || found.repository !== repository.id) throw missing()
  return found
}

function artifactOf({ rows, repository }: Call<unknown>, id: number): ArtifactRow {
  const found = rows.artifacts.get(id)
  if (found === undefined || found.repository !== repository.id) throw missing()
  return found
}

function runBody(call: Call<{ exclude_pull_requests?: boolean | undefined }>, run: RunRow): unknown {
  const { exclude_pull_requests = false } = call.parameters
  const { api, rows, state, repository } = call
  const url = `${api}/repos/${repository.fullName}/actions/runs/${run.id}`
  const from = repositoryOf(rows, run.headRepository)
  const commit = state.objects(repository).commit(run.headSha)
  const below = ['jobs', 'logs', 'check_suite', 'artifacts', 'cancel', 'rerun', 'workflow']
  return {
    id: run.id,
    name: posix.basename(run.workflow).replace(/\.ya?ml$/, ''),
    node_id: `WFR_${run.id}`,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflow,
    display_title: commit?.message ?? '',
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    url,
    html_url: `${api}/${repository.fullName}/actions/runs/${run.id}`,
    ...Object.fromEntries(below.map(each => [`${each}_url`, `${url}/${each}`])),
    pull_requests: exclude_pull_requests ? [] : pullsOf(call, run),
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run_started_at: run.createdAt,
    actor: userBody(api, run.actor),
    triggering_actor: userBody(api, run.actor),
    head_commit: commit && {
      id: commit.sha,
      tree_id: commit.tree,
      message: commit.message,
      timestamp: commit.committer.date,
      author: { name: commit.author.name, email: commit.author.email },
      committer: { name: commit.committer.name, email: commit.committer.email },
    },
    repository: repositoryBody(api, repository),
    head_repository: from && repositoryBody(api, from),
  }
}

/** The open pull requests from the run's branch: like on GitHub none for a run from a fork. */
function pullsOf({ api, rows, repository }: Call<unknown>, run: RunRow): unknown[] {
  const url = `${api}/repos/${repository.fullName}`
  const repo = { id: repository.id, url, name: repository.fullName.split('/')[1] }
  return [...rows.pulls.values()].flatMap(({ id, number, head, base, ...pull }) => {
    const same = pull.repository === repository.id && head.repository === repository.id && pull.state === 'open'
    if (!same || run.headRepository !== repository.id || head.branch !== run.headBranch) return []
    return {
      id,
      number,
      url: `${url}/pulls/${number}`,
      head: { ref: head.branch, sha: head.sha, repo },
      base: { ref: base.branch, sha: base.sha, repo },
    }
  })
}

function artifactBody({ api, rows, repository }: Call<unknown>, artifact: ArtifactRow): unknown {
  const url = `${api}/repos/${repository.fullName}/actions/artifacts/${artifact.id}`
  const run = rows.runs.get(artifact.run)
  return {
    id: artifact.id,
    node_id: `A_${artifact.id}`,
    name: artifact.name,
    size_in_bytes: artifact.zip.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expired,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: new Date(Date.parse(artifact.createdAt) + 90 * 86_400_000).toISOString(),
    workflow_run: run && {
      id: run.id,
      repository_id: run.repository,
      head_repository_id: run.headRepository,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  }
}
