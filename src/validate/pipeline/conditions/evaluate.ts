import { pathOf } from '../../expressions/api.js'
import type { Call, Comparison, Expression } from '../../expressions/ast.js'

/** What an expression comes to; undefined where that is not known. */
export type Value = string | number | boolean | null | undefined

/** What is known where a condition is asked. */
export interface Known {
  /** Values by their dotted paths in lower case: `github.event_name`. */
  readonly values: ReadonlyMap<string, Value>
  /** Whether the jobs before it passed. */
  readonly passed: boolean
}

const STATUS = new Set(['always', 'success', 'failure', 'cancelled'])
/** Deeper conditions are not looked into; the parser refuses most of them. */
const DEEPEST = 100

/** Whether an expression asks for the state of jobs before it; one that does not implies `success()`. */
export function asksForStatus(parts: readonly Expression[]): boolean {
  return parts.some(part => part.kind === 'call' && STATUS.has(part.name))
}

/** What an expression comes to, as far as the known values tell. */
export function evaluate(expression: Expression, known: Known, depth = 0): Value {
  if (depth > DEEPEST) return undefined
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'context':
    case 'property':
    case 'index':
    case 'filter': {
      const path = pathOf(expression)
      return path === null ? undefined : known.values.get(path)
    }
    case 'not': {
      const truth = truthOf(evaluate(expression.of, known, depth + 1))
      return truth === undefined ? undefined : !truth
    }
    case 'and':
    case 'or':
      return logical(expression.operands, expression.kind === 'or', known, depth)
    case 'comparison':
      return compared(expression, known, depth)
    case 'call':
      return called(expression, known, depth)
  }
}

/** Whether GitHub takes a value for true; undefined where it is not known. */
export function truthOf(value: Value): boolean | undefined {
  return value === undefined ? undefined : value !== '' && value !== 0 && value !== false && value !== null
}

/** The first operand that decides, else the last; with one that is not known before it, only what holds either way. */
function logical(operands: readonly Expression[], deciding: boolean, known: Known, depth: number): Value {
  let last: Value
  let sure = true
  for (const operand of operands) {
    last = evaluate(operand, known, depth + 1)
    const truth = truthOf(last)
    if (truth === deciding) return sure ? last : deciding
    if (truth === undefined) sure = false
  }
  return sure ? last : undefined
}

function compared({ operator, left, right }: Comparison, known: Known, depth: number): Value {
  if (operator !== '==' && operator !== '!=') return undefined
  const a = evaluate(left, known, depth + 1)
  const b = evaluate(right, known, depth + 1)
  // GitHub makes numbers of values of different types; nobody's condition on a branch rests on it.
  if (a === undefined || b === undefined || typeof a !== typeof b) return undefined
  const equal = lower(a) === lower(b)
  return operator === '==' ? equal : !equal
}

function called({ name, args }: Call, known: Known, depth: number): Value {
  if (name === 'always') return true
  if (name === 'cancelled') return false
  if (name === 'success') return known.passed
  if (name === 'failure') return !known.passed
  const [text, part] = args.slice(0, 2).map(argument => evaluate(argument, known, depth + 1))
  if (typeof text !== 'string' || typeof part !== 'string') return undefined
  const [whole, piece] = [text.toLowerCase(), part.toLowerCase()]
  if (name === 'startswith') return whole.startsWith(piece)
  if (name === 'endswith') return whole.endsWith(piece)
  return name === 'contains' ? whole.includes(piece) : undefined
}

function lower(value: Value): Value {
  return typeof value === 'string' ? value.toLowerCase() : value
}
