import type { Value } from '../../evaluate/value.js'
import type { Argument, ExtractedTask } from '../../model/extracted.js'

/** A text that Airflow renders as a template. */
export interface TemplatedText {
  field: string
  text: string
  given: Argument
}

const MOST_TEXT = 100_000
const DEEPEST = 10

/** The texts of a task that Airflow renders. */
export function textsOfFields({ fields, args }: ExtractedTask): TemplatedText[] {
  return (fields ?? []).flatMap(field => {
    const given = args.get(field)
    return given === undefined ? [] : textsIn(given.value, 0).map(text => ({ field, text, given }))
  })
}

function textsIn(value: Value, depth: number): string[] {
  if (value.kind === 'str') return value.value.length > MOST_TEXT ? [] : [value.value]
  if (depth > DEEPEST) return []
  if (value.kind === 'dict') return [...value.entries.values()].flatMap(entry => textsIn(entry.value, depth + 1))
  return value.kind === 'list' || value.kind === 'tuple' ? value.items.flatMap(item => textsIn(item, depth + 1)) : []
}
