// How config-validate fares on the labelled corpus, or on repositories of one's own, beside actionlint and zizmor.
//
//   node bench/validate/score.mjs [--seed N] [--labels labels.json] [--misses] [--json]
//     [--actionlint-at-least RATIO] [--zizmor-at-least RATIO]
//
// Needs `npm run build` before it (it reads `lib/`), and actionlint and zizmor on the PATH unless --labels has what
// label.mjs wrote. A file that a peer refuses counts as found where we report an error or a warning in it, and as found at
// the line where we do so in the peer's own line. With a good file flagged, or fewer of a peer's files than a limit says, it
// ends with 1.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkFiles } from '../../lib/validate/check.js'
import { corpus } from './corpus/index.mjs'
import { labelsOf } from './label.mjs'

const zero = { type: 'string', default: '0' }
const flag = { type: 'boolean', default: false }
const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    labels: { type: 'string' },
    misses: flag,
    json: flag,
    'actionlint-at-least': zero,
    'zizmor-at-least': zero,
  },
})
const cases = corpus(Number(options.seed))
const labels = options.labels === undefined ? labelsOf(cases) : JSON.parse(readFileSync(options.labels, 'utf8'))
const tally = { files: 0, flagged: 0, lines: 0, atLine: 0 }
const scores = { actionlint: { ...tally }, zizmor: { ...tally }, own: { ...tally } }
const good = { files: 0, errors: 0, warnings: 0 }
const misses = []

for (const each of cases) {
  const problems = await problemsOf(each)
  const grave = problems.filter(({ level }) => level !== 'note')
  if (each.good) {
    good.files += 1
    const errors = grave.filter(({ level }) => level === 'error')
    if (errors.length > 0) good.errors += 1
    const alarms = grave.filter(({ rule }) => !rule.startsWith('security/'))
    if (alarms.length > 0) good.warnings += 1
    if (alarms.length + errors.length > 0) misses.push(['good', each.id, each.class, [...alarms, ...errors].map(show)])
    continue
  }
  for (const [oracle, told] of Object.entries(expected(each))) {
    const score = scores[oracle]
    score.files += 1
    const flagged = oracle === 'zizmor' ? problems.length > 0 : grave.length > 0
    if (flagged) score.flagged += 1
    const seen = new Set((oracle === 'zizmor' ? problems : grave).map(({ line }) => line))
    const lines = [...new Set(told.map(({ line }) => line))]
    const missed = lines.filter(line => !seen.has(line))
    score.lines += lines.length
    score.atLine += lines.length - missed.length
    if (missed.length > 0)
      misses.push([
        oracle,
        each.id,
        each.class,
        told.filter(({ line }) => missed.includes(line)).map(show),
        problems.map(show),
      ])
  }
}

if (options.json) console.log(JSON.stringify({ good, scores }))
else {
  console.log(
    `good: ${good.files} files; with errors ${good.errors}, with warnings other than of security ${good.warnings}`,
  )
  for (const [oracle, { files, flagged, lines, atLine }] of Object.entries(scores)) {
    console.log(`${oracle}: ${flagged} of ${files} files flagged; ${atLine} of ${lines} lines`)
  }
}
if (options.misses) for (const miss of misses) console.log(JSON.stringify(miss))
if (good.errors + good.warnings > 0) process.exitCode = 1
for (const oracle of ['actionlint', 'zizmor']) {
  const { files, flagged } = scores[oracle]
  if (flagged / files < Number(options[`${oracle}-at-least`])) {
    console.log(`too few of ${oracle}'s files are flagged`)
    process.exitCode = 1
  }
}

/** Who tells of a bad file, and where. */
function expected({ id, oracle, ident, planted }) {
  const { actionlint, zizmor, auditor } = labels[id]
  if (oracle === 'own') return { own: planted }
  if (oracle === 'zizmor') return { zizmor: [...zizmor, ...auditor].filter(each => each.ident === ident) }
  return { actionlint }
}

async function problemsOf({ files, main }) {
  const encoder = new TextEncoder()
  // A repository has more in it than workflows.
  const all = { 'README.md': '', ...files }
  const bytes = path => (Object.hasOwn(all, path) ? encoder.encode(all[path]) : null)
  const ports = { files: { bytes }, programs: { has: async () => false } }
  const work = {
    base: '.',
    files: [{ path: main, kind: 'workflow' }],
    shellcheck: false,
    taken: new SharedArrayBuffer(4),
  }
  const {
    files: [{ problems }],
  } = await checkFiles(work, ports)
  return problems
}

function show({ line, rule, ident, kind, message }) {
  return `${line} ${rule ?? ident ?? kind ?? ''} ${message ?? ''}`.slice(0, 160)
}
