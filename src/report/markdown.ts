import { placeOf } from '../gate/place.js'
import type { Finding, Level, Result, Verdict } from '../gate/result.js'
import type { Block } from './blocks.js'
import { bytesOf, type Fit, type Fitted, fitBlocks } from './fit.js'
import { mermaidOf } from './mermaid.js'
import { plainLine, shortened } from './plain.js'

interface Table {
  head: string[]
  rows: string[][]
  numeric?: number[]
}

export const SYMBOL: Record<Verdict, string> = { pass: '✅', warn: '⚠️', fail: '❌', inconclusive: '❔' }
const SIGN: Record<Level, string> = { error: '❌', warning: '⚠️', note: 'ℹ️' }

// A job summary above 1 MiB is dropped whole by GitHub; several steps may share it, so each keeps well below.
const LIMIT = 400_000
const CELL = 1000
const REST = 'The report is longer than fits here; the rest is in the result file.'

/**
 * A result as GitHub's markdown of at most `limit` bytes (400,000 for a job summary). What does not fit is left out,
 * rows from the end of tables first, and this is said.
 */
export function toMarkdown(
  result: Pick<Result, 'gate' | 'verdict' | 'summary'>,
  blocks: readonly Block[],
  limit = LIMIT,
): string {
  const head = `### ${SYMBOL[result.verdict]} ${markdownText(result.gate)}\n\n${cell(result.summary)}`
  const room = limit - bytesOf(`${head}\n\n\n\n${REST}\n`)
  const fitted = fitAll(blocks, room)
  return `${[head, ...fitted.parts, ...(fitted.whole ? [] : [REST])].join('\n\n')}\n`
}

const fitBlock: Fit<Block> = (block, room) => {
  if (block.kind === 'text') return wholeOr(markdownText(block.text), room)
  if (block.kind === 'findings') return fitTable(findingsTable(block.findings), room)
  if (block.kind === 'table') return fitTable(block, room)
  if (block.kind === 'graph') return wholeOr(mermaidOf(block.nodes, block.edges), room)
  const [start, end] = block.collapsed
    ? [`<details><summary>${htmlText(shortened(block.title, CELL))}</summary>`, '\n\n</details>']
    : [`#### ${cell(block.title)}`, '']
  const inner = fitAll(block.blocks, room - bytesOf(`${start}\n\n${end}`))
  const markdown = [start, ...inner.parts].join('\n\n') + end
  return bytesOf(markdown) > room ? null : { markdown, whole: inner.whole }
}

function fitAll(blocks: readonly Block[], room: number) {
  return fitBlocks(blocks, room, fitBlock)
}

function wholeOr(markdown: string, room: number): Fitted | null {
  return bytesOf(markdown) > room ? null : { markdown, whole: true }
}

function findingsTable(findings: readonly Finding[]): Table {
  const rows = findings.map(each => [SIGN[each.level], placeOf(each), each.message, each.help ?? ''])
  return { head: ['', 'Where', 'What', 'What helps'], rows }
}

/** As many rows as fit, at least one. */
function fitTable({ head, rows, numeric }: Table, room: number): Fitted | null {
  const rule = head.map((_, column) => (numeric?.includes(column) ? '--:' : '---'))
  const lines = [head.map(cell), rule].map(rowOf)
  let left = room - bytesOf(lines.join('\n'))
  for (const row of rows) {
    const line = rowOf(row.map(cell))
    left -= bytesOf(line) + 1
    if (left < 0) break
    lines.push(line)
  }
  const shown = lines.length - 2
  if (left < 0 && shown === 0) return null
  return { markdown: lines.join('\n'), whole: shown === rows.length }
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** Text as markdown that shows just that text: no markup, no HTML, no mention, no link, no table column. */
export function markdownText(text: string): string {
  return htmlText(text)
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, '\\$&')
    .replace(/^\d+(?=\.)/, '$&\\')
}

/** Text between HTML tags, where GitHub reads no markdown, but still mentions, references to issues and links. */
function htmlText(text: string): string {
  return plainLine(text)
    .trim()
    .replace(/[&<>]/g, each => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[each] as string)
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/(#|\bGH-)(?=\d)/gi, '$&\u200b')
    .replace(/(?<![a-z])(https?|ftp|www)(?=:|\.)/gi, '$&\u200b')
}

function cell(text: string): string {
  return markdownText(shortened(text, CELL))
}
