import type { RepositoryRow, Rows } from './state.js'

/** Numbers from names, so that the same name is always the same user. */
function idOf(login: string): number {
  let id = 7
  for (const character of login) id = (id * 31 + character.charCodeAt(0)) % 100_000_000
  return id
}

const ACTIONS_APP = 15_368

export function userBody(api: string, login: string): Record<string, unknown> {
  const url = `${api}/users/${encodeURIComponent(login)}`
  const below = ['followers', 'following', 'gists', 'starred', 'subscriptions', 'events', 'received_events', 'repos']
  return {
    login,
    id: idOf(login),
    node_id: `U_${idOf(login)}`,
    avatar_url: `${api}/avatars/${idOf(login)}`,
    gravatar_id: '',
    url,
    html_url: url,
    organizations_url: `${url}/orgs`,
    ...Object.fromEntries(below.map(name => [`${name}_url`, `${url}/${name}`])),
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  }
}

/** The GitHub App behind a login such as `github-actions[bot]`. */
export function appBody(api: string, login: string): Record<string, unknown> {
  const slug = login.replace(/\[bot\]$/, '')
  return {
    id: appId(login),
    slug,
    node_id: `A_${appId(login)}`,
    owner: userBody(api, 'github'),
    name: slug === 'github-actions' ? 'GitHub Actions' : slug,
    description: '',
    external_url: `${api}/apps/${slug}`,
    html_url: `${api}/apps/${slug}`,
    created_at: '2018-07-30T09:30:17Z',
    updated_at: '2018-07-30T09:30:17Z',
    permissions: {},
    events: [],
  }
}

export function appId(login: string): number {
  return login === 'github-actions[bot]' ? ACTIONS_APP : idOf(login)
}

const BELOW = (
  'archive assignees blobs branches collaborators comments commits compare contents contributors deployments ' +
  'downloads events forks git_commits git_refs git_tags issue_comment issue_events issues keys labels languages ' +
  'merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees hooks ' +
  'git ssh clone svn'
).split(' ')

/** A repository as it stands in other things. */
export function repositoryBody(api: string, { id, fullName, ...row }: RepositoryRow): Record<string, unknown> {
  const url = `${api}/repos/${fullName}`
  const [owner = '', name] = fullName.split('/')
  const [zeros, absent] = [
    'forks_count stargazers_count watchers_count size open_issues_count forks open_issues watchers',
    'description mirror_url homepage language license',
  ]
  const has = ['issues', 'projects', 'wiki', 'pages', 'downloads', 'discussions']
  return {
    id,
    node_id: `R_${id}`,
    name,
    full_name: fullName,
    owner: userBody(api, owner),
    private: row.private,
    visibility: row.private ? 'private' : 'public',
    html_url: url,
    url,
    fork: row.parent !== null,
    default_branch: row.defaultBranch,
    ...Object.fromEntries(BELOW.map(each => [`${each}_url`, `${url}/${each}`])),
    ...Object.fromEntries(zeros.split(' ').map(each => [each, 0])),
    ...Object.fromEntries(absent.split(' ').map(each => [each, null])),
    ...Object.fromEntries(has.map(each => [`has_${each}`, true])),
    archived: false,
    disabled: false,
    pushed_at: '2026-01-01T00:00:00Z',
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  }
}

export function repositoryOf(rows: Rows, id: number): RepositoryRow | null {
  return rows.repositories.get(id) ?? null
}
