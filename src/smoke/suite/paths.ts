import { heldToNoVariable } from './comparisons.js'
import type { Field } from './field.js'

/** Longer is no path that somebody wrote. */
const LONGEST = 1000

/** Holds a JSONPath or an XPath to its grammar, once its library is there. */
export function heldToPath(kind: 'json' | 'xpath', path: string, field: Field): void {
  const place = field.key
  if (path.length > LONGEST) {
    field.refuse(`is a path of more than ${LONGEST} characters`, place)
    return
  }
  if (!heldToNoVariable(field, path, place)) return
  field.reading.later(async () => {
    const fault =
      kind === 'json'
        ? await (await import('../expect/json-path.js')).faultOfJsonPath(path)
        : await (await import('../expect/xpath.js')).faultOfXPath(path)
    if (fault !== null) field.refuse(`${JSON.stringify(path.slice(0, 100))} ${fault}`, place)
  })
}
