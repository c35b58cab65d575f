import type { DefaultTreeAdapterTypes as Html } from 'parse5'
import { type Attribute, MarkupBuilder, type MarkupNode } from './markup.js'

/** Nodes of a document; what looks for them compares each with each. */
const MOST_NODES = 30_000
const DEEPEST = 300

/** Characters of a document. */
const LONGEST = 2 << 20

/** The parser copies those that are known for each element that adds one. */
const MOST_NAMESPACES = 500

/** A text that is no document that can be searched; the message continues `the body`. */
export class MarkupFault extends Error {}

/** Reads HTML as browsers do, whatever it is like: elements by their names in lower case. */
export async function htmlDocument(text: string): Promise<MarkupNode> {
  heldToLength(text)
  const { parse } = await import('parse5')
  const builder = new MarkupBuilder()
  const open: (Html.ChildNode | null)[] = [...parse(text).childNodes].reverse()
  let depth = 0
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === null) {
      builder.close()
      depth -= 1
    } else if ('tagName' in node) {
      const attributes = node.attrs.map(({ name, value }): Attribute => [name, value, null])
      builder.open(node.tagName, null, attributes)
      depth += 1
      const content = 'content' in node ? node.content.childNodes : []
      open.push(null, ...[...node.childNodes, ...content].reverse())
    } else if (node.nodeName === '#text' && 'value' in node) builder.text(node.value)
    else if (node.nodeName === '#comment' && 'data' in node) builder.comment(node.data)
    heldToSize(builder, depth)
  }
  return builder.end()
}

/** Reads XML, in which no entities but its own five may be. @throws MarkupFault */
export async function xmlDocument(text: string): Promise<MarkupNode> {
  heldToLength(text)
  if (text.split('xmlns').length > MOST_NAMESPACES) throw new MarkupFault('declares too many namespaces')
  if (text.includes('<!ENTITY')) throw new MarkupFault('declares entities, which are not expanded')
  const { DOMParser } = await import('@xmldom/xmldom')
  const fault: string[] = []
  const refuse = (level: string, message: string) => {
    if (level !== 'warning' && fault.length === 0) fault.push(message)
    if (level !== 'warning') throw new Error(message)
  }
  let root: Node
  try {
    root = new DOMParser({ onError: refuse }).parseFromString(text, 'text/xml') as unknown as Node
  } catch (error) {
    const [reason = error instanceof Error ? error.message : ''] = fault
    throw new MarkupFault(`is no XML: ${reason.split('\n')[0]?.slice(0, 200)}`)
  }
  const builder = new MarkupBuilder()
  let depth = 0
  for (let node = root.firstChild; node !== null; ) {
    const isElement = told(node, builder)
    heldToSize(builder, depth)
    if (isElement && node.firstChild !== null) {
      depth += 1
      node = node.firstChild
      continue
    }
    if (node.nodeType === 1) builder.close()
    while (node.nextSibling === null) {
      const parent: Node | null = node.parentNode
      if (parent === null || parent === root) return builder.end()
      builder.close()
      depth -= 1
      node = parent
    }
    node = node.nextSibling
  }
  return builder.end()
}

/** As much of the DOM as is read here. */
interface Node {
  nodeType: number
  nodeName: string
  nodeValue: string | null
  namespaceURI: string | null
  attributes: { length: number; item(index: number): Node | null }
  firstChild: Node | null
  nextSibling: Node | null
  parentNode: Node | null
}

/** Tells the builder of a node; true where it is an element, which then is open. */
function told(node: Node, builder: MarkupBuilder): boolean {
  const value = node.nodeValue ?? ''
  if (node.nodeType === 3 || node.nodeType === 4) builder.text(value)
  else if (node.nodeType === 8) builder.comment(value)
  else if (node.nodeType === 1) {
    const attributes = Array.from({ length: node.attributes.length }, (_, index): Attribute => {
      const attribute = node.attributes.item(index) as Node
      return [attribute.nodeName, attribute.nodeValue ?? '', attribute.namespaceURI]
    })
    builder.open(node.nodeName, node.namespaceURI, attributes)
    return true
  }
  return false
}

function heldToLength(text: string): void {
  if (text.length > LONGEST)
    throw new MarkupFault(`has more than ${LONGEST >> 20} MB, which is too much to be searched`)
}

function heldToSize(builder: MarkupBuilder, depth: number): void {
  if (builder.size > MOST_NODES)
    throw new MarkupFault(`has more than ${MOST_NODES} nodes, which is too much to be searched`)
  if (depth > DEEPEST) throw new MarkupFault(`is nested more than ${DEEPEST} levels deep`)
}
