/**
 * `free`: any text at all. `bounded`: the name of a branch and the like, which has no blanks, but may have quotes, `$`, `;`
 * and backticks. `caller`: chosen by whoever starts or calls the workflow, who mostly has rights to the repository.
 */
export type Freedom = 'free' | 'bounded' | 'caller'

/** A value that an attacker controls, or an object in which there are such values. */
export interface Danger {
  readonly path: string
  /** Who chooses the value; empty for an object. */
  readonly by: string
  readonly freedom: Freedom
  readonly members: ReadonlyMap<string, Danger>
}

interface Facts {
  readonly by: string
  readonly freedom: Freedom
  /** Below `github.event`, but for those that begin with a context; `*` is any item or member. */
  readonly paths: readonly string[]
}

const COMMIT = ['message', 'author.name', 'author.email', 'committer.name', 'committer.email']
const HEAD = ['ref', 'label', 'repo.default_branch']
const FORK = ['repo.description', 'repo.homepage']

const FACTS: readonly Facts[] = [
  { by: 'whoever opens an issue', freedom: 'free', paths: ['issue.title', 'issue.body'] },
  {
    by: 'whoever opens a pull request',
    freedom: 'free',
    paths: ['pull_request.title', 'pull_request.body', ...below('pull_request.head', FORK)],
  },
  {
    by: 'whoever opens a pull request, by the name of the branch',
    freedom: 'bounded',
    paths: [...below('pull_request.head', HEAD), 'github.head_ref', 'merge_group.head_ref'],
  },
  { by: 'whoever comments', freedom: 'free', paths: ['comment.body', 'review_comment.body', 'answer.body'] },
  { by: 'whoever reviews', freedom: 'free', paths: ['review.body'] },
  { by: 'whoever starts a discussion', freedom: 'free', paths: ['discussion.title', 'discussion.body'] },
  { by: 'whoever edits the title or text', freedom: 'free', paths: ['changes.title.from', 'changes.body.from'] },
  { by: 'whoever edits the wiki', freedom: 'free', paths: ['pages.*.page_name', 'pages.*.title', 'pages.*.summary'] },
  { by: 'whoever forks the repository', freedom: 'free', paths: ['forkee.description', 'forkee.homepage'] },
  {
    by: 'whoever wrote the commit',
    freedom: 'free',
    paths: [
      ...below('commits.*', COMMIT),
      ...below('head_commit', COMMIT),
      ...below('merge_group.head_commit', COMMIT),
    ],
  },
  {
    by: 'whoever opens the pull request that the other workflow ran for',
    freedom: 'free',
    paths: [
      'workflow_run.display_title',
      ...below('workflow_run.head_commit', COMMIT),
      'workflow_run.head_repository.description',
    ],
  },
  {
    by: 'whoever opens the pull request that the other workflow ran for, by the name of the branch',
    freedom: 'bounded',
    paths: [
      'workflow_run.head_branch',
      'workflow_run.pull_requests.*.head.ref',
      'check_suite.head_branch',
      'check_suite.pull_requests.*.head.ref',
      'check_run.check_suite.head_branch',
      'check_run.pull_requests.*.head.ref',
    ],
  },
  { by: 'whoever starts the workflow', freedom: 'caller', paths: ['inputs.*', 'client_payload.*'] },
  { by: 'whoever starts or calls the workflow', freedom: 'caller', paths: ['/inputs.*'] },
]

let tree: ReadonlyMap<string, Danger> | undefined

/** What an attacker controls, as a tree: contexts by their names, and what is in them. */
export function dangers(): ReadonlyMap<string, Danger> {
  tree ??= treeOf(FACTS)
  return tree
}

function below(root: string, names: readonly string[]): string[] {
  return names.map(name => `${root}.${name}`)
}

interface Growing extends Danger {
  readonly members: Map<string, Growing>
}

function treeOf(facts: readonly Facts[]): ReadonlyMap<string, Danger> {
  const roots = new Map<string, Growing>()
  for (const { by, freedom, paths } of facts) {
    for (const path of paths) {
      const whole = path.startsWith('/') ? path.slice(1) : path.startsWith('github.') ? path : `github.event.${path}`
      plant(roots, whole, by, freedom)
    }
  }
  return roots
}

function plant(roots: Map<string, Growing>, path: string, by: string, freedom: Freedom): void {
  const names = path.split('.')
  let members = roots
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1
    const known = members.get(name)
    const here = names.slice(0, index + 1).join('.')
    const grown = known ?? { path: here, by: isLast ? by : '', freedom, members: new Map<string, Growing>() }
    members.set(name, grown)
    members = grown.members
  }
}
