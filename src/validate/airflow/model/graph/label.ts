import type { Span } from '../../../python/ast.js'
import type { Machine, Value } from '../../evaluate/value.js'
import { isOfClass } from '../library/kinship.js'
import type { At, Model } from '../state.js'
import type { Group } from './group.js'
import type { Known, Node } from './node.js'
import { memberOf, shift } from './operators.js'
import { relate } from './relations.js'

/** `Label('...')`: it waits until both of its sides are there. */
export class Label implements Known {
  readonly kind = 'host'
  readonly role = 'label'
  readonly type = 'EdgeModifier'
  upstream: Node[] = []
  downstream: Node[] = []

  constructor(
    readonly model: Model,
    /** Null where it is not known. */
    readonly text: string | null,
  ) {}

  isOf(type: Value): boolean | null {
    return isOfClass(this, type)
  }

  describe(): string {
    return this.text === null ? 'a label' : `label '${this.text}'`
  }

  get(name: string): Value | undefined {
    return memberOf(this, name)
  }

  binary(operator: string, other: Value, reflected: boolean, machine: Machine, span: Span): Value | undefined {
    return shift(this, operator, other, reflected, { machine, span })
  }

  /** Gets nodes on one side, and relates them to those of the other. */
  take(nodes: readonly Node[], upstream: boolean, at: At): void {
    if (nodes.some(({ role }) => role === 'label')) {
      const message = 'Cannot use edge labels with EdgeModifier, only tasks, XComArg or TaskGroups'
      this.model.refuse('not-a-task', 'TypeError', message, at)
    }
    if (upstream) this.upstream.push(...nodes)
    else this.downstream.push(...nodes)
    if (this.upstream.length > 0 && this.downstream.length > 0) this.widen()
    const others: Value = { kind: 'list', items: [...nodes] }
    for (const node of upstream ? this.downstream : this.upstream) relate(node, others, upstream, this, at)
  }

  /** Where its sides are in different groups, Airflow takes the whole group for a task in it. */
  private widen(): void {
    const groups = new Set([...this.upstream, ...this.downstream].map(groupOf).filter(group => group !== undefined))
    if (groups.size === 1) return
    this.upstream = this.upstream.map(widened)
    this.downstream = this.downstream.map(widened)
  }
}

function groupOf(node: Node): Group | null | undefined {
  if (node.role === 'group') return node
  if (node.role === 'label') return undefined
  const task = node.role === 'task' ? node : node.tasks[0]
  return task?.group ?? undefined
}

const widened = (node: Node): Node =>
  node.role === 'task' && node.group !== null && !node.group.isRoot ? node.group : node
