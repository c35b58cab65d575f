import type { ArtifactRow, RunRow, State } from './state.js'

/** A workflow's run in the fake. */
export class Run {
  constructor(
    private readonly state: State,
    readonly id: number,
  ) {}

  get row(): RunRow {
    return this.state.rows.runs.get(this.id) as RunRow
  }

  /** Another attempt: the same run, its artifacts still there. */
  rerun(change: Partial<Pick<RunRow, 'status' | 'conclusion'>> = {}): void {
    this.update({ ...change, attempt: this.row.attempt + 1 })
  }

  update(change: Partial<RunRow>): void {
    this.state.write(draft => draft.set('runs', this.id, { ...this.row, ...change, updatedAt: this.state.now() }))
  }

  /** An artifact of the current attempt. Artifacts are immutable: a name is taken once in an attempt. */
  artifact(name: string, zip: Uint8Array, options: { expired?: boolean } = {}): number {
    const { repository, attempt } = this.row
    const taken = [...this.state.rows.artifacts.values()].some(each => {
      return each.run === this.id && each.attempt === attempt && each.name === name
    })
    if (taken) throw new Error(`the run has an artifact ${name} already`)
    const id = this.state.nextId()
    const createdAt = this.state.now()
    const row: ArtifactRow = { id, repository, run: this.id, attempt, name, zip, expired: false, createdAt, ...options }
    this.state.write(draft => draft.set('artifacts', id, row))
    return id
  }
}
