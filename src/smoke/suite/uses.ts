import type { Template } from './model.js'

/** All templates in a part of a suite, however deep. */
export function templatesIn(part: unknown): Template[] {
  const found: Template[] = []
  const open: unknown[] = [part]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue
    if (isTemplate(value)) found.push(value)
    else for (const each of Object.values(value).reverse()) open.push(each)
  }
  return found
}

/** The variables that a part of a suite uses, each once. */
export function usedIn(part: unknown): string[] {
  const names = templatesIn(part).flatMap(({ parts }) =>
    parts.flatMap(each => (typeof each === 'string' ? [] : [each.variable])),
  )
  return [...new Set(names)]
}

function isTemplate(value: object): value is Template {
  return 'parts' in value && 'place' in value
}
