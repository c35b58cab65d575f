import type { MapNode, Pair } from '../../tree/node.js'

const merged = new WeakMap<MapNode, readonly Pair[]>()

/** How deep merges may go within merges. */
const DEEPEST = 50

/** The pairs that readers see: with those that YAML's `<<` brings, which never replace the map's own. */
export function pairsOf(map: MapNode, depth = 0): readonly Pair[] {
  const { pairs } = map
  for (let at = 0; at < pairs.length; at += 1) {
    if (isMerge(pairs[at] as Pair)) return withMerges(map, depth)
  }
  return pairs
}

function withMerges(map: MapNode, depth: number): readonly Pair[] {
  const known = merged.get(map)
  if (known !== undefined) return known
  const all = new Map<string, Pair>()
  for (const pair of map.pairs) if (!isMerge(pair)) all.set(pair.name, pair)
  for (const pair of map.pairs) {
    if (!isMerge(pair) || depth > DEEPEST) continue
    for (const from of pair.value.kind === 'list' ? pair.value.items : [pair.value]) {
      if (from.kind !== 'map') continue
      for (const brought of pairsOf(from, depth + 1)) if (!all.has(brought.name)) all.set(brought.name, brought)
    }
  }
  const pairs = [...all.values()]
  merged.set(map, pairs)
  return pairs
}

function isMerge({ name, key, value }: Pair): boolean {
  return name === '<<' && value.kind !== 'scalar' && key.kind === 'scalar' && !key.quoted
}
