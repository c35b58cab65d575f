import { Field } from './field.js'
import type { Template } from './model.js'
import type { Node, Scalar } from './source.js'
import { jsonEscaped } from './templates.js'

/** A value of the suite as a text of JSON, with variables in its texts; what JSON does not have is refused. */
export function jsonTemplate(field: Field): Template {
  const parts: (string | { variable: string })[] = []
  write(field.node)
  return { parts, place: field.place }

  function write(node: Node): void {
    if (node.kind === 'scalar') {
      scalar(node)
      return
    }
    const [open, close] = node.kind === 'list' ? '[]' : '{}'
    put(open as string)
    const items = node.kind === 'list' ? node.items.map(value => ({ name: null, value })) : namedIn(node)
    for (const [index, { name, value }] of items.entries()) {
      if (index > 0) put(',')
      if (name !== null) put(`${JSON.stringify(name)}:`)
      write(value)
    }
    put(close as string)
  }

  function scalar(node: Scalar): void {
    const { value, text } = node
    if (typeof value !== 'string') {
      if (typeof value === 'number' && !Number.isFinite(value)) {
        field.refuse(`${text} is no number that JSON has`, node.place)
      }
      put(String(value))
      return
    }
    put('"')
    for (const part of new Field(node, field.where, field.reading).templateOf(text).parts) {
      if (typeof part === 'string') put(jsonEscaped(part))
      else parts.push(part)
    }
    put('"')
  }

  function put(text: string): void {
    const last = parts.at(-1)
    if (typeof last === 'string') parts[parts.length - 1] = last + text
    else parts.push(text)
  }
}

function namedIn(node: Node & { kind: 'map' }): { name: string; value: Node }[] {
  return [...node.entries].map(([name, { value }]) => ({ name, value }))
}
