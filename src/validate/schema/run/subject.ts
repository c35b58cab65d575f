import type { Node, Span } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Step } from './run.js'

/** What a value is called in a message, by the way to it: `labels`, item 2 of `labels`. */
export function subjectOf(path: readonly Step[]): string {
  const last = path.at(-1)
  if (last === undefined) return 'the document'
  if (typeof last !== 'number') return nameOf(last)
  let at = path.length - 1
  while (at >= 0 && typeof path[at] === 'number') at -= 1
  const list = path[at]
  const numbers = path.slice(at + 1).map(index => Number(index) + 1)
  return `item ${numbers.join('.')}${typeof list === 'object' ? ` of ${nameOf(list)}` : ''}`
}

/** The same at the beginning of a sentence. */
export function headOf(path: readonly Step[]): string {
  const subject = subjectOf(path)
  return `${subject[0]?.toUpperCase()}${subject.slice(1)}`
}

/** Where what is wrong with a value as a whole is shown: at its key, else where it begins. */
export function placeOf(step: Step | undefined, node: Node): Span {
  if (typeof step === 'object') return step
  if (node.kind === 'scalar') return node
  const first = node.kind === 'map' && !node.flow ? node.pairs[0] : undefined
  return first?.key ?? { start: node.start, end: Math.min(node.start + 1, node.end) }
}

function nameOf(key: Node): string {
  return key.kind === 'scalar' ? quoted(key.text) : 'the value'
}
