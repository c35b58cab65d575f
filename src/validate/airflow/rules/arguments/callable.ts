import { quoted } from '../../../words/quoted.js'
import type { FunctionValue } from '../../evaluate/value.js'
import type { ExtractedTask } from '../../model/extracted.js'
import { entriesOf } from '../../model/tasks/placement.js'
import type { Checking } from '../checking.js'
import { wrongArguments } from '../refused/arguments.js'
import { CONTEXT } from '../templates/context.js'

const CALLING = /^(?:Branch)?(?:Python|PythonVirtualenv|ExternalPython)(?:Operator|Sensor)$|^ShortCircuitOperator$/

/** Tells of functions that an operator cannot call with what it gives them: Airflow takes the file, and the task fails. */
export function checkCallable({ operator, module, args, isOpen, isMapped }: ExtractedTask, checking: Checking): void {
  const given = args.get('python_callable')
  if (module === null || isOpen || isMapped || !CALLING.test(operator) || given?.value.kind !== 'function') return
  const [byPosition, byName] = [args.get('op_args'), args.get('op_kwargs')]
  const positional = byPosition === undefined ? [] : itemsOf(byPosition.value)
  const named = byName === undefined ? [] : namesOf(byName.value)
  if (positional === null || named === null) return
  const wrong = misfit(given.value, positional.length, new Set(named))
  if (wrong !== null) checking.tell(wrongArguments.rule, byName ?? byPosition ?? given, wrong, { level: 'warning' })
}

type Value = Parameters<typeof entriesOf>[0]

function itemsOf(value: Value): readonly unknown[] | null {
  if (value?.kind === 'none') return []
  if (value?.kind === 'tuple') return value.items
  return value?.kind === 'list' && value.partly === undefined ? value.items : null
}

function namesOf(value: Value): string[] | null {
  if (value?.kind === 'none') return []
  return value?.kind === 'dict' && value.partly === undefined ? entriesOf(value).map(([name]) => name) : null
}

function misfit({ name, node }: FunctionValue, count: number, named: ReadonlySet<string>): string | null {
  const { parameters } = node
  const byPosition = parameters.filter(({ kind }) => kind === 'positional' || kind === 'positional-only')
  if (count > byPosition.length && !parameters.some(({ kind }) => kind === 'rest'))
    return `${quoted(name)} takes ${byPosition.length} arguments by position, and is given ${count}: the task fails`
  const taken = new Set(byPosition.slice(0, count).map(parameter => parameter.name))
  const missing = parameters.find(
    ({ kind, value, name: own }) =>
      kind !== 'rest' &&
      kind !== 'keywords' &&
      value === null &&
      !taken.has(own) &&
      !named.has(own) &&
      // What a task finds in its context need not be given.
      !CONTEXT.has(own),
  )
  return missing === undefined ? null : `${quoted(name)} is given no ${quoted(missing.name)}: the task fails`
}
