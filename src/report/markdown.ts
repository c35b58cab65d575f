import { placeOf } from '../gate/place.js'
import type { Level, Result, Verdict } from '../gate/result.js'
import { type Block, table } from './blocks.js'
import { plainLine, shortened } from './plain.js'

const SYMBOL: Record<Verdict, string> = { pass: '✅', warn: '⚠️', fail: '❌', inconclusive: '❔' }
const SIGN: Record<Level, string> = { error: '❌', warning: '⚠️', note: 'ℹ️' }

// A job summary above 1 MiB is dropped whole by GitHub; several steps may share it, so each keeps well below.
const LIMIT = 400_000
const CELL = 1000
const REST = 'The report is longer than a job summary may be; the rest is in the result file.'

/** A result as GitHub's markdown, at most 400,000 bytes: what does not fit is left out block by block, and said. */
export function toMarkdown(result: Pick<Result, 'gate' | 'verdict' | 'summary'>, blocks: readonly Block[]): string {
  const parts = [`### ${SYMBOL[result.verdict]} ${markdownText(result.gate)}`, cell(result.summary)]
  let left = LIMIT - bytesOf(`${parts.join('\n\n')}\n\n${REST}\n`)
  for (const block of blocks) {
    const markdown = blockMarkdown(block)
    left -= bytesOf(`\n\n${markdown}`)
    if (left < 0) {
      parts.push(REST)
      break
    }
    parts.push(markdown)
  }
  return `${parts.join('\n\n')}\n`
}

function blockMarkdown(block: Block): string {
  if (block.kind === 'text') return markdownText(block.text)
  if (block.kind === 'findings') {
    const rows = block.findings.map(each => [SIGN[each.level], placeOf(each), each.message, each.help ?? ''])
    return blockMarkdown(table(['', 'Where', 'What', 'What helps'], rows))
  }
  if (block.kind === 'section') {
    const body = block.blocks.map(blockMarkdown).join('\n\n')
    if (!block.collapsed) return `#### ${cell(block.title)}\n\n${body}`
    return `<details><summary>${htmlText(block.title)}</summary>\n\n${body}\n\n</details>`
  }
  const rule = block.head.map((_, column) => (block.numeric?.includes(column) ? '--:' : '---'))
  const rows = [block.head.map(cell), rule, ...block.rows.map(row => row.map(cell))]
  return rows.map(row => `| ${row.join(' | ')} |`).join('\n')
}

/** Text as markdown that shows just that text: no markup, no HTML, no mention, no link, no table column. */
export function markdownText(text: string): string {
  return htmlText(text)
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, '\\$&')
    .replace(/^\d+(?=\.)/, '$&\\')
}

/** Text between HTML tags, where GitHub reads no markdown, but still mentions and links. */
function htmlText(text: string): string {
  return plainLine(text)
    .trim()
    .replace(/[&<>]/g, each => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[each] as string)
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/(?<![a-z])(https?|ftp|www)(?=:|\.)/gi, '$&\u200b')
}

function cell(text: string): string {
  return markdownText(shortened(text, CELL))
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
