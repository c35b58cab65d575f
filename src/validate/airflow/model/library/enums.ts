import type { Span } from '../../../python/ast.js'
import type { Machine, Value } from '../../evaluate/value.js'
import { NamedClass } from './named-class.js'
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
export class Enumeration extends NamedClass {
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
