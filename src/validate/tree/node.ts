import { clipped } from '../words/quoted.js'

/** Where something stands in a text: offsets in UTF-16 code units, the end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a scalar means by the format's own rules: YAML 1.2's core schema, JSON, TOML. In INI everything is a string. */
export type ScalarType = 'string' | 'integer' | 'float' | 'boolean' | 'null' | 'date'

/** How a scalar was written. `absent` is YAML's value that is not there: `key:`. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'absent'

/** A value without parts. */
export interface ScalarNode extends Span {
  readonly kind: 'scalar'
  /** The text that it stands for, escapes and folding undone; of a number, boolean or null as it was written. */
  readonly text: string
  readonly type: ScalarType
  readonly style: ScalarStyle
  /** Whether a tag or quotation marks, and not its own form, made its type. */
  readonly quoted: boolean
  /** Offset of the text's first character, where the text stands in the file as it is; see `offsetIn`. */
  readonly origin: number
  /** Where it does not: pairs of an index in the text and the offset from where it goes on as in the file, ascending. */
  readonly pieces: readonly number[] | null
}

/** A key with its value. Of a value that an alias stands for, this is the node of the anchor, with its place. */
export interface Pair {
  readonly key: Node
  /** The key's text; empty where the key is a map or a list. */
  readonly name: string
  readonly value: Node
}

export interface MapNode extends Span {
  readonly kind: 'map'
  readonly pairs: readonly Pair[]
  /** Whether it is written in braces. */
  readonly flow: boolean
}

export interface ListNode extends Span {
  readonly kind: 'list'
  readonly items: readonly Node[]
  readonly flow: boolean
}

/** A tree of any format. Aliases are resolved: the same node can stand in several places, never below itself. */
export type Node = ScalarNode | MapNode | ListNode

/** The offset in the file of an index in the scalar's text. */
export function offsetIn(scalar: ScalarNode, index: number): number {
  const { pieces } = scalar
  if (pieces === null) return scalar.origin + index
  let low = 0
  let high = pieces.length / 2 - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle * 2] as number) <= index) low = middle
    else high = middle - 1
  }
  return (pieces[low * 2 + 1] as number) + index - (pieces[low * 2] as number)
}

/** The pair of a key by its text; the last of several, as most readers take it. */
export function pairIn(node: Node | null | undefined, name: string): Pair | undefined {
  return node?.kind === 'map' ? node.pairs.findLast(pair => pair.name === name) : undefined
}

/** The value of a key. */
export function valueIn(node: Node | null | undefined, name: string): Node | undefined {
  return pairIn(node, name)?.value
}

/** The value below several keys, one within the other. */
export function valueAt(node: Node | null | undefined, ...names: readonly string[]): Node | undefined {
  let at: Node | undefined = node ?? undefined
  for (const name of names) at = valueIn(at, name)
  return at
}

/** The node's text where it is a scalar that is not null. */
export function textOf(node: Node | null | undefined): string | undefined {
  return node?.kind === 'scalar' && node.type !== 'null' ? node.text : undefined
}

export function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.type === 'null'
}

/** What a reader would call the value: `a list`, `the number 5`. */
export function describeNode(node: Node): string {
  if (node.kind === 'map') return 'a map'
  if (node.kind === 'list') return 'a list'
  if (node.type === 'null') return 'nothing'
  if (node.type === 'boolean') return `the boolean ${node.text}`
  if (node.type === 'integer' || node.type === 'float') return `the number ${clipped(node.text)}`
  return node.type === 'date' ? `the date ${node.text}` : 'text'
}
