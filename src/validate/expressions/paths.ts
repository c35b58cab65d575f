import type { Call, Expression } from './ast.js'

/** The dotted path of an access, `*` for what is not known: `github.event.commits.*.message`; null of anything else. */
export function pathOf(expression: Expression): string | null {
  const parts: string[] = []
  let at = expression
  for (;;) {
    if (at.kind === 'context') return [at.name, ...parts.reverse()].join('.')
    if (at.kind === 'property') parts.push(at.name)
    else if (at.kind === 'filter') parts.push('*')
    else if (at.kind === 'index') parts.push(literalText(at.index)?.toLowerCase() ?? '*')
    else return null
    at = at.of
  }
}

/** The text of a literal string. */
export function literalText(expression: Expression): string | null {
  return expression.kind === 'literal' && typeof expression.value === 'string' ? expression.value : null
}

/** The accesses whose values become part of the expression's value. */
export function accessesIn(expression: Expression): readonly Expression[] {
  const found: Expression[] = []
  const pending: Expression[] = [expression]
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at.kind === 'or') for (const operand of at.operands) pending.push(operand)
    else if (at.kind === 'and') pending.push(at.operands.at(-1) as Expression)
    else if (at.kind === 'call') for (const argument of passedArguments(at)) pending.push(argument)
    else if (at.kind === 'context' || pathOf(at) !== null) found.push(at)
    else if (at.kind === 'property' || at.kind === 'filter' || at.kind === 'index') pending.push(at.of)
  }
  return found.reverse()
}

/** Every part of an expression, itself among them. */
export function partsOf(expression: Expression): readonly Expression[] {
  const parts: Expression[] = [expression]
  for (let at = 0; at < parts.length; at += 1) for (const part of childrenOf(parts[at] as Expression)) parts.push(part)
  return parts
}

/** Functions whose outcome has the text of their arguments in it; the others give booleans, digests or the like. */
const PASSING = new Set(['format', 'join', 'tojson', 'fromjson', 'case'])

/** The arguments of a call whose text reaches its outcome. */
export function passedArguments({ name, args }: Call): readonly Expression[] {
  if (!PASSING.has(name)) return []
  // case(condition, value, …, otherwise): the conditions are only asked.
  return name === 'case' ? args.filter((_, index) => index % 2 === 1 || index === args.length - 1) : args
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'property':
    case 'filter':
    case 'not':
      return [expression.of]
    case 'index':
      return [expression.of, expression.index]
    case 'call':
      return expression.args
    case 'comparison':
      return [expression.left, expression.right]
    case 'and':
    case 'or':
      return expression.operands
    default:
      return []
  }
}
