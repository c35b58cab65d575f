import type { Place, Template } from './model.js'

const VARIABLE = /\\\{\{|\{\{\s{0,9}([A-Za-z_][A-Za-z0-9_-]*)\s{0,9}\}\}/g

/** What a variable may be called. */
export const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,99}$/

/** Reads `{{variables}}` in a text; `\{{` stands for two braces. */
export function templateOf(text: string, place: Place): Template {
  const parts: Template['parts'][number][] = []
  let end = 0
  const add = (literal: string) => {
    const last = parts.at(-1)
    if (typeof last === 'string') parts[parts.length - 1] = last + literal
    else if (literal !== '') parts.push(literal)
  }
  for (const match of text.matchAll(VARIABLE)) {
    add(text.slice(end, match.index))
    if (match[1] === undefined) add('{{')
    else parts.push({ variable: match[1] })
    end = match.index + match[0].length
  }
  add(text.slice(end))
  return { parts, place }
}

/** A text that is taken as it is, whatever braces it has. */
export function literal(text: string, place: Place): Template {
  return { parts: text === '' ? [] : [text], place }
}

/**
 * The template's text. `encode` makes the values fit for where they land, such as `jsonEscaped` within a text of JSON.
 * Every variable must have a value: the suite's reader sees to it that each is defined, the runner that each is captured.
 */
export function resolveTemplate(
  template: Template,
  variables: ReadonlyMap<string, string>,
  encode: (value: string) => string = value => value,
): string {
  return template.parts
    .map(part => {
      if (typeof part === 'string') return part
      const value = variables.get(part.variable)
      if (value === undefined) throw new Error(`the variable ${part.variable} has no value`)
      return encode(value)
    })
    .join('')
}

/** A value as it stands within the quotes of a JSON text. */
export function jsonEscaped(value: string): string {
  return JSON.stringify(value).slice(1, -1)
}

/** The variables that a template uses. */
export function variablesIn(template: Template): string[] {
  return template.parts.flatMap(part => (typeof part === 'string' ? [] : [part.variable]))
}

/** The template as it is written. */
export function templateText(template: Template): string {
  return template.parts.map(part => (typeof part === 'string' ? part : `{{${part.variable}}}`)).join('')
}
