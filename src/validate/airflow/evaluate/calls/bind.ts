import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { listed } from '../core/listed.js'
import { dictOf, tuple } from '../core/make.js'
import type { Arguments, FunctionValue, Value } from '../value.js'

/** A call that is being bound. */
interface Binding {
  callee: FunctionValue
  args: Arguments
  /** What gets the arguments by their names. */
  variables: Map<string, Value>
  machine: Interpreter
  span: Span
}

/** Binds arguments to the parameters of a function of the files; a TypeError where they do not fit. */
export function bindArguments(binding: Binding): void {
  const { callee, args, variables, machine, span } = binding
  const { parameters } = callee.node
  const rest = new Map(args.named)
  let at = 0
  let keywords: string | null = null
  let takesRest = false
  for (const { name, kind } of parameters) {
    if (kind === 'rest') {
      variables.set(name, args.incomplete ?? tuple(args.positional.slice(at)))
      takesRest = true
    } else if (kind === 'keywords') keywords = name
    else {
      const given = kind === 'keyword-only' ? undefined : args.positional[at]
      if (given !== undefined) {
        at += 1
        if (kind === 'positional' && rest.has(name) && args.incomplete === null)
          machine.fail('TypeError', `${callee.name}() got multiple values for argument '${name}'`, span)
        variables.set(name, given)
      } else if (kind !== 'positional-only' && rest.has(name)) variables.set(name, rest.get(name) as Value)
      if (kind !== 'positional-only') rest.delete(name)
    }
  }
  if (keywords !== null) {
    const dict = dictOf(rest)
    if (args.incomplete !== null) dict.partly = args.incomplete
    variables.set(keywords, dict)
  } else if (rest.size > 0 && args.incomplete === null) {
    const [name] = rest.keys()
    machine.fail(
      'TypeError',
      `${callee.name}() got an unexpected keyword argument '${name}'`,
      args.spans.get(name as string) ?? span,
    )
  }
  if (!takesRest && args.positional.length > at && args.incomplete === null) tooMany(binding)
  complete(binding)
}

/** Defaults; what is missing then is an error. */
function complete({ callee, args, variables, machine, span }: Binding): void {
  const missing: Record<'positional' | 'keyword-only', string[]> = { positional: [], 'keyword-only': [] }
  for (const { name, kind } of callee.node.parameters) {
    if (kind === 'rest' || kind === 'keywords' || variables.has(name)) continue
    const value = args.incomplete ?? callee.defaults.get(name)
    if (value !== undefined) variables.set(name, value)
    else missing[kind === 'keyword-only' ? kind : 'positional'].push(name)
  }
  for (const [kind, names] of Object.entries(missing)) {
    if (names.length === 0) continue
    const what = `missing ${names.length} required ${kind === 'positional' ? kind : 'keyword-only'} argument${names.length > 1 ? 's' : ''}`
    machine.fail('TypeError', `${callee.name}() ${what}: ${listed(names.map(name => `'${name}'`))}`, span)
  }
}

function tooMany({ callee, args, machine, span }: Binding): never {
  const given = args.positional.length
  const takes = callee.node.parameters.filter(({ kind }) => kind === 'positional' || kind === 'positional-only')
  const required = takes.filter(({ name }) => !callee.defaults.has(name)).length
  const most = required === takes.length ? `${required}` : `from ${required} to ${takes.length}`
  const beside = callee.node.parameters.filter(
    ({ name, kind }) => kind === 'keyword-only' && args.named.has(name),
  ).length
  const counted = (count: number): string => `argument${count === 1 ? '' : 's'}`
  const also = beside === 0 ? '' : ` positional ${counted(given)} (and ${beside} keyword-only ${counted(beside)})`
  const verb = given === 1 && beside === 0 ? 'was' : 'were'
  const what = `takes ${most} positional ${counted(Number(most))} but ${given}${also} ${verb} given`
  return machine.fail('TypeError', `${callee.name}() ${what}`, span)
}
