import type { Report } from '../../rules/rule.js'
import type { Document } from '../../tree/document.js'
import type { MapNode, Node } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import { AmbiguityCheck, type YamlReader } from './ambiguity.js'
import { yamlMergeKey } from './merge-key.js'
import { checkAnchors } from './unused.js'

/**
 * Checks what every YAML file can have wrong, whatever it is about. `reader` says which YAML the programs know that read
 * it; without any, both.
 */
export function checkYaml(source: Source, report: Report, reader: YamlReader = {}): void {
  for (const document of source.documents) {
    checkAnchors(document, report)
    checkNodes(document, report, reader)
  }
}

function checkNodes({ root, aliases, tags }: Document, report: Report, reader: YamlReader): void {
  const ambiguity = reader.version === '1.2' ? null : new AmbiguityCheck(report, reader, tags)
  const nodes: Node[] = root === null ? [] : [root]
  // With aliases, a node can be in the tree many times.
  const seen = aliases.length > 0 ? new Set<Node>() : null
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (node.kind === 'scalar' || seen?.has(node)) continue
    seen?.add(node)
    if (node.kind === 'list') {
      ambiguity?.checkList(node)
      for (const item of node.items) nodes.push(item)
    } else {
      checkMerge(node, report)
      ambiguity?.checkMap(node)
      for (const { key, value } of node.pairs) nodes.push(key, value)
    }
  }
}

function checkMerge({ pairs }: MapNode, report: Report): void {
  for (const { key, name, value } of pairs) {
    if (name !== '<<' || key.kind !== 'scalar' || key.quoted || isMerged(value)) continue
    report(yamlMergeKey, key, 'The merge key << takes a map, or a list of maps; what it has here is neither.')
  }
}

function isMerged(value: Node): boolean {
  if (value.kind === 'list') return value.items.every(item => item.kind === 'map' || isUnknown(item))
  return value.kind === 'map' || isUnknown(value)
}

/** An alias without its anchor, which is a fault of its own. */
function isUnknown(node: Node): boolean {
  return node.kind === 'scalar' && node.style === 'absent' && node.end > node.start
}
