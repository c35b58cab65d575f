import { quoted } from '../../words/quoted.js'
import type { Anchor } from '../document.js'
import { makeAbsent, makeScalar } from '../make.js'
import type { Node, Span } from '../node.js'
import { DEEPEST } from './limits.js'
import type { Reader } from './reader.js'

/** How many nodes aliases may stand for in all, and for each character of the file. */
const [MOST_NODES, MOST_PER_CHARACTER] = [1_000_000, 100] as const

interface Measure {
  /** Nodes, each as often as it would stand there if every alias were written out. */
  readonly nodes: number
  /** Levels of collections. */
  readonly height: number
}

/** What names look like; anything else behind "*" was hardly meant as one: "*.js". */
const NAME = /^[\w-]+$/

const SCALAR: Measure = { nodes: 1, height: 0 }

/** The anchors of one document, and what their aliases stand for. */
export class Anchors {
  readonly anchors: Anchor[] = []
  readonly aliases: Anchor[] = []
  /** By name: the node, or its anchor while it is being read. */
  private named: Map<string, Node | Anchor> | null = null
  private measures: Map<Node, Measure> | null = null
  private expanded = 0
  private exploded = false

  /** That the node which follows has a name. */
  announce(anchor: Anchor): void {
    this.anchors.push(anchor)
    this.named ??= new Map()
    this.named.set(anchor.name, anchor)
  }

  /** That the node was read; a name that was given anew within it stays with the inner one. */
  settle(anchor: Anchor, node: Node): void {
    if (this.named?.get(anchor.name) === anchor) this.named.set(anchor.name, node)
  }

  /** The node that an alias stands for; nothing, with a fault, where there is none that could stand there. */
  resolve(reader: Reader, name: string, { start, end }: Span): Node {
    this.aliases.push({ name, start, end })
    const node = this.named?.get(name)
    const nothing = { ...makeAbsent(start), end }
    if (node === undefined) {
      const unnamed = `${quoted(`*${name}`)} stands for a node that is named ${quoted(`&${name}`)}, and nothing before it is`
      reader.fault(
        'yaml/undefined-alias',
        `${unnamed}; a text that begins with \`*\` needs quotation marks.`,
        start,
        end,
      )
      if (!NAME.test(name)) return makeScalar(`*${name}`, 'string', 'plain', start, null, start, end)
      return nothing
    }
    if (!('kind' in node)) {
      const message = `${quoted(`*${name}`)} stands within the very node that it stands for, which would never end.`
      const related = { message: 'The node is named here.', start: node.start, end: node.end }
      reader.fault('yaml/circular-alias', message, start, end, related)
      return nothing
    }
    return this.fits(reader, name, this.measureOf(node), { start, end }) ? node : nothing
  }

  private fits(reader: Reader, name: string, measure: Measure, { start, end }: Span): boolean {
    if (reader.depth + measure.height > DEEPEST) {
      const message = `${quoted(`*${name}`)} makes the tree more than ${DEEPEST} levels deep.`
      reader.fault('yaml/too-deep', message, start, end)
      return false
    }
    const expanded = this.expanded + measure.nodes
    if (expanded > MOST_NODES || expanded > MOST_PER_CHARACTER * reader.size) {
      if (!this.exploded) {
        const message = `With ${quoted(`*${name}`)}, the aliases up to here stand for ${count(expanded)} nodes`
        reader.fault('yaml/bomb', `${message}; what reads the file may run out of memory.`, start, end)
      }
      this.exploded = true
      return false
    }
    this.expanded = expanded
    return true
  }

  // Every collection is measured once, however many aliases lead to it.
  private measureOf(node: Node): Measure {
    if (node.kind === 'scalar') return SCALAR
    this.measures ??= new Map()
    const known = this.measures.get(node)
    if (known !== undefined) return known
    let nodes = 1
    let height = 0
    const add = (part: Node): void => {
      const measure = this.measureOf(part)
      nodes += measure.nodes
      height = Math.max(height, measure.height)
    }
    if (node.kind === 'list') node.items.forEach(add)
    else {
      for (const { key, value } of node.pairs) {
        add(key)
        add(value)
      }
    }
    const measure = { nodes, height: height + 1 }
    this.measures.set(node, measure)
    return measure
  }
}

function count(nodes: number): string {
  return nodes > 1e15 ? 'more than 10^15' : nodes.toLocaleString('en')
}
