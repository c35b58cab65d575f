import type { Node } from '../../tree/node.js'
import { decimalOf, nameOf } from './decimal.js'
import { pairsOf } from './merge.js'

/** What a value's name may take: aliases make small files stand for values without end. */
const LONGEST = 1 << 20

/**
 * A text that two values share if, and only if, they are equal as JSON: numbers by their value, maps in any order.
 * Null where it would be too long to compare.
 */
export function canonical(node: Node): string | null {
  const parts: string[] = []
  return write(node, parts, LONGEST) < 0 ? null : parts.join('')
}

function write(node: Node, parts: string[], room: number): number {
  if (room < 0) return room
  if (node.kind === 'scalar') {
    const text = scalarName(node.text, node.type)
    parts.push(text)
    return room - text.length - 1
  }
  let left = room - 2
  if (node.kind === 'list') {
    parts.push('[')
    for (const item of node.items) {
      if (left < 0) return left
      left = write(item, parts, left)
      parts.push(',')
    }
    parts.push(']')
    return left
  }
  parts.push('{')
  for (const { name, value } of [...pairsOf(node)].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (left < 0) return left
    const text = JSON.stringify(name)
    parts.push(text, ':')
    left = write(value, parts, left - text.length)
  }
  parts.push('}')
  return left
}

function scalarName(text: string, type: string): string {
  if (type === 'string' || type === 'date') return JSON.stringify(text)
  if (type === 'null') return 'null'
  if (type === 'boolean') return text.toLowerCase()
  const value = decimalOf(text)
  return value === null ? text.toLowerCase().replace(/^\+/, '') : nameOf(value)
}
