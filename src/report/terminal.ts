import { placeOf } from '../gate/place.js'
import type { Finding, Result, Verdict } from '../gate/result.js'
import type { Block } from './blocks.js'
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
  return tableText(block.head, block.rows, block.numeric ?? [], indent)
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
  const line = `${indent}${finding.level}: ${place && `${plainLine(place)}: `}${plainLine(finding.message)}`
  return finding.help === undefined ? line : `${line}\n${indent}  ${plainLine(finding.help)}`
}
