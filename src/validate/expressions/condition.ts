import type { Report } from '../rules/rule.js'
import { quoted } from '../words/quoted.js'
import type { Place } from '../workflow/place.js'
import type { Expression } from './ast.js'
import type { Found } from './found.js'
import { FUNCTIONS } from './functions.js'
import { constantCondition } from './rules/constant-condition.js'
import { described, type Type } from './types.js'

/** Tells of a condition that always comes out the same. */
export function checkCondition({ node }: Place, all: readonly Found[], report: Report): void {
  const [found] = all
  if (found === undefined) return
  if (!found.whole) {
    const blank = all.length === 1 && node.text.trim() === `\${{${found.text}}}`
    const around = blank ? 'The blank around `${{ }}`' : 'What stands around `${{ }}`'
    const block =
      node.style === 'literal' || node.style === 'folded' ? '; write it in one line, or end the `|` with `-`' : ''
    const instead = blank ? block : '; put the whole condition into one `${{ }}`'
    report(constantCondition, node, `${around} makes the condition text, which is always true${instead}`)
  } else if (found.expression !== null && isConstant(found.expression)) {
    report(constantCondition, node, `The condition ${quoted(found.text.trim())} always comes out the same`, {
      level: 'warning',
    })
  }
}

/** Tells of a condition that is true by its type alone. */
export function checkTruth(type: Type, found: Found, report: Report): void {
  // A property can be null after all, which is false: `github.event.inputs` in a run for a push.
  const surely = found.expression?.kind === 'context' || found.expression?.kind === 'call'
  if (!(type.kind === 'object' && surely) && !(type.kind === 'list' && (surely || type.filtered))) return
  report(constantCondition, found, `The condition is ${described(type)}, which is always true`)
}

/** Whether an expression has the same value in every run. */
function isConstant(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return true
    case 'not':
      return isConstant(expression.of)
    case 'comparison':
      return isConstant(expression.left) && isConstant(expression.right)
    case 'and':
    case 'or':
      return expression.operands.every(isConstant)
    case 'call':
      return FUNCTIONS.get(expression.name)?.constant === true && expression.args.every(isConstant)
    default:
      return false
  }
}
