import { addCommit, type Contents } from './branches.js'
import type { CommentRow, PullRow, RepositoryRow, State } from './state.js'

/** A pull request of the fake. */
export class Pull {
  constructor(
    private readonly state: State,
    readonly id: number,
  ) {}

  get row(): PullRow {
    return this.state.rows.pulls.get(this.id) as PullRow
  }

  get number(): number {
    return this.row.number
  }

  /** Pushes a commit to the pull request's branch, so that its head moves; returns the new head. */
  push(files: Contents = {}): string {
    const { repository, branch } = this.row.head
    return addCommit(this.state, this.state.rows.repositories.get(repository) as RepositoryRow, branch, files)
  }

  close(): void {
    this.state.write(draft =>
      draft.set('pulls', this.id, { ...this.row, state: 'closed', updatedAt: this.state.now() }),
    )
  }

  /** A comment by anybody. */
  comment(author: string, body: string): number {
    const { repository, number: issue } = this.row
    const id = this.state.nextId()
    const at = this.state.now()
    const row = { id, repository, issue, author, body, createdAt: at, updatedAt: at }
    this.state.write(draft => draft.set('comments', id, row))
    return id
  }

  /** The comments, oldest first. */
  comments(): CommentRow[] {
    const { repository, number } = this.row
    return [...this.state.rows.comments.values()].filter(each => {
      return each.repository === repository && each.issue === number
    })
  }
}
