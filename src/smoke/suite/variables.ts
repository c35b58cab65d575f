import type { Suite } from './model.js'
import { resolveTemplate } from './templates.js'

/** The values of a suite's own variables; captured ones are added as they come. */
export function valuesOf(suite: Pick<Suite, 'variables'>): Map<string, string> {
  const values = new Map<string, string>()
  for (const [name, template] of suite.variables) values.set(name, resolveTemplate(template, values))
  return values
}
