import type { Place } from '../extracted.js'
import type { At } from '../state.js'
import type { Label } from './label.js'
import type { Task } from './task.js'

export interface Edge extends Place {
  from: Task
  to: Task
  label: string | null
  /** The call of a helper that declared it; null where no helper did. */
  call: Place | null
}

/** Edges of a DAG in the order in which they were declared, each once. */
export class Edges {
  private readonly byEnds = new Map<Task, Map<Task, Edge>>()
  readonly all: Edge[] = []

  add(from: Task, to: Task, label: Label | null, call: Place | null, { machine, span }: At): void {
    const known = this.byEnds.get(from)?.get(to)
    if (known !== undefined) {
      known.label = label?.text ?? known.label
      return
    }
    const edge = {
      from,
      to,
      label: label?.text ?? null,
      call,
      span: { start: span.start, end: span.end },
      file: machine.file,
    }
    this.all.push(edge)
    const of = this.byEnds.get(from)
    if (of === undefined) this.byEnds.set(from, new Map([[to, edge]]))
    else of.set(to, edge)
  }
}
