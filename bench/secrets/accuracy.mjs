// How many of the labelled corpus's secrets secret-scan finds, and how many false alarms it raises.
//
//   node bench/secrets/accuracy.mjs [--seed N] [--peers] [--only-peers] [--markdown | --json] [--misses [--show]]
//     [--recall-at-least RATIO] [--precision-at-least RATIO]
//
// --peers runs gitleaks and detect-secrets, which must be on the PATH, over the same files. --misses names what each tool
// missed and where it raised false alarms; --show adds the lines themselves, which is for this generated corpus alone.
// The corpus lies in a folder that is removed afterwards. Below a limit, at `min-confidence: medium`, it ends with 1.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { textOf } from './corpus/check.mjs'
import { generate } from './corpus/generate.mjs'
import { matched, totals } from './score/match.mjs'
import { inColumns, inMarkdown, tablesOf } from './score/tables.mjs'
import { detectSecrets, gitleaks, ours } from './score/tools.mjs'

const flag = { type: 'boolean', default: false }
const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    'recall-at-least': { type: 'string', default: '0' },
    'precision-at-least': { type: 'string', default: '0' },
    ...{ peers: flag, 'only-peers': flag, markdown: flag, json: flag, misses: flag, show: flag },
  },
})
const THRESHOLDS = { low: ['low', 'medium', 'high'], medium: ['medium', 'high'], high: ['high'] }
const folder = mkdtempSync(join(tmpdir(), 'pipeline-actions-accuracy-'))

try {
  const labels = generate(folder, options.seed)
  const files = join(folder, 'files')
  const run = (name, findings) => ({ name, ...matched(labels, findings) })
  const peers = options.peers || options['only-peers']
  const others = peers ? [run('gitleaks', gitleaks(files, folder)), run('detect-secrets', detectSecrets(files))] : []
  const own = options['only-peers'] ? [] : byThreshold(run, ours(files, folder))
  const main = [...own.filter(({ threshold }) => threshold === 'medium'), ...others]
  report(labels, [...own, ...others], main, files)
  for (const result of own.filter(({ threshold }) => threshold === 'medium')) hold(totals(labels, result))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** What counts at each value of `min-confidence`. */
function byThreshold(run, findings) {
  return Object.entries(THRESHOLDS).map(([threshold, counted]) => ({
    threshold,
    ...run(
      `secret-scan, ${threshold}`,
      findings.filter(({ confidence }) => counted.includes(confidence)),
    ),
  }))
}

function hold({ recall, precision }) {
  if (recall >= Number(options['recall-at-least']) && precision >= Number(options['precision-at-least'])) return
  console.log('recall or precision is below its limit')
  process.exitCode = 1
}

function report(labels, results, main, files) {
  const tables = tablesOf(labels, results, main)
  if (options.json) {
    const whole = results.map(result => ({ name: result.name, ...totals(labels, result) }))
    console.log(JSON.stringify({ seed: options.seed, whole, tables }, null, 2))
    return
  }
  for (const table of tables) console.log(options.markdown ? inMarkdown(table) : inColumns(table))
  if (options.misses) for (const result of main) listMisses(labels, result, files)
}

function listMisses(labels, { name, found, alarms }, files) {
  const shown = ({ file, line }) => (options.show ? `  ${textOf(join(files, file)).split('\n')[line - 1]}` : '')
  console.log(`Missed by ${name}`)
  for (const label of labels) {
    if (label.label !== 'secret' || found.has(label)) continue
    console.log(`${label.file}:${label.line} ${label.kind}, ${label.where}, ${label.form}${shown(label)}`)
  }
  console.log(`\nFalse alarms of ${name}`)
  for (const alarm of alarms) {
    console.log(
      `${alarm.file}:${alarm.line} ${alarm.rules.join(', ')}: ${alarm.negative?.kind ?? 'not labelled'}${shown(alarm)}`,
    )
  }
  console.log('')
}
