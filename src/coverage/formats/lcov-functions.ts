import { append } from '../../gate/append.js'
import { type FunctionSet, functionLine, functionSet } from '../functions.js'

/** What the records of one file say of its functions. */
export interface FunctionRecords {
  /** Functions and counts of their calls, each in the order in which they come. */
  declared: { name: string; line: number }[]
  calls: { name: string; called: boolean }[]
  groups: Map<string, { line: number; called: boolean }>
}

/** The functions of a file: a name may stand at several lines. */
export function lcovFunctions(records: FunctionRecords): FunctionSet {
  return inOrder(records) ?? functionSet(functionsOf(records))
}

function functionsOf(records: FunctionRecords): Map<string, boolean> {
  const functions = new Map<string, boolean>()
  const declared = grouped(records.declared)
  const calls = grouped(records.calls)
  for (const [name, places] of declared) {
    const counts = calls.get(name) ?? []
    for (const [index, { line }] of places.entries()) {
      // As many counts as declarations pair up in order; otherwise any count speaks for all of that name.
      const paired = counts.length === places.length ? [counts[index]] : counts
      const called = paired.some(count => count?.called)
      functions.set(`${line}:${name}`, called || functions.get(`${line}:${name}`) === true)
    }
  }
  for (const [name, counts] of calls) {
    if (!declared.has(name))
      functions.set(
        `0:${name}`,
        counts.some(({ called }) => called),
      )
  }
  // lcov takes groups that begin on the same line for one function.
  for (const { line, called } of records.groups.values()) {
    functions.set(`${line}:`, called || functions.get(`${line}:`) === true)
  }
  return functions
}

function grouped<T extends { name: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) append(groups, item.name, item)
  return groups
}

/** The same without a table, where each function is declared once, in the order of lines, and counted in that order. */
function inOrder({ declared, calls, groups }: FunctionRecords): FunctionSet | null {
  if (declared.length !== calls.length || groups.size > 0) return null
  let before = -1
  const lines: string[] = []
  for (let index = 0; index < declared.length; index += 1) {
    const { name, line } = declared[index] as FunctionRecords['declared'][number]
    const call = calls[index] as FunctionRecords['calls'][number]
    if (line <= before || call.name !== name) return null
    before = line
    lines.push(functionLine(`${line}:${name}`, call.called))
  }
  return lines.join('')
}
