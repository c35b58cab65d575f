import type { Subject } from '../expect/subject.js'
import type { Field } from './field.js'
import type { Expectation } from './model.js'

/** Reads a digest of so many hexadecimal digits, or a variable. */
export function digestOf(field: Field, digits: number, subject: Subject): Expectation[] {
  const template = field.template()
  if (template === undefined) return []
  const parts = template.parts.map(part => (typeof part === 'string' ? part.toLowerCase() : part))
  const [first = '', second] = parts
  const written = second === undefined && typeof first === 'string'
  if (written && !(first.length === digits && /^[0-9a-f]+$/.test(first))) {
    field.refuse(`must be ${digits} hexadecimal digits`)
  }
  const to = { kind: 'text', text: { parts, place: template.place } } as const
  return [{ subject, predicate: { is: 'equal', to }, place: field.key }]
}
