import { repositoryBody, repositoryOf, userBody } from '../bodies.js'
import { missing } from '../exchange.js'
import { type Call, page, read } from '../route.js'
import type { PullRow } from '../state.js'

const PULLS = '/repos/{owner}/{repo}/pulls'

export const pullRoutes = [
  read(`GET ${PULLS}`, 'pull_requests=read', call => {
    const { state = 'open', head, base, sort = 'created', direction } = call.parameters
    const found = [...call.rows.pulls.values()].filter(pull => {
      if (pull.repository !== call.repository.id) return false
      return (
        (state === 'all' || pull.state === state) && (!base || pull.base.branch === base) && isFrom(call, pull, head)
      )
    })
    const date = (pull: PullRow) => (sort === 'updated' ? pull.updatedAt : pull.createdAt)
    found.sort((a, b) => date(a).localeCompare(date(b)) || a.number - b.number)
    if (direction !== 'asc') found.reverse()
    const { items, headers } = page(call, found)
    return { status: 200, headers, body: items.map(each => pullBody(call, each)) }
  }),

  read(`GET ${PULLS}/{pull_number}`, 'pull_requests=read', call => {
    const { pull_number: number } = call.parameters
    const pull = [...call.rows.pulls.values()].find(each => {
      return each.repository === call.repository.id && each.number === number
    })
    if (pull === undefined) throw missing()
    return { status: 200, body: { ...pullBody(call, pull), ...figures(call, pull) } }
  }),
]

/** Whether it is from `owner:branch`. Like GitHub this ignores what has no owner, and then lists them all. */
function isFrom({ rows }: Call<unknown>, { head }: PullRow, wanted: string | undefined): boolean {
  if (!wanted?.includes(':')) return true
  const owner = repositoryOf(rows, head.repository)?.fullName.split('/')[0]
  return wanted === `${owner}:${head.branch}`
}

function pullBody(call: Call<unknown>, pull: PullRow): Record<string, unknown> {
  const { api, rows, repository } = call
  const [owner = ''] = repository.fullName.split('/')
  const url = `${api}/repos/${repository.fullName}`
  const html = `${api}/${repository.fullName}/pull/${pull.number}`
  const urls = {
    html: html,
    issue: `${url}/issues/${pull.number}`,
    commits: `${url}/pulls/${pull.number}/commits`,
    review_comments: `${url}/pulls/${pull.number}/comments`,
    review_comment: `${url}/pulls/comments{/number}`,
    comments: `${url}/issues/${pull.number}/comments`,
    statuses: `${url}/statuses/${pull.head.sha}`,
  }
  const self = `${url}/pulls/${pull.number}`
  const from = repositoryOf(rows, pull.head.repository)
  const fromOwner = from?.fullName.split('/')[0] ?? 'ghost'
  return {
    url: self,
    id: pull.id,
    node_id: `PR_${pull.id}`,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    ...Object.fromEntries(Object.entries(urls).map(([name, href]) => [`${name}_url`, href])),
    _links: Object.fromEntries([
      ['self', { href: self }],
      ...Object.entries(urls).map(([name, href]) => [name, { href }]),
    ]),
    number: pull.number,
    state: pull.state,
    locked: pull.locked,
    draft: pull.draft,
    title: pull.title,
    user: userBody(api, pull.author),
    body: null,
    labels: [],
    milestone: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.state === 'closed' ? pull.updatedAt : null,
    merged_at: null,
    merge_commit_sha: null,
    assignee: null,
    head: {
      label: `${fromOwner}:${pull.head.branch}`,
      ref: pull.head.branch,
      sha: pull.head.sha,
      user: userBody(api, fromOwner),
      repo: from && repositoryBody(api, from),
    },
    base: {
      label: `${owner}:${pull.base.branch}`,
      ref: pull.base.branch,
      sha: pull.base.sha,
      user: userBody(api, owner),
      repo: repositoryBody(api, repository),
    },
    author_association: 'NONE',
    auto_merge: null,
  }
}

/** What a single pull request has and one in a list has not; of the figures the fake knows that of the comments. */
function figures({ rows, repository }: Call<unknown>, { number }: PullRow): Record<string, unknown> {
  const comments = [...rows.comments.values()].filter(each => {
    return each.repository === repository.id && each.issue === number
  })
  return {
    merged: false,
    mergeable: null,
    mergeable_state: 'unknown',
    merged_by: null,
    comments: comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: 0,
    deletions: 0,
    changed_files: 1,
  }
}
