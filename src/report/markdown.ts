import type { Level, Result, Verdict } from '../gate/result.js'
import { type Block, table } from './blocks.js'
import { placeOf } from './place.js'
import { plainLine } from './plain.js'

const SYMBOL: Record<Verdict, string> = { pass: '✅', warn: '⚠️', fail: '❌', inconclusive: '❔' }
const SIGN: Record<Level, string> = { error: '❌', warning: '⚠️', note: 'ℹ️' }

// A job summary above 1 MiB is dropped whole by GitHub; several steps may share it, so each keeps well below.
const LIMIT = 400_000

/** A result as GitHub's markdown, at most 400,000 characters: what does not fit is left out block by block, and said. */
export function toMarkdown(result: Pick<Result, 'gate' | 'verdict' | 'summary'>, blocks: readonly Block[]): string {
  const parts = [`### ${SYMBOL[result.verdict]} ${markdownText(result.gate)}`, markdownText(result.summary)]
  let length = 0
  for (const block of blocks) {
    const markdown = blockMarkdown(block)
    length += markdown.length
    if (length > LIMIT) {
      parts.push('The report is longer than a job summary may be; the rest is in the result file.')
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
    const title = markdownText(block.title)
    if (!block.collapsed) return `#### ${title}\n\n${body}`
    return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`
  }
  const rule = block.head.map((_, column) => (block.numeric?.includes(column) ? '--:' : '---'))
  const rows = [block.head.map(markdownText), rule, ...block.rows.map(row => row.map(markdownText))]
  return rows.map(row => `| ${row.join(' | ')} |`).join('\n')
}

/** Text as markdown that shows just that text: no markup, no HTML, no mention, no link, no table column. */
export function markdownText(text: string): string {
  return plainLine(text)
    .replace(/[&<>]/g, each => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[each] as string)
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, '\\$&')
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/\b(https?|ftp|www)(?=:|\.)/gi, '$&\u200b')
}
