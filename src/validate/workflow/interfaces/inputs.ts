import type { Report } from '../../rules/rule.js'
import type { Pair, Span } from '../../tree/node.js'
import { among } from '../../words/among.js'
import { listed } from '../../words/listed.js'
import { quoted } from '../../words/quoted.js'
import type { Callable } from './interface.js'
import { deprecatedActionInput } from './rules/deprecated-action-input.js'
import { missingActionInput } from './rules/missing-action-input.js'
import { unknownActionInput } from './rules/unknown-action-input.js'

/** What a step gives an action, against what the action takes. */
export function checkActionInputs(
  given: readonly Pair[],
  action: Callable,
  name: string,
  at: Span,
  report: Report,
): void {
  for (const { key, name: input } of given) {
    const declared = action.inputs.get(input.toLowerCase())
    if (declared !== undefined && declared.deprecated !== null) {
      const why = declared.deprecated === '' ? '' : `: ${declared.deprecated}`
      report(deprecatedActionInput, key, `Input ${quoted(input)} of ${quoted(name)} is deprecated${why}`)
    }
    if (declared !== undefined || action.openInputs || isOdd(input)) continue
    const names = [...action.inputs.values()].map(each => each.name)
    report(unknownActionInput, key, `${quoted(name)} has no input ${quoted(input)}${hint(input, names)}`)
  }
  const missing = missingOf(given, action)
  if (missing.length > 0) report(missingActionInput, at, `${quoted(name)} needs ${needed(missing, 'input')}`)
}

/** The names of required inputs that are not given; none where an expression makes a key. */
export function missingOf(given: readonly Pair[], { inputs }: Callable): string[] {
  if (given.some(({ name }) => isOdd(name))) return []
  const names = new Set(given.map(({ name }) => name.toLowerCase()))
  return [...inputs].filter(([key, { required }]) => required && !names.has(key)).map(([, { name }]) => name)
}

/** A key that is made by an expression, or a merge key: which has a rule of its own. */
export function isOdd(key: string): boolean {
  return key === '<<' || key === '' || key.includes('${{')
}

export function hint(name: string, names: readonly string[]): string {
  return names.length === 0 ? '; it has none' : among(name, names).text
}

/** `the input \`a\``, `the inputs \`a\` and \`b\``. */
export function needed(names: readonly string[], what: string): string {
  return `the ${what}${names.length === 1 ? '' : 's'} ${listed(names)}`
}
