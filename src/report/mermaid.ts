import type { GraphEdge, GraphNode } from './blocks.js'
import { plainLine, shortened } from './plain.js'

const LABEL = 100

/** A graph as GitHub draws it from a fence of Mermaid; what a change added is green, what it removed red and dashed. */
export function mermaidOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): string {
  const ids = new Map(nodes.map(({ name }, index) => [name, `n${index}`]))
  const known = edges.filter(({ from, to }) => ids.has(from) && ids.has(to))
  const lines = [
    'flowchart LR',
    ...nodes.map(({ name, mark }) => `  ${ids.get(name)}["${label(name)}"]${mark === undefined ? '' : `:::${mark}`}`),
    ...known.map(({ from, to, mark }) => `  ${ids.get(from)} ${mark === 'removed' ? '-.->' : '-->'} ${ids.get(to)}`),
    ...known.flatMap(({ mark }, index) => (mark === undefined ? [] : [`  linkStyle ${index} stroke:${COLOUR[mark]}`])),
    `  classDef added stroke:${COLOUR.added},stroke-width:3px`,
    `  classDef removed stroke:${COLOUR.removed},stroke-dasharray:5 5`,
  ]
  return `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\``
}

const COLOUR = { added: '#1a7f37', removed: '#cf222e' } as const

/** A name that means nothing to Mermaid or HTML: all but letters, digits and a few signs as codes of its own. */
function label(name: string): string {
  const text = shortened(plainLine(name), LABEL)
  return text.replace(/[^\p{L}\p{N} ._-]/gu, character => `#${character.codePointAt(0)};`)
}
