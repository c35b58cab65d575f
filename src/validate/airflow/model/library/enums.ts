import type { Span } from '../../../python/ast.js'
import type { Machine, Value } from '../../evaluate/value.js'
import type { Known } from '../graph/node.js'
import type { Model } from '../state.js'
import { triggerRules } from './trigger-rules.js'

const UNCHANGED = new Set([
  'WeightRule',
  'TriggerRule',
  'DagRunState',
  'TaskInstanceState',
  'State',
  'DagRunType',
  'JobState',
])

/** Whether a class of Airflow is a list of texts. */
export const isEnumName = (name: string): boolean => UNCHANGED.has(name)

/** `TriggerRule` and its like: `TriggerRule.ALL_DONE` is the text `all_done`. */
export class Enumeration implements Known {
  readonly kind = 'host'
  readonly role = 'thing'
  readonly truth = true

  constructor(
    private readonly model: Model,
    readonly type: string,
  ) {}

  describe(): string {
    return `class ${this.type}`
  }

  get(name: string, machine: Machine, span: Span): Value | undefined {
    if (!/^[A-Z][A-Z0-9_]*$/.test(name)) return undefined
    const value = name.toLowerCase()
    if (this.type === 'TriggerRule' && !triggerRules(this.model.version, this.model.lenient).includes(value))
      this.model.refuse('trigger-rule', 'AttributeError', `type object 'TriggerRule' has no attribute '${name}'`, {
        machine,
        span,
      })
    return { kind: 'str', value }
  }

  call(args: { positional: Value[] }): Value {
    return args.positional[0] ?? { kind: 'none' }
  }

  index(index: Value, machine: Machine, span: Span): Value | undefined {
    return index.kind === 'str' ? this.get(index.value, machine, span) : undefined
  }
}
