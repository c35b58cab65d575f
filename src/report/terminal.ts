import { placeOf } from '../gate/place.js'
import type { Finding, Result, Verdict } from '../gate/result.js'
import type { Block, GraphEdge } from './blocks.js'
import { plainLine, shortened } from './plain.js'

const COLOUR: Record<Verdict, number> = { pass: 32, warn: 33, fail: 31, inconclusive: 35 }
const CELL = 100

/** A result as text for a terminal or a log, without a line break at the end. */
export function toTerminal(
  result: Pick<Result, 'gate' | 'verdict' | 'summary'>,
  blocks: readonly Block[],
  colour: boolean,
): string {
  const verdict = result.verdict.toUpperCase()
  const shown = colour ? `\u001b[1;${COLOUR[result.verdict]}m${verdict}\u001b[0m` : verdict
  const head = `${shown} ${plainLine(result.gate)}: ${plainLine(result.summary)}`
  return [head, ...blocks.map(block => blockText(block, '  '))].join('\n')
}

function blockText(block: Block, indent: string): string {
  if (block.kind === 'text') return indent + plainLine(block.text)
  if (block.kind === 'findings') return block.findings.map(each => findingText(each, indent)).join('\n')
  if (block.kind === 'section') {
    return [indent + plainLine(block.title), ...block.blocks.map(each => blockText(each, `${indent}  `))].join('\n')
  }
  if (block.kind === 'graph') {
    return block.edges.map(edge => indent + plainLine(arrowText(edge))).join('\n')
  }
  return tableText(block.head, block.rows, block.numeric ?? [], indent)
}

function arrowText({ from, to, mark }: GraphEdge): string {
  const sign = mark === 'added' ? '+ ' : mark === 'removed' ? '- ' : '  '
  return `${sign}${from} -> ${to}`
}

function tableText(head: string[], body: string[][], numeric: number[], indent: string): string {
  const rows = [head, ...body].map(row => row.map(cell => shortened(plainLine(cell), CELL)))
  const widths = head.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  const aligned = (cell: string, column: number): string => {
    const width = widths[column] ?? 0
    return numeric.includes(column) ? cell.padStart(width) : cell.padEnd(width)
  }
  return rows.map(row => (indent + row.map(aligned).join('  ')).trimEnd()).join('\n')
}

function findingText(finding: Finding, indent: string): string {
  const place = placeOf(finding)
  const rule = finding.excerpt === undefined ? '' : ` [${finding.rule}]`
  const line = `${indent}${finding.level}: ${place && `${plainLine(place)}: `}${plainLine(finding.message)}${rule}`
  const shown = [line, ...excerptLines(finding).map(each => `${indent}  ${each}`)]
  return (finding.help === undefined ? shown : [...shown, `${indent}  ${plainLine(finding.help)}`]).join('\n')
}

/** The line itself, and carets below what is meant of it: to its end where that is in a later line. */
function excerptLines({ excerpt, line, column, endLine, endColumn }: Finding): string[] {
  if (excerpt === undefined || line === undefined) return []
  const number = String(line)
  const margin = ' '.repeat(number.length)
  const shown = [`${number} | ${plainLine(excerpt)}`]
  if (column === undefined) return shown
  const end = endLine === line && endColumn !== undefined ? endColumn : excerpt.length + 1
  const before = widthOf(excerpt.slice(0, column - 1))
  const carets = Math.max(1, widthOf(excerpt.slice(column - 1, end - 1)))
  return [...shown, `${margin} | ${' '.repeat(before)}${'^'.repeat(carets)}`]
}

/** How many columns a text takes on a terminal, near enough: wide characters two, marks that combine none. */
function widthOf(text: string): number {
  let width = 0
  for (const character of plainLine(text)) {
    if (/\p{Mark}/u.test(character)) continue
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}
