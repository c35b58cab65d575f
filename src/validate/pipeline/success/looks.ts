import { type Expression, expressionsIn, literalText, partsOf, pathOf } from '../../expressions/api.js'
import type { Node } from '../../tree/node.js'
import type { Job } from '../../workflow/model.js'

/** How a job looks at the results of those that it needs. */
export interface Looks {
  /** Whether something makes its own judgement of all results: `toJSON(needs)`, `join(needs.*.result)`. */
  readonly all: boolean
  /** The results that `contains(needs.*.result, …)` asks for. */
  readonly asked: ReadonlySet<string>
  /** Ids, in lower case, of the jobs whose own result it asks for. */
  readonly named: ReadonlySet<string>
}

/** Whoever writes more values into one job has no use for a look at each. */
const MOST_VALUES = 5000

/** All that the job, its steps and their conditions do with `needs`. */
export function looksOf(job: Job): Looks {
  const looks = { all: false, asked: new Set<string>(), named: new Set<string>() }
  for (const expression of expressionsBelow(job.node)) {
    if (expression === null) looks.all = true
    else look(expression, looks)
  }
  return looks
}

/** Whether it looks at any result at all. */
export function looksAtNothing({ all, asked, named }: Looks): boolean {
  return !all && asked.size === 0 && named.size === 0
}

function look(expression: Expression, looks: { all: boolean; asked: Set<string>; named: Set<string> }): void {
  const inContains = new Set<Expression>()
  const below = new Set<Expression>()
  for (const part of partsOf(expression)) {
    if (part.kind === 'call' && part.name === 'contains') {
      const [list, wanted] = part.args
      const text = wanted === undefined ? null : literalText(wanted)
      if (list !== undefined && text !== null && pathOf(list) === 'needs.*.result') {
        looks.asked.add(text.toLowerCase())
        inContains.add(list)
      }
    }
    if (part.kind === 'property' || part.kind === 'filter' || part.kind === 'index') below.add(part.of)
    // A part of a longer path is judged with that.
    if (below.has(part) || inContains.has(part)) continue
    const path = pathOf(part)
    if (path === 'needs' || path === 'needs.*' || path === 'needs.*.result') looks.all = true
    const [root, id, what] = path?.split('.') ?? []
    if (root === 'needs' && id !== undefined && id !== '*' && (what === undefined || what === 'result')) {
      looks.named.add(id)
    }
  }
}

/** Every expression below a value; null for one that cannot be read, which may be anything. */
function expressionsBelow(root: Node): readonly (Expression | null)[] {
  const found: (Expression | null)[] = []
  const pending: { node: Node; condition: boolean }[] = [{ node: root, condition: false }]
  let seen = 0
  for (let at = pending.pop(); at !== undefined && seen < MOST_VALUES; at = pending.pop()) {
    const { node, condition } = at
    seen += 1
    if (node.kind === 'map')
      for (const { name, value } of node.pairs) pending.push({ node: value, condition: name === 'if' })
    else if (node.kind === 'list') for (const item of node.items) pending.push({ node: item, condition: false })
    else for (const { expression } of expressionsIn(node, condition)) found.push(expression)
  }
  return found
}
