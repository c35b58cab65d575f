import { addCommit, type Contents, moveRef } from './branches.js'
import { Pull } from './pull.js'
import { Run } from './run.js'
import type { CheckRunRow, PullRow, RepositoryRow, RunRow, State } from './state.js'

export interface PullOptions {
  /** The branch that the pull request comes from, in `from` or else in the repository itself. */
  head: string
  from?: Repository
  /** Default: the default branch. */
  base?: string
  title?: string
  author?: string
  draft?: boolean
  locked?: boolean
}

export interface RunOptions {
  /** Default: `.github/workflows/ci.yml`. */
  workflow?: string
  /** Default: `push`. */
  event?: string
  /** The repository whose code ran; default: this one. */
  from?: Repository
  /** Default: the default branch. */
  branch?: string
  /** Default: the branch's head. */
  sha?: string
  attempt?: number
  /** Default: `completed`. */
  status?: string
  /** Default: `success` for what is completed. */
  conclusion?: string | null
  actor?: string
}

/** A repository of the fake, for tests to set up and to look into. Everything here is GitHub's doing, not a token's. */
export class Repository {
  constructor(
    private readonly state: State,
    readonly id: number,
  ) {}

  get row(): RepositoryRow {
    return this.state.rows.repositories.get(this.id) as RepositoryRow
  }

  get fullName(): string {
    return this.row.fullName
  }

  /** A fork: a repository of its own, with the same commits and branches to start from. */
  fork(fullName: string): Repository {
    const { row, state } = this
    const id = state.nextId()
    state.write(draft => {
      draft.set('repositories', id, { ...row, id, fullName, parent: this.id })
      for (const each of draft.rows.refs.values()) {
        if (each.repository === this.id) draft.set('refs', `${id} ${each.ref}`, { ...each, repository: id })
      }
    })
    return new Repository(state, id)
  }

  /** The repository is deleted: pull requests from it stay, with a head that says so. */
  remove(): void {
    this.state.write(draft => draft.delete('repositories', this.id))
  }

  /**
   * Commits to a branch, which starts at the default branch where there is none yet, and returns the new hash. A file
   * that is null is removed. `parents` replaces the branch's head: for merges, and for forced pushes.
   */
  commit(branch: string, files: Contents = {}, options: { message?: string; parents?: string[] } = {}): string {
    return addCommit(this.state, this.row, branch, files, options)
  }

  /** Lets a branch point elsewhere. */
  setBranch(branch: string, sha: string): void {
    this.setRef(`refs/heads/${branch}`, sha)
  }

  setRef(ref: string, sha: string): void {
    this.state.write(draft => moveRef(draft, this.row, ref, sha, this.state.now()))
  }

  /** The commit that a branch points at. */
  head(branch = this.row.defaultBranch): string {
    const sha = this.ref(`refs/heads/${branch}`)
    if (sha === null) throw new Error(`${this.fullName} has no branch ${branch}`)
    return sha
  }

  ref(ref: string): string | null {
    return this.state.rows.refs.get(`${this.id} ${ref}`)?.sha ?? null
  }

  pull(options: PullOptions): Pull {
    const { state } = this
    const from = options.from ?? this
    const base = options.base ?? this.row.defaultBranch
    const siblings = [...state.rows.pulls.values()].filter(({ repository }) => repository === this.id)
    const at = state.now()
    const row: PullRow = {
      id: state.nextId(),
      repository: this.id,
      number: siblings.length + 1,
      title: options.title ?? `Merge ${options.head}`,
      author: options.author ?? 'contributor',
      state: 'open',
      draft: options.draft ?? false,
      locked: options.locked ?? false,
      head: { repository: from.id, branch: options.head, sha: from.head(options.head) },
      base: { branch: base, sha: this.head(base) },
      createdAt: at,
      updatedAt: at,
    }
    state.write(draft => draft.set('pulls', row.id, row))
    return new Pull(state, row.id)
  }

  run(options: RunOptions = {}): Run {
    const { state } = this
    const from = options.from ?? this
    const workflow = options.workflow ?? '.github/workflows/ci.yml'
    const siblings = [...state.rows.runs.values()].filter(each => {
      return each.repository === this.id && each.workflow === workflow
    })
    const branch = options.branch ?? this.row.defaultBranch
    const status = options.status ?? 'completed'
    const row: RunRow = {
      id: state.nextId(),
      repository: this.id,
      workflow,
      workflowId: siblings[0]?.workflowId ?? state.nextId(),
      event: options.event ?? 'push',
      headRepository: from.id,
      headBranch: branch,
      headSha: options.sha ?? from.head(branch),
      attempt: options.attempt ?? 1,
      number: siblings.length + 1,
      status,
      conclusion: options.conclusion ?? (status === 'completed' ? 'success' : null),
      actor: options.actor ?? 'contributor',
      createdAt: state.now(),
      updatedAt: state.now(),
    }
    state.write(draft => draft.set('runs', row.id, row))
    return new Run(state, row.id)
  }

  /** The check runs, oldest first. */
  checkRuns(): CheckRunRow[] {
    return [...this.state.rows.checkRuns.values()].filter(({ repository }) => repository === this.id)
  }

  /** A check run by somebody else, or from before. */
  checkRun(given: { name: string; headSha: string } & Partial<CheckRunRow>): number {
    const at = this.state.now()
    const id = this.state.nextId()
    const row: CheckRunRow = {
      author: 'github-actions[bot]',
      ofJob: false,
      status: 'completed',
      conclusion: 'success',
      startedAt: at,
      completedAt: at,
      externalId: '',
      detailsUrl: null,
      title: null,
      summary: null,
      text: null,
      annotations: [],
      ...given,
      id,
      repository: this.id,
    }
    this.state.write(draft => draft.set('checkRuns', id, row))
    return id
  }
}
