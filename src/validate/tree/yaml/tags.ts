import type { Node, ScalarNode, ScalarType } from '../node.js'
import { typeOfPlain } from './types.js'

/** Tags of YAML's own begin with this; `!!str` is short for it. */
const CORE = 'tag:yaml.org,2002:'
const STANDARD = new Map([
  ['!', '!'],
  ['!!', CORE],
])
const NONE: ReadonlyMap<Node, string> = new Map()

/** The tags of one document: what their short forms stand for, and the nodes that have one. */
export class Tags {
  ofNodes: ReadonlyMap<Node, string> = NONE
  private handles: Map<string, string> | null = null

  /** What a `%TAG` directive says. */
  define(handle: string, prefix: string): void {
    this.handles ??= new Map()
    this.handles.set(handle, prefix)
  }

  /** The whole tag; undefined where no directive defines its handle. */
  resolve(written: string): string | undefined {
    if (written.startsWith('!<')) return written.slice(2, -1)
    const second = written.indexOf('!', 1)
    const handle = second < 0 ? '!' : written.slice(0, second + 1)
    const prefix = this.handles?.get(handle) ?? STANDARD.get(handle)
    return prefix === undefined ? undefined : prefix + decoded(written.slice(handle.length))
  }

  /** The node with its tag: of a scalar, `!!int` and the like make the type where its text has that form. */
  apply(node: Node, tag: string): Node {
    const result = node.kind === 'scalar' ? typed(node, tag) : node
    if (this.ofNodes === NONE) this.ofNodes = new Map()
    ;(this.ofNodes as Map<Node, string>).set(result, tag)
    return result
  }
}

function typed(scalar: ScalarNode, tag: string): ScalarNode {
  const type = typeBy(tag, scalar.text)
  return type === undefined ? scalar : { ...scalar, type, quoted: true }
}

function typeBy(tag: string, text: string): ScalarType | undefined {
  if (tag === '!' || tag === `${CORE}str`) return 'string'
  if (!tag.startsWith(CORE)) return undefined
  const form = typeOfPlain(text)
  switch (tag.slice(CORE.length)) {
    case 'int':
      return form === 'integer' ? form : undefined
    case 'float':
      return form === 'integer' || form === 'float' ? 'float' : undefined
    case 'bool':
      return form === 'boolean' ? form : undefined
    case 'null':
      return form === 'null' ? form : undefined
    default:
      return undefined
  }
}

function decoded(suffix: string): string {
  if (!suffix.includes('%')) return suffix
  try {
    return decodeURIComponent(suffix)
  } catch {
    return suffix
  }
}
