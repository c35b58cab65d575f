import type { FormatName } from './formats/names.js'
import { larger, type Tally } from './tally.js'

/**
 * The functions of a file, each a line of text: `+` where it was entered and `-` where not, then its name, unique in the
 * file, as `line:name`. One text for each file: hundreds of thousands of names in tables of their own are a burden.
 * Formats name one function differently, mangled or not, by its first line or the first that runs: where reports of several
 * are merged, `@` and a format stand in a line before the functions by its names.
 */
export type FunctionSet = string

export const NO_FUNCTIONS: FunctionSet = ''

const ENTERED = 43

/** Functions by their names, with whether they were entered. */
export function functionSet(functions: ReadonlyMap<string, boolean>): FunctionSet {
  if (functions.size === 0) return NO_FUNCTIONS
  const lines: string[] = []
  for (const [name, entered] of functions) lines.push(functionLine(name, entered))
  return lines.join('')
}

/** One function of a `FunctionSet`, which has no other of the same name. */
export function functionLine(name: string, entered: boolean): FunctionSet {
  return `${entered ? '+' : '-'}${name.replaceAll('\n', ' ')}\n`
}

/** The same functions, by the names that a format gives them. */
export function namedBy(format: FormatName, functions: FunctionSet): FunctionSet {
  return functions === '' ? functions : `@${format}\n${functions}`
}

export function functionMap(functions: FunctionSet): Map<string, boolean> {
  const map = new Map<string, boolean>()
  for (const line of functions.split('\n')) {
    const entered = line.charCodeAt(0) === ENTERED
    if (entered || line.startsWith('-')) map.set(line.slice(1), entered || map.get(line.slice(1)) === true)
  }
  return map
}

/** The same from a text that may hold anything in any order, as long as each line is one of a `FunctionSet`. */
export function wellFormed(functions: FunctionSet): FunctionSet {
  return written(accountsOf(functions))
}

/** The functions of either, entered where either has them so, in an order that does not depend on whose they are. */
export function joinFunctions(a: FunctionSet, b: FunctionSet): FunctionSet {
  if (a === b || b === '') return a
  if (a === '') return b
  const joined = accountsOf(a)
  for (const [account, lines] of accountsOf(b)) joined.set(account, (joined.get(account) ?? '') + lines)
  return written(joined)
}

function written(accounts: ReadonlyMap<string, string>): FunctionSet {
  const sorted = [...accounts].sort(([one], [other]) => (one < other ? -1 : 1))
  return sorted.map(([account, lines]) => account + functionSet(new Map([...functionMap(lines)].sort()))).join('')
}

/**
 * How many there are, and how many were entered. By several formats' names they are those of the one that shows most; where
 * both have the same names, those that either has entered.
 */
export function countFunctions(functions: FunctionSet): Tally {
  const start = functions.startsWith('@') ? functions.indexOf('\n') + 1 : 0
  if (!functions.includes('\n@')) return countLines(functions, start)
  const tables = [...accountsOf(functions).values()].map(functionMap)
  const [first = new Map<string, boolean>(), ...others] = tables
  const alike = others.every(table => table.size === first.size && [...table.keys()].every(name => first.has(name)))
  if (!alike) return tables.map(table => countLines(functionSet(table), 0)).reduce(larger)
  const names = [...first.keys()]
  return { covered: names.filter(name => tables.some(table => table.get(name))).length, total: names.length }
}

/** The line that names a format, or nothing, and the functions after it. */
function accountsOf(functions: FunctionSet): Map<string, string> {
  const accounts = new Map<string, string>()
  for (const [part] of functions.matchAll(/(@.*\n)?([+-].*\n)+/g)) {
    const account = part.startsWith('@') ? part.slice(0, part.indexOf('\n') + 1) : ''
    accounts.set(account, (accounts.get(account) ?? '') + part.slice(account.length))
  }
  return accounts
}

function countLines(functions: FunctionSet, start: number): Tally {
  const count = { covered: 0, total: 0 }
  for (let at = start; at < functions.length; at = functions.indexOf('\n', at) + 1) {
    count.total += 1
    if (functions.charCodeAt(at) === ENTERED) count.covered += 1
  }
  return count
}
