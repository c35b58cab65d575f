import type { ScalarNode } from '../tree/node.js'
import { offsetIn } from '../tree/node.js'
import type { ParsedExpression } from './ast.js'
import type { Found } from './found.js'
import { parseExpression } from './parser.js'

const NONE: readonly Found[] = []
const OPENING = '${{'
const CLOSING = '}}'
const UNREAD: ParsedExpression = { expression: null, faults: [] }

/** All expressions in a scalar's text, in their order; a condition is one even without `${{ }}`. */
export function expressionsIn(node: ScalarNode, condition: boolean): readonly Found[] {
  const { text } = node
  let opening = text.indexOf(OPENING)
  if (opening < 0) return condition && node.type !== 'null' && text.trim() !== '' ? [bare(node)] : NONE
  const found: Found[] = []
  let quotes = true
  while (opening >= 0) {
    const at = opening + OPENING.length
    let closing = quotes ? closingOf(text, at) : text.indexOf(CLOSING, at)
    if (closing < 0 && quotes) {
      // GitHub sees none of them closed from here on; without regard to quotes we still find out which text is open.
      quotes = false
      closing = text.indexOf(CLOSING, at)
    }
    const end = closing < 0 ? text.length : closing + CLOSING.length
    const inner = text.slice(at, closing < 0 ? text.length : closing)
    const { expression, faults } = closing < 0 ? UNREAD : parsed(inner)
    found.push({
      node,
      text: inner,
      at,
      closed: closing >= 0,
      whole: opening === 0 && end === text.length,
      start: offsetIn(node, opening),
      end: offsetIn(node, end - 1) + 1,
      expression,
      faults,
    })
    opening = closing < 0 ? -1 : text.indexOf(OPENING, end)
  }
  return found
}

function bare(node: ScalarNode): Found {
  const { text, start, end } = node
  const { expression, faults } = parsed(text)
  return { node, text, at: 0, closed: true, whole: true, start, end, expression, faults }
}

/** The index of the `}}` that ends an expression, or -1: one in quotes does not. */
function closingOf(text: string, from: number): number {
  let quoted = false
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 39) quoted = !quoted
    else if (code === 125 && !quoted && text.charCodeAt(at + 1) === 125) return at
  }
  return -1
}

const cache = new Map<string, ParsedExpression>()
/** What is kept: the same few expressions stand in most files. */
const CACHED = { expressions: 2_000, length: 200 }

function parsed(text: string): ParsedExpression {
  if (text.length > CACHED.length) return parseExpression(text)
  const known = cache.get(text)
  if (known !== undefined) return known
  const read = parseExpression(text)
  if (cache.size >= CACHED.expressions) cache.clear()
  cache.set(text, read)
  return read
}
