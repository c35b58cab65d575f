import type { Json } from './json.js'

/** A value as Python's `json.dumps` writes it with an indentation of 2, which is how detect-secrets writes baselines. */
export function jsonText(value: Json, indent = ''): string {
  switch (value.kind) {
    case 'object': {
      const members = [...value.members].map(([name, member]) => `${quoted(name)}: ${jsonText(member, `${indent}  `)}`)
      return wrapped('{', members, '}', indent)
    }
    case 'array':
      return wrapped(
        '[',
        value.items.map(item => jsonText(item, `${indent}  `)),
        ']',
        indent,
      )
    case 'text':
      return quoted(value.value)
    case 'number':
      return value.source
    case 'word':
      return String(value.value)
  }
}

function wrapped(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return open + close
  const lines = parts.map(part => `\n${indent}  ${part}`)
  return `${open}${lines.join(',')}\n${indent}${close}`
}

/** Python writes everything that is not printable ASCII as an escape of its UTF-16 code units. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
