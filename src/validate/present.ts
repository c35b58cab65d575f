import type { Judgement } from '../gate/result.js'
import { type Block, section, table } from '../report/blocks.js'
import { presentImport } from './airflow/imported/present.js'
import { presentChanges, presentUnresolved } from './airflow/present.js'
import type { ValidateDetails } from './details.js'

const GRAVITY = ['pass', 'warn', 'inconclusive', 'fail']

/** How many files of each kind were judged, and what was left out. */
export function presentValidation({ details, findings }: Judgement<ValidateDetails>): Block[] {
  const kinds = new Map<string, { files: number; verdict: string }>()
  for (const { kind, verdict } of details.files) {
    const known = kinds.get(kind) ?? { files: 0, verdict: 'pass' }
    const worse = GRAVITY.indexOf(verdict) > GRAVITY.indexOf(known.verdict) ? verdict : known.verdict
    kinds.set(kind, { files: known.files + 1, verdict: worse })
  }
  const rows = [...kinds].map(([kind, { files, verdict }]) => [kind, String(files), verdict])
  const suppressed = findings.filter(each => each.suppressed !== null)
  return [
    ...presentChanges(details.dagChanges, details.dags),
    ...(rows.length === 0 ? [] : [table(['Kind', 'Files', 'Verdict'], rows, [1])]),
    ...presentImport(details.dagImport),
    ...presentUnresolved(details.dags, details.dagsUnresolved),
    ...(suppressed.length === 0 ? [] : [section(`Ignored: ${suppressed.length}`, [ignoredTable(suppressed)], true)]),
    ...(details.skipped.length === 0 ? [] : [skippedSection(details.skipped)]),
  ]
}

function ignoredTable(suppressed: Judgement<unknown>['findings']): Block {
  const rows = suppressed.map(({ rule, file, line, suppressed: why }) => [rule, `${file}:${line}`, why ?? ''])
  return table(['Rule', 'Where', 'Why'], rows.slice(0, 50))
}

function skippedSection(skipped: ValidateDetails['skipped']): Block {
  const rows = skipped.map(({ what, why }) => [what, why])
  return section(`Not checked: ${skipped.length}`, [table(['What', 'Why'], rows)], true)
}
