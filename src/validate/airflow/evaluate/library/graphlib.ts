import type { Span } from '../../../python/ast.js'
import { OBJECT } from '../builtins/object.js'
import { Variadic } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { keyOf } from '../core/keys.js'
import { NONE_VALUE, tuple } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import type { HostObject, Unknown, Value } from '../value.js'

interface Node {
  value: Value
  before: number
  after: string[]
}

/** `TopologicalSorter(graph)`, as far as `static_order()` is asked of it. */
class Sorter implements HostObject {
  readonly kind = 'host'
  private readonly nodes = new Map<string, Node>()
  private unknown: Unknown | null = null

  describe(): string {
    return 'TopologicalSorter'
  }

  add(value: Value, predecessors: readonly Value[], machine: Interpreter, span: Span): void {
    const node = this.node(value, machine, span)
    for (const predecessor of predecessors) {
      const before = this.node(predecessor, machine, span)
      if (node === null || before === null) continue
      node.before += 1
      before.after.push(keyOf(value, machine, span) as string)
    }
  }

  private node(value: Value, machine: Interpreter, span: Span): Node | null {
    const key = keyOf(value, machine, span)
    if (typeof key !== 'string') {
      this.unknown ??= key
      return null
    }
    const known = this.nodes.get(key) ?? { value, before: 0, after: [] }
    this.nodes.set(key, known)
    return known
  }

  get(name: string): Value | undefined {
    if (name === 'add')
      return new Variadic(name, ({ positional: [value, ...before] }, machine, span) => {
        if (value !== undefined) this.add(value, before, machine, span)
        return NONE_VALUE
      })
    return name === 'static_order' ? new Variadic(name, (_args, machine, span) => this.order(machine, span)) : undefined
  }

  private order(machine: Interpreter, span: Span): Value {
    if (this.unknown !== null) return this.unknown
    const order: Value[] = []
    let ready = [...this.nodes.values()].filter(({ before }) => before === 0)
    while (ready.length > 0) {
      machine.charge(ready.length, span)
      order.push(...ready.map(({ value }) => value))
      const next: Node[] = []
      for (const key of ready.flatMap(({ after }) => after)) {
        const node = this.nodes.get(key) as Node
        node.before -= 1
        if (node.before === 0) next.push(node)
      }
      ready = next
    }
    return order.length < this.nodes.size ? machine.fail('CycleError', 'nodes are in a cycle', span) : tuple(order)
  }
}

function sorterOf([graph]: readonly Value[], machine: Interpreter, span: Span): Value {
  const sorter = new Sorter()
  if (graph === undefined || graph.kind === 'none') return sorter
  if (graph.kind !== 'dict' || graph.partly !== undefined) return machine.unknown('the graph is not told', span)
  for (const { key, value } of graph.entries.values()) {
    const before = machine.iterate(value, span)
    if ('kind' in before) return before
    sorter.add(key, before, machine, span)
  }
  return sorter
}

export const GRAPHLIB: ReadonlyMap<string, Value> = new Map<string, Value>([
  [
    'TopologicalSorter',
    new BuiltinType('TopologicalSorter', {
      module: 'graphlib',
      base: OBJECT,
      construct: (args, machine, span) => sorterOf(args.positional, machine, span),
    }),
  ],
])
