import type { Fault, Parsed } from '../../src/validate/tree/document.js'
import type { Node } from '../../src/validate/tree/node.js'

/** The value of a tree as JSON has it; numbers as numbers, dates as text. Of a key that is there twice, the last value. */
export function plainValue(node: Node | null | undefined): unknown {
  if (node === null || node === undefined) return undefined
  if (node.kind === 'map') return Object.fromEntries(node.pairs.map(({ name, value }) => [name, plainValue(value)]))
  if (node.kind === 'list') return node.items.map(plainValue)
  if (node.type === 'null') return null
  if (node.type === 'boolean') return node.text === 'true'
  return node.type === 'integer' || node.type === 'float' ? Number(node.text.replaceAll('_', '')) : node.text
}

/** The first document's value. */
export function rootOf(parsed: Parsed): unknown {
  return plainValue(parsed.documents[0]?.root)
}

/** Each fault as the text that it marks and its message: what tests of messages compare. */
export function faultsOf({ faults }: { readonly faults: readonly Fault[] }, text: string): string[] {
  return faults.map(({ start, end, message }) => `${text.slice(start, end)} | ${message}`)
}

/** Every node of a tree. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node
  if (node.kind === 'list') for (const item of node.items) yield* nodesOf(item)
  if (node.kind === 'map') {
    for (const { key, value } of node.pairs) {
      yield key
      yield* nodesOf(value)
    }
  }
}

/** Nodes and faults that lie outside of the text or end before they begin: there are none. */
export function misplacedIn({ documents, faults, comments }: Parsed, text: string): unknown[] {
  const nodes = documents.flatMap(({ root }) => (root === null ? [] : [...nodesOf(root)]))
  const related = faults.flatMap(fault => fault.related ?? [])
  const spans = [...nodes, ...faults, ...comments, ...related]
  return spans.filter(({ start, end }) => !(start >= 0 && start <= end && end <= text.length))
}
