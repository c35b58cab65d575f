import { Objects } from './git.js'

export interface RepositoryRow {
  id: number
  /** `owner/name` */
  fullName: string
  private: boolean
  defaultBranch: string
  /** The repository that it was forked from. */
  parent: number | null
  /** The repository at the root of the forks: they share their git objects. */
  network: number
}

export interface RefRow {
  repository: number
  /** Such as `refs/heads/main`. */
  ref: string
  sha: string
}

export interface PullRow {
  id: number
  repository: number
  number: number
  title: string
  author: string
  state: 'open' | 'closed'
  draft: boolean
  locked: boolean
  head: { repository: number; branch: string; sha: string }
  base: { branch: string; sha: string }
  createdAt: string
  updatedAt: string
}

export interface CommentRow {
  id: number
  repository: number
  /** The number of the pull request. */
  issue: number
  author: string
  body: string
  createdAt: string
  updatedAt: string
}

export interface Annotation {
  path: string
  start_line: number
  end_line: number
  start_column?: number
  end_column?: number
  annotation_level: 'notice' | 'warning' | 'failure'
  message: string
  title?: string
  raw_details?: string
}

export interface CheckRunRow {
  id: number
  repository: number
  /** The login of the app that made it, such as `github-actions[bot]`. */
  author: string
  /** Whether the runner made it for a job: such a one has the same author and may not be completed by anybody else. */
  ofJob: boolean
  name: string
  headSha: string
  status: string
  conclusion: string | null
  startedAt: string
  completedAt: string | null
  externalId: string
  detailsUrl: string | null
  title: string | null
  summary: string | null
  text: string | null
  annotations: readonly Annotation[]
}

export interface RunRow {
  id: number
  repository: number
  /** The workflow's file, such as `.github/workflows/ci.yml`. */
  workflow: string
  workflowId: number
  event: string
  headRepository: number
  headBranch: string
  headSha: string
  attempt: number
  number: number
  status: string
  conclusion: string | null
  actor: string
  createdAt: string
  updatedAt: string
}

export interface ArtifactRow {
  id: number
  repository: number
  run: number
  attempt: number
  name: string
  zip: Uint8Array
  expired: boolean
  createdAt: string
}

interface RowOf {
  repositories: RepositoryRow
  refs: RefRow
  pulls: PullRow
  comments: CommentRow
  checkRuns: CheckRunRow
  runs: RunRow
  artifacts: ArtifactRow
}

type Table = keyof RowOf
/** A row's id; of a ref the repository and the name: `1 refs/heads/main`. */
type Key<T extends Table> = T extends 'refs' ? string : number

/** Everything that changes, in tables whose rows are replaced and never changed: so the past can be looked at. */
export type Rows = { readonly [T in Table]: ReadonlyMap<Key<T>, RowOf[T]> }

/** The tables while one write changes them. */
export class Draft {
  constructor(public rows: Rows) {}

  set<T extends Table>(table: T, key: Key<T>, row: RowOf[T]): void {
    this.rows = { ...this.rows, [table]: new Map<Key<T>, RowOf[T]>(this.rows[table]).set(key, row) }
  }

  delete<T extends Table>(table: T, key: Key<T>): void {
    const rows = new Map<Key<T>, RowOf[T]>(this.rows[table])
    rows.delete(key)
    this.rows = { ...this.rows, [table]: rows }
  }
}

/** What GitHub knows, with all that it knew before. Time passes by a second with every write. */
export class State {
  rows: Rows = {
    repositories: new Map(),
    refs: new Map(),
    pulls: new Map(),
    comments: new Map(),
    checkRuns: new Map(),
    runs: new Map(),
    artifacts: new Map(),
  }
  private readonly past: Rows[] = []
  private readonly networks = new Map<number, Objects>()
  private lastId = 1000

  /** One change, all of it or, where it throws, nothing. */
  write<T>(change: (draft: Draft) => T): T {
    const draft = new Draft(this.rows)
    const result = change(draft)
    this.past.push(this.rows)
    this.rows = draft.rows
    return result
  }

  /** How many writes there have been. */
  get writes(): number {
    return this.past.length
  }

  /** What was known after so many writes. */
  after(writes: number): Rows {
    return this.past[Math.max(0, writes)] ?? this.rows
  }

  nextId(): number {
    return ++this.lastId
  }

  now(): string {
    const seconds = Date.UTC(2026, 0, 1) / 1000 + this.past.length
    return new Date(seconds * 1000).toISOString().replace('.000', '')
  }

  /** The git objects that a repository shares with its forks. */
  objects(repository: RepositoryRow): Objects {
    const found = this.networks.get(repository.network) ?? new Objects()
    this.networks.set(repository.network, found)
    return found
  }
}
