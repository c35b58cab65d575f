import { append } from '../gate/append.js'
import type { Judgement } from '../gate/result.js'
import { formatSize } from '../gate/size.js'
import { type Block, section, table, textBlock } from '../report/blocks.js'
import type { SecretDetails } from './details.js'

const SHOWN = 20

/** What was searched, what was passed over and why, and what the baseline need not hold any more. */
export function presentSecrets({ details }: Judgement<SecretDetails>): Block[] {
  const { scanned, suppressed, stale, skipped } = details
  const { files, bytes, commits } = scanned
  const where = commits === null ? '' : ` of ${commits} ${commits === 1 ? 'commit' : 'commits'}`
  const counts = `${files} ${files === 1 ? 'file' : 'files'}${where} (${formatSize(bytes)}) searched`
  const kept = Object.entries(suppressed).filter(([, count]) => count > 0)
  const allowed =
    kept.length === 0 ? '' : `; suppressed: ${kept.map(([by, count]) => `${count} by ${NAMES[by]}`).join(', ')}`
  return [
    textBlock(`${counts}${allowed}.`),
    ...(skipped.length === 0 ? [] : [skippedSection(skipped)]),
    ...(stale.length === 0 ? [] : [staleSection(stale)]),
  ]
}

const NAMES: Readonly<Record<string, string>> = {
  baseline: 'the baseline',
  inline: 'comments beside them',
  allowlist: 'allowlists',
}

function skippedSection(skipped: SecretDetails['skipped']): Block {
  const byReason = new Map<string, string[]>()
  for (const { path, why } of skipped) append(byReason, why, path)
  const rows = [...byReason].map(([why, paths]) => {
    const more = paths.length > 3 ? ', …' : ''
    return [why, String(paths.length), paths.slice(0, 3).join(', ') + more]
  })
  return section(`Not searched: ${skipped.length}`, [table(['Why', 'Files', 'Such as'], rows, [1])], true)
}

function staleSection(stale: SecretDetails['stale']): Block {
  const rows = stale.slice(0, SHOWN).map(({ file, type, line }) => [file, type, line === undefined ? '' : String(line)])
  const shown = rows.length < stale.length ? `${rows.length} of ${stale.length}` : String(stale.length)
  const title = `Entries of the baseline whose secret is gone: ${shown}; \`update-baseline\` drops them`
  return section(title, [table(['File', 'Type', 'Line'], rows, [2])], true)
}
