import * as yaml from 'yaml'
import type { Node, ScalarNode, ScalarType } from '../../src/validate/tree/node.js'
import { parseYaml } from '../../src/validate/tree/yaml/parse.js'

const STYLES: Readonly<Record<string, ScalarNode['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

/** What the `yaml` library makes of a text: its nodes with their places; null where it finds an error. */
export function treeOfLibrary(text: string): unknown[] | null {
  const documents = yaml.parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent' }) as yaml.Document.Parsed[]
  if (documents.some(({ errors }) => errors.length > 0)) return null
  return documents.map(document => document.contents && ofLibrary(document.contents, document))
}

/** What this project's parser makes of it, in the same form. */
export function treeOfOurs(text: string): unknown[] | null {
  const { documents, faults } = parseYaml(text)
  if (faults.some(({ rule }) => rule !== 'yaml/duplicate-key')) return null
  return documents.map(({ root }) => root && ofOurs(root))
}

function ofLibrary(node: unknown, document: yaml.Document.Parsed): unknown {
  if (yaml.isAlias(node)) return ofLibrary(node.resolve(document), document)
  if (yaml.isMap(node)) {
    const pairs = node.items.map(({ key, value }) => [ofLibrary(key, document), ofLibrary(value, document)])
    return { pairs, flow: node.flow === true }
  }
  if (yaml.isSeq(node)) return { items: node.items.map(item => ofLibrary(item, document)), flow: node.flow === true }
  const { value, source, type, range } = node as yaml.Scalar
  if (node === null || (source === '' && type === 'PLAIN')) return 'absent'
  const style = STYLES[type as string] as ScalarNode['style']
  const [start, end] = range as yaml.Range
  return {
    text: typeof value === 'string' ? value : source,
    type: typeOf(value, source),
    style,
    ...span(style, start, end),
  }
}

function ofOurs(node: Node): unknown {
  if (node.kind === 'map')
    return { pairs: node.pairs.map(({ key, value }) => [ofOurs(key), ofOurs(value)]), flow: node.flow }
  if (node.kind === 'list') return { items: node.items.map(ofOurs), flow: node.flow }
  const { text, type, style, start, end } = node
  return style === 'absent' ? 'absent' : { text, type, style, ...span(style, start, end) }
}

// Block scalars end with their last line here, and after the empty lines behind it there.
function span(style: ScalarNode['style'], start: number, end: number): { start: number; end?: number } {
  return style === 'literal' || style === 'folded' ? { start } : { start, end }
}

function typeOf(value: unknown, source: string | undefined): ScalarType {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value !== 'number') return 'string'
  return /^(?:[-+]?\d+|0o.*|0x.*)$/.test(source as string) ? 'integer' : 'float'
}
