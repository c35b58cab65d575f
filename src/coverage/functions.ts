import type { Count } from '../gate/percent.js'

/**
 * The functions of a file, each a line of text: `+` where it was entered and `-` where not, then its name, unique in the
 * file, as `line:name`. One text for each file: hundreds of thousands of names in tables of their own are a burden.
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

export function functionMap(functions: FunctionSet): Map<string, boolean> {
  const map = new Map<string, boolean>()
  for (const line of functions.split('\n')) {
    if (line !== '') map.set(line.slice(1), line.charCodeAt(0) === ENTERED || map.get(line.slice(1)) === true)
  }
  return map
}

/** The functions of either, entered where either has them so, in an order that does not depend on whose they are. */
export function joinFunctions(a: FunctionSet, b: FunctionSet): FunctionSet {
  if (a === b || b === '') return a
  return a === '' ? b : functionSet(new Map([...functionMap(a + b)].sort()))
}

export function countFunctions(functions: FunctionSet): Count {
  const count = { covered: 0, total: 0 }
  for (let at = 0; at < functions.length; at = functions.indexOf('\n', at) + 1) {
    count.total += 1
    if (functions.charCodeAt(at) === ENTERED) count.covered += 1
  }
  return count
}
