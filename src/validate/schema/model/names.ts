import { type Node, valueIn } from '../../tree/node.js'
import { anchorsOf, type Resource, schemasBelow } from './resource.js'

const DEEPEST = 500

/**
 * The names that schemas give themselves for `#name`, by their resources. Documents are gone through for them only when the
 * first is asked for: few schemas have any.
 */
export class Names {
  private readonly fixed = new Map<Resource, Map<string, Node>>()
  private readonly byWay = new Map<Resource, Map<string, Node>>()
  private readonly waiting: Resource[] = []

  /** `resourceAt` tells the resource that a node is in, and notes those that begin there. */
  constructor(private readonly resourceAt: (node: Node, within: Resource) => Resource) {}

  add(resource: Resource): void {
    this.waiting.push(resource)
  }

  any(resource: Resource, name: string): Node | undefined {
    this.index()
    return this.fixed.get(resource)?.get(name) ?? this.byWay.get(resource)?.get(name)
  }

  dynamic(resource: Resource, name: string): Node | undefined {
    this.index()
    return this.byWay.get(resource)?.get(name)
  }

  /** Goes through what was added since. */
  index(): void {
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) this.visit(next.root, next, 0)
  }

  private visit(node: Node, within: Resource, depth: number): void {
    if (node.kind !== 'map' || depth > DEEPEST) return
    const resource = this.resourceAt(node, within)
    const { fixed, dynamic } = anchorsOf(node, resource.draft)
    for (const name of fixed) place(this.fixed, resource, name, node)
    if (dynamic !== undefined) place(this.byWay, resource, dynamic, node)
    if (resource.draft <= 7 && valueIn(node, '$ref') !== undefined) return
    for (const below of schemasBelow(node)) this.visit(below, resource, depth + 1)
  }
}

function place(names: Map<Resource, Map<string, Node>>, resource: Resource, name: string, node: Node): void {
  const own = names.get(resource) ?? new Map<string, Node>()
  names.set(resource, own)
  if (!own.has(name)) own.set(name, node)
}
