import { resolveCommit } from '../branches.js'
import { changesBetween } from '../changes.js'
import { missing, Refusal, refuseUnserved } from '../exchange.js'
import type { Commit } from '../git.js'
import { type Call, page, read } from '../route.js'

/** GitHub's bounds of a comparison: its files, and its commits where no page is asked for. */
const [FILES, COMMITS] = [300, 250]

export const commitRoutes = [
  read('GET /repos/{owner}/{repo}/commits', 'contents=read', call => {
    refuseUnserved(call.parameters, 'path', 'author', 'committer', 'since', 'until')
    const objects = call.state.objects(call.repository)
    if (objects.isEmpty) throw new Refusal(409, 'Git Repository is empty.')
    const { sha = call.repository.defaultBranch } = call.parameters
    const start = resolveCommit(call.state, call.rows, call.repository, sha)
    if (start === null) throw missing()
    const { items, headers } = page(call, objects.history(start))
    return { status: 200, headers, body: items.map(each => commitBody(call, each)) }
  }),

  read('GET /repos/{owner}/{repo}/compare/{basehead}', 'contents=read', call => {
    const [base, head, ...more] = call.parameters.basehead.split('...')
    if (base === undefined || head === undefined || more.length > 0) throw missing()
    const objects = call.state.objects(call.repository)
    const [from, to] = [endOf(call, base), endOf(call, head)]
    const middle = objects.commit(objects.mergeBase(from.sha, to.sha) ?? '')
    if (middle === undefined) throw new Refusal(404, `No common ancestor between ${base} and ${head}.`)
    const old = new Set(objects.history(from.sha).map(({ sha }) => sha))
    const ahead = objects.history(to.sha).filter(({ sha }) => !old.has(sha))
    const reached = new Set(objects.history(to.sha).map(({ sha }) => sha))
    const behind = [...old].filter(sha => !reached.has(sha)).length
    const paged = 'page' in call.parameters || 'per_page' in call.parameters
    // Oldest first; without paging it is the newest ones that are given.
    const { items, headers, number } = page(call, paged ? ahead.reverse() : ahead.slice(0, COMMITS).reverse(), COMMITS)
    const url = `${call.api}/repos/${call.repository.fullName}/compare/${base}...${head}`
    return {
      status: 200,
      headers,
      body: {
        url,
        html_url: url,
        permalink_url: url,
        diff_url: `${url}.diff`,
        patch_url: `${url}.patch`,
        base_commit: commitBody(call, from),
        merge_base_commit: commitBody(call, middle),
        status: statusOf(ahead.length, behind),
        ahead_by: ahead.length,
        behind_by: behind,
        total_commits: ahead.length,
        commits: items.map(each => commitBody(call, each)),
        // The first page has the files, of all commits, and no other page has any.
        ...(number === 1 && { files: filesOf(call, middle, to) }),
      },
    }
  }),
]

/** A side of a comparison: a commit, a branch, or `owner:branch` in the fork of that owner. */
function endOf({ state, rows, repository }: Call<unknown>, name: string): Commit {
  const colon = name.lastIndexOf(':')
  const owner = colon < 0 ? null : name.slice(0, colon).split(':')[0]
  const where = [...rows.repositories.values()].find(each => {
    return each.network === repository.network && each.fullName.split('/')[0] === owner
  })
  const found = owner === null ? repository : where
  const sha = found === undefined ? null : resolveCommit(state, rows, found, name.slice(colon + 1))
  const commit = state.objects(repository).commit(sha ?? '')
  if (commit === undefined) throw missing()
  return commit
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}

function filesOf({ api, state, repository }: Call<unknown>, from: Commit, to: Commit): unknown[] {
  const url = `${api}/repos/${repository.fullName}`
  const changes = changesBetween(state.objects(repository), from.tree, to.tree)
  return changes.slice(0, FILES).map(({ path, previous, ...change }) => ({
    filename: path,
    ...(previous !== null && { previous_filename: previous }),
    ...change,
    changes: change.additions + change.deletions,
    blob_url: `${url}/blob/${to.sha}/${path}`,
    raw_url: `${url}/raw/${to.sha}/${path}`,
    contents_url: `${url}/contents/${path}?ref=${to.sha}`,
  }))
}

function commitBody({ api, repository }: Call<unknown>, commit: Commit): unknown {
  const url = `${api}/repos/${repository.fullName}`
  return {
    url: `${url}/commits/${commit.sha}`,
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    html_url: `${url}/commit/${commit.sha}`,
    comments_url: `${url}/commits/${commit.sha}/comments`,
    commit: {
      url: `${url}/git/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
    },
    author: null,
    committer: null,
    parents: commit.parents.map(sha => ({ sha, url: `${url}/commits/${sha}`, html_url: `${url}/commit/${sha}` })),
  }
}
