import { MAX_LINE } from '../model.js'
import type { Identities } from './identities.js'
import type { JsonValue } from './json.js'

// Ruby's arrays, as text: `[:then, 4, 6, 6, 6, 10]` is kind, number, and where it starts and ends;
// `["Ledger", :add, 4, 2, 6, 5]` is class, name, and the same.
const ARM = /^\[(:[^,]{1,60}), \d{1,10}, (-?\d{1,10}), ((?:-?\d{1,10}(?:, |\]$)){3})/
const END_OF_METHOD = /, (-?\d{1,10}), ((?:-?\d{1,10}(?:, |\]$)){3})/

type Flags = Map<string, boolean>

/** The arms of `{condition: {arm: count}}`, by kinds and places: the numbers depend on the version of Ruby. */
export function armsOf(conditions: JsonValue, identities: Identities): Flags {
  const found: Flags = new Map()
  for (const [condition, arms] of conditions.members()) {
    const [, kind, line, span] = ARM.exec(condition) ?? []
    if (line === undefined) throw arms.refusal('a condition such as [:if, 0, 3, 4, 5, 7]')
    for (const [arm, count] of arms.members()) {
      const [, armKind, armLine, armSpan] = ARM.exec(arm) ?? []
      if (armLine === undefined) throw count.refusal('a branch such as [:then, 1, 4, 6, 4, 10]')
      const name = `@ruby ${kind} ${span} ${armKind} ${armLine} ${armSpan}`
      found.set(identities.of(`${lineOf(line, arms)},${name}`), count.ran())
    }
  }
  return found
}

/** The arms of `[{type, start_line, end_line, coverage, report_line}]`. */
export function listedArmsOf(list: JsonValue | null, identities: Identities): Flags {
  const found: Flags = new Map()
  for (const arm of list?.items() ?? []) {
    const count = arm.member('coverage')
    if (count.raw === 'ignored') continue
    const [start, end] = [arm.member('start_line').line(), arm.member('end_line').line()]
    const name = `@ruby-list ${arm.member('type').text()} ${start}-${end}`
    found.set(identities.of(`${arm.member('report_line').line()},${name}`), count.ran())
  }
  return found
}

/** The methods of `{method: count}`; what one piece of code defines in several classes is one method. */
export function methodsOf(methods: JsonValue, identities: Identities): Flags {
  const found: Flags = new Map()
  const bySpan = new Map<string, string>()
  for (const [method, count] of methods.members()) {
    const end = END_OF_METHOD.exec(method)
    const name = method.slice(method.lastIndexOf(', :', end?.index) + 2, end?.index)
    if (end === null || !name.startsWith(':')) throw count.refusal('a method such as ["Ledger", :add, 4, 2, 6, 5]')
    const key = bySpan.get(end[0]) ?? identities.of(`${lineOf(end[1] as string, count)}${name}`)
    bySpan.set(end[0], key)
    found.set(key, count.ran() || found.get(key) === true)
  }
  return found
}

/** The methods of `[{name, start_line, coverage}]`. */
export function listedMethodsOf(list: JsonValue | null, identities: Identities): Flags {
  const found: Flags = new Map()
  for (const method of list?.items() ?? []) {
    const count = method.member('coverage')
    if (count.raw === 'ignored') continue
    const name = method
      .member('name')
      .text()
      .replace(/^.*[#.]/s, '')
    found.set(identities.of(`${method.member('start_line').line()}:${name}`), count.ran())
  }
  return found
}

/** What is evaluated from text may stand above the first line. */
function lineOf(text: string, at: JsonValue): number {
  const line = Math.max(0, Number(text))
  if (line <= MAX_LINE) return line
  throw at.refusal('something on a possible line')
}
