import type { Expression, Module, Statement } from '../../../python/ast.js'

type Node = Expression | Statement

/** The nodes that may have a kind. */
type OfKind<Kind, Each = Node> = Each extends { kind: infer Kinds } ? (Kind extends Kinds ? Each : never) : never

/** The nodes of a tree by their kinds, in no order. */
export class Nodes {
  private readonly byKind = new Map<string, object[]>()

  constructor(root: unknown) {
    const pending: unknown[] = [root]
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (typeof at !== 'object' || at === null) continue
      // By their indices, which as keys would be texts: most of what is gone through is a list or in one.
      if (Array.isArray(at)) {
        for (const item of at) pending.push(item)
        continue
      }
      const { kind } = at as { kind?: unknown }
      if (typeof kind === 'string') this.add(kind, at)
      for (const key in at) {
        const value = (at as Record<string, unknown>)[key]
        if (typeof value === 'object' && value !== null) pending.push(value)
      }
    }
  }

  of<Kind extends Node['kind']>(kind: Kind): readonly OfKind<Kind>[] {
    return (this.byKind.get(kind) ?? []) as OfKind<Kind>[]
  }

  private add(kind: string, node: object): void {
    const known = this.byKind.get(kind)
    if (known === undefined) this.byKind.set(kind, [node])
    else known.push(node)
  }
}

const KNOWN = new WeakMap<Module, Nodes>()

/** The nodes of a file; looked for once. */
export function nodesOf(module: Module): Nodes {
  const known = KNOWN.get(module) ?? new Nodes(module.body)
  KNOWN.set(module, known)
  return known
}
