import { userBody } from '../bodies.js'
import { invalid, missing, Refusal } from '../exchange.js'
import { type Call, page, read, write } from '../route.js'
import type { CommentRow, PullRow } from '../state.js'

const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
const COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}'
const [READS, WRITES] = ['issues=read; pull_requests=read', 'issues=write; pull_requests=write']
/** Characters, by the strictest way of counting them. */
const MOST = 65_536

export const commentRoutes = [
  read(`GET ${COMMENTS}`, READS, call => {
    const { number } = issueOf(call, call.parameters.issue_number)
    const { since = '' } = call.parameters
    const found = [...call.rows.comments.values()].filter(each => {
      return each.repository === call.repository.id && each.issue === number && each.updatedAt >= since
    })
    const { items, headers } = page(call, found)
    return { status: 200, headers, body: items.map(each => commentBody(call, each)) }
  }),

  write(`POST ${COMMENTS}`, WRITES, call => {
    const { number, locked } = issueOf(call, call.parameters.issue_number)
    if (locked) throw new Refusal(403, 'Unable to create comment because issue is locked.')
    const { state } = call
    const at = state.now()
    const comment: CommentRow = {
      id: state.nextId(),
      repository: call.repository.id,
      issue: number,
      author: call.token?.login ?? '',
      body: textOf(call.parameters.body),
      createdAt: at,
      updatedAt: at,
    }
    state.write(draft => draft.set('comments', comment.id, comment))
    return { status: 201, body: commentBody(call, comment) }
  }),

  read(`GET ${COMMENT}`, READS, call => {
    return { status: 200, body: commentBody(call, commentOf(call, call.parameters.comment_id)) }
  }),

  write(`PATCH ${COMMENT}`, WRITES, call => {
    const before = commentOf(call, call.parameters.comment_id)
    const comment = { ...before, body: textOf(call.parameters.body), updatedAt: call.state.now() }
    call.state.write(draft => draft.set('comments', comment.id, comment))
    return { status: 200, body: commentBody(call, comment) }
  }),

  write(`DELETE ${COMMENT}`, WRITES, call => {
    const { id } = commentOf(call, call.parameters.comment_id)
    call.state.write(draft => draft.delete('comments', id))
    return { status: 204 }
  }),
]

/** Of GitHub's issues the fake has those that are pull requests. */
function issueOf({ rows, repository }: Call<unknown>, number: number): PullRow {
  const found = [...rows.pulls.values()].find(each => each.repository === repository.id && each.number === number)
  if (found === undefined) throw missing()
  return found
}

function commentOf({ rows, repository }: Call<unknown>, id: number | bigint): CommentRow {
  const found = rows.comments.get(Number(id))
  if (found === undefined || found.repository !== repository.id) throw missing()
  return found
}

function textOf(body: string): string {
  if (body.trim() === '') throw invalid('IssueComment', 'body', "Body can't be blank")
  if (body.length > MOST) throw invalid('IssueComment', 'body', `Body is too long (maximum is ${MOST} characters)`)
  return body
}

function commentBody({ api, repository }: Call<unknown>, comment: CommentRow): unknown {
  const url = `${api}/repos/${repository.fullName}/issues`
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: `${url}/comments/${comment.id}`,
    html_url: `${api}/${repository.fullName}/pull/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${url}/${comment.issue}`,
    user: userBody(api, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: 'NONE',
  }
}
