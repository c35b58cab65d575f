import * as yaml from 'yaml'
import type { Parsed } from './document.js'
import type { Node, Pair, ScalarNode, ScalarType } from './node.js'

/** Reads YAML. (A first version over the `yaml` library, replaced by the project's own parser.) */
export function parseYaml(text: string): Parsed {
  const documents = yaml.parseAllDocuments(text, { uniqueKeys: false }) as yaml.Document.Parsed[]
  return {
    documents: documents.map(document => ({
      root: document.contents === null ? null : nodeOf(document.contents),
      start: document.range[0],
      end: document.range[2],
      anchors: [],
      aliases: [],
    })),
    faults: documents.flatMap(document =>
      document.errors.map(({ message, pos }) => ({ rule: 'yaml/syntax', message, start: pos[0], end: pos[1] })),
    ),
    comments: [...text.matchAll(/(?<=^|\s)#.*$/gm)].map(match => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
  }

  function nodeOf(node: unknown): Node {
    if (yaml.isMap(node)) {
      const [start = 0, end = 0] = node.range ?? []
      return { kind: 'map', pairs: node.items.map(pairOf), flow: node.flow === true, start, end }
    }
    if (yaml.isSeq(node)) {
      const [start = 0, end = 0] = node.range ?? []
      return { kind: 'list', items: node.items.map(nodeOf), flow: node.flow === true, start, end }
    }
    if (yaml.isAlias(node)) return nodeOf(documents.map(each => node.resolve(each)).find(each => each !== undefined))
    return scalarOf(node as yaml.Scalar | null)
  }

  function pairOf({ key, value }: yaml.Pair): Pair {
    const node = nodeOf(key)
    const absent = { ...scalarOf(null), start: node.end + 1, end: node.end + 1 }
    return { key: node, name: node.kind === 'scalar' ? node.text : '', value: value === null ? absent : nodeOf(value) }
  }

  function scalarOf(node: yaml.Scalar | null): ScalarNode {
    const [start = 0, end = 0] = node?.range ?? []
    const style = STYLES[node?.type ?? ''] ?? 'plain'
    const value = node?.value ?? null
    const quoted = style !== 'plain'
    const source = typeof value === 'string' ? value : (node?.source ?? '')
    const block = style === 'literal' || style === 'folded'
    return {
      kind: 'scalar',
      text: source,
      type: typeOf(value),
      style: node === null ? 'absent' : style,
      quoted,
      origin: start + (style === 'single' || style === 'double' ? 1 : 0),
      pieces: block ? piecesOf(source, start) : null,
      start,
      end,
    }
  }

  function piecesOf(value: string, start: number): number[] {
    const pieces: number[] = []
    let at = text.indexOf('\n', start) + 1
    let index = 0
    for (const line of value.split('\n')) {
      const found = text.indexOf(line, at)
      pieces.push(index, found < 0 ? at : found)
      at = text.indexOf('\n', found < 0 ? at : found) + 1
      index += line.length + 1
    }
    return pieces
  }
}

const STYLES: Readonly<Record<string, ScalarNode['style']>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

function typeOf(value: unknown): ScalarType {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float'
  return 'string'
}
