// What actionlint 1.7.12 and zizmor 1.32.0 say of the corpus.
//
//   node bench/validate/label.mjs <labels.json> [--seed N] [--summary]
//
// Both must be on the PATH (`. .ci/tools.sh`). Writes { id: { actionlint: [{ line, column, kind, message }], zizmor:
// [{ line, ident, severity }] } }; --summary tells per class what they found, and ends with 1 where a label is wrong.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { corpus } from './corpus/index.mjs'

/** So many cases zizmor gets at a time. */
const AT_ONCE = 50
const ZIZMOR = ['--offline', '--quiet', '--no-exit-codes', '--persona=auditor', '--collect=all', '--format=json']
/** What zizmor ends with where no file could be parsed. */
const NOTHING_TO_READ = 3

/** The labels of these cases, by their ids. */
export function labelsOf(cases) {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-actions-validate-'))
  try {
    for (const { id, files } of cases) writeCase(join(folder, id), files)
    const labels = Object.fromEntries(cases.map(({ id }) => [id, { actionlint: [], zizmor: [], auditor: [] }]))
    const mains = new Map(cases.map(({ id, main }) => [id, main]))
    const add = (tool, path, label) => {
      const [id, ...rest] = relative(folder, join(folder, path)).split(sep)
      if (mains.get(id) === rest.join('/')) labels[id][tool].push(label)
    }
    for (const { filepath, line, column, kind, message } of actionlint(folder, cases)) {
      add('actionlint', filepath, { line, column, kind, message })
    }
    for (const { ident, determinations, locations } of zizmor(folder, cases)) {
      const { symbolic, concrete } = locations.find(({ symbolic }) => symbolic.kind === 'Primary') ?? locations[0]
      const path = relative(folder, symbolic.key.Local.verbatim_path)
      const persona = determinations.persona.toLowerCase()
      add(persona === 'regular' ? 'zizmor' : 'auditor', path, {
        line: concrete.location.start_point.row + 1,
        ident,
        severity: determinations.severity.toLowerCase(),
      })
    }
    return labels
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every case is a repository of its own: actionlint asks only whether there is a folder `.git`. */
function writeCase(folder, files) {
  mkdirSync(join(folder, '.git'), { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function actionlint(folder, cases) {
  const paths = cases.map(({ id, main }) => join(id, main))
  const { status, stdout, stderr } = ran(
    'actionlint',
    ['-shellcheck=', '-pyflakes=', '-format', '{{json .}}', ...paths],
    folder,
  )
  if (status > 1) throw new Error(`actionlint ended with ${status}: ${stderr.slice(0, 2000)}`)
  return JSON.parse(stdout)
}

/** zizmor ends without a word on the others at a file that it takes for a workflow and cannot read: that one is left out. */
function zizmor(folder, cases) {
  const findings = []
  for (let from = 0; from < cases.length; from += AT_ONCE) {
    let ids = cases.slice(from, from + AT_ONCE).map(({ id }) => id)
    while (ids.length > 0) {
      const { status, stdout, stderr } = ran('zizmor', [...ZIZMOR, ...ids.map(id => join(folder, id))], folder)
      if (status === 0) findings.push(...JSON.parse(stdout))
      if (status === 0 || status === NOTHING_TO_READ) break
      const refused = ids.find(id => stderr.includes(`failed to load file://${folder}/${id}/`))
      if (refused === undefined) throw new Error(`zizmor ended with ${status}: ${stderr.slice(0, 2000)}`)
      ids = ids.filter(id => id !== refused)
    }
  }
  return findings
}

function ran(program, args, cwd) {
  const result = spawnSync(program, args, { cwd, maxBuffer: 1 << 30, encoding: 'utf8' })
  if (result.error) throw result.error
  return result
}

/** Per class: files, those whose oracle refuses them, those refused at every planted line; and the labels that are wrong. */
function summary(cases, labels) {
  const rows = new Map()
  const wrong = []
  for (const { id, class: name, good, newer, high, planted, oracle, ident } of cases) {
    const { actionlint, zizmor, auditor } = labels[id]
    const told =
      oracle === 'zizmor'
        ? [...zizmor, ...auditor].filter(label => label.ident === ident)
        : oracle === 'own'
          ? []
          : actionlint
    const row = rows.get(name) ?? { class: name, oracle, files: 0, refused: 0, 'at the line': 0, others: {} }
    rows.set(name, row)
    row.files += 1
    if (told.length > 0) row.refused += 1
    const missed = planted.filter(({ line }) => !told.some(label => label.line === line))
    if (!good && missed.length === 0) row['at the line'] += 1
    if (!good && missed.length > 0)
      row.others[id] = `${planted.map(({ line }) => line)} is ${told.map(({ line }) => line)}`
    const severe = zizmor.filter(({ severity, ident }) => severity === 'high' && !high?.startsWith(ident))
    if (good && !newer && actionlint.length > 0) wrong.push([id, 'is refused', actionlint[0]])
    if (good && newer && actionlint.length === 0) wrong.push([id, 'is known'])
    if (good && severe.length > 0) wrong.push([id, 'is unsafe', severe[0]])
    if (!good && oracle !== 'own' && told.length === 0) wrong.push([id, 'is accepted', zizmor])
    if (!good && oracle === 'own' && actionlint.length > 0) wrong.push([id, 'is known to actionlint', actionlint])
    if (!good && planted.length === 0) wrong.push([id, 'has no planted line'])
  }
  return { rows: [...rows.values()], wrong }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' }, summary: { type: 'boolean', default: false } },
  })
  if (positionals.length !== 1)
    throw new Error('usage: node bench/validate/label.mjs <labels.json> [--seed N] [--summary]')
  const cases = corpus(Number(values.seed))
  const start = performance.now()
  const labels = labelsOf(cases)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  writeFileSync(positionals[0], `${JSON.stringify(labels, null, 1)}\n`)
  const good = cases.filter(({ good }) => good).length
  console.log(`${good} good and ${cases.length - good} bad workflows, labelled in ${seconds} s`)
  if (values.summary) {
    const { rows, wrong } = summary(cases, labels)
    for (const { others, ...row } of rows)
      console.log(JSON.stringify(Object.values(row)), Object.keys(others).length > 0 ? others : '')
    for (const problem of wrong) console.log(JSON.stringify(problem))
    process.exitCode = wrong.length > 0 ? 1 : 0
  }
}
