import type { ListNode, MapNode, Node, Pair, ScalarNode, ScalarStyle, ScalarType } from './node.js'

// Nodes of all formats come from here, so that all of a kind have their properties in the same order, and reading them
// stays fast.

export function makeScalar(
  text: string,
  type: ScalarType,
  style: ScalarStyle,
  origin: number,
  pieces: readonly number[] | null,
  start: number,
  end: number,
): ScalarNode {
  return {
    kind: 'scalar',
    text,
    type,
    style,
    quoted: style === 'single' || style === 'double',
    origin,
    pieces,
    start,
    end,
  }
}

/** A value that should stand there and does not. */
export function makeAbsent(at: number): ScalarNode {
  return makeScalar('', 'null', 'absent', at, null, at, at)
}

export function makeMap(pairs: readonly Pair[], flow: boolean, start: number, end: number): MapNode {
  return { kind: 'map', pairs, flow, start, end }
}

export function makeList(items: readonly Node[], flow: boolean, start: number, end: number): ListNode {
  return { kind: 'list', items, flow, start, end }
}
