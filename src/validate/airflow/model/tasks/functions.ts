import type { Parameter } from '../../../python/ast.js'
import type { FunctionValue, Value } from '../../evaluate/value.js'

/** What a function calls itself, also one that `functools.wraps` renamed; null where it is not known. */
export function nameOf(callee: Value | undefined): string | null {
  if (callee?.kind === 'host' && 'callee' in callee) return nameOf(callee.callee as Value)
  if (callee?.kind !== 'function') return null
  const renamed = callee.members?.get('__name__')
  if (renamed === undefined) return callee.name
  return renamed.kind === 'str' ? renamed.value : null
}

/** The function whose parameters Python tells of another: the one that `functools.wraps` was given. */
function signed(callee: Value): FunctionValue | null {
  if (callee.kind !== 'function') return null
  const seen = new Set<FunctionValue>()
  let function_ = callee
  for (;;) {
    const wrapped = function_.members?.get('__wrapped__')
    if (wrapped?.kind !== 'function' || seen.has(wrapped)) return function_
    seen.add(wrapped)
    function_ = wrapped
  }
}

/** The parameters of a function of the files; null where they are not known. */
export function parametersOf(callee: Value): readonly Parameter[] | null {
  return signed(callee)?.node.parameters ?? null
}

/** What a parameter of a function of the files is by itself. */
export function defaultOf(callee: Value, name: string): Value | undefined {
  return signed(callee)?.defaults.get(name)
}
