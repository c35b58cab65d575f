// What Airflow 2 and Airflow 3 make of the DAG files in __tests__/fixtures/airflow, recorded, so that the graphs that we
// read can be compared where no Airflow is installed.
//
//   node bench/airflow/record.mjs [--check] [--examples]
//
// Needs the environments of .ci/airflow.sh. Writes truth-2.json and truth-3.json there; with --check it compares with what
// they hold instead, and ends with 1 where Airflow answers otherwise. With --examples it writes what Airflow makes of its own
// examples to examples-2.json and examples-3.json beside the environments: they are Airflow's, and stay out of the repository.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ENVIRONMENTS, truthOf, VERSIONS } from './truth.mjs'

const flag = { type: 'boolean', default: false }
const { values: options } = parseArgs({ options: { check: flag, examples: flag } })
const corpus = new URL('../../__tests__/fixtures/airflow', import.meta.url).pathname

let differing = 0
for (const version of VERSIONS) {
  if (options.examples) {
    const answers = examplesOf(version).map(folder => truthOf(version, folder, [folder]))
    const path = join(ENVIRONMENTS, `examples-${version}.json`)
    writeFileSync(path, `${JSON.stringify(answers)}\n`)
    console.log(`${path}: ${summary(answers.flatMap(answer => Object.values(answer.files)))}`)
    continue
  }
  const recorded = recordOf(version)
  const path = join(corpus, `truth-${version}.json`)
  const text = lined(recorded)
  console.log(`Airflow ${recorded.airflow}: ${summary(Object.values({ ...recorded.good, ...recorded.unresolved }))}`)
  console.log(`  refused of the broken: ${Object.values(recorded.broken).filter(({ refused }) => refused).length}`)
  if (!options.check) writeFileSync(path, text)
  else if (readFileSync(path, 'utf8') !== text) {
    differing += 1
    for (const line of changed(readFileSync(path, 'utf8'), text)) console.log(`  differs: ${line.slice(0, 200)}`)
  }
}
process.exitCode = differing > 0 ? 1 : 0

function recordOf(version) {
  const recorded = { airflow: '', good: {}, unresolved: {}, broken: {} }
  for (const part of ['good', 'unresolved']) {
    const folder = join(corpus, part)
    const { airflow, files } = truthOf(version, folder, [folder])
    recorded.airflow = airflow
    for (const [file, { dags, errors, warnings }] of sorted(files)) {
      if (!isFor(version, join(folder, file))) continue
      if (errors.length > 0) throw new Error(`Airflow ${airflow} refuses ${file}: ${errors[0].text}`)
      recorded[part][file] = { dags, warnings: [...new Set(warnings.flatMap(placeOf))].sort() }
    }
  }
  const folder = join(corpus, 'broken')
  const units = readdirSync(folder).filter(name => name.endsWith('.py') || !name.includes('.'))
  for (const [file, { dags, errors }] of sorted(truthOf(version, folder, units).files)) {
    recorded.broken[file] =
      errors.length > 0
        ? { refused: nameOf(errors[0].text), stage: errors[0].stage }
        : { accepted: dags.map(({ dag_id }) => dag_id) }
  }
  return recorded
}

/** A DAG file's first line names the versions of Airflow that it is written for; a module beside it has no such line. */
function isFor(version, path) {
  const [first] = readFileSync(path, 'utf8').split('\n', 1)
  return first.startsWith('# airflow:') && first.includes(version)
}

/** Of a warning in the folder, its place and its kind: `file:line: category`. */
function placeOf(warning) {
  const place = /^([^/]\S*:\d+: [\w.]+): /.exec(warning)?.[1]
  return place === undefined ? [] : [place]
}

/** The name of the exception that an error text ends with; Airflow's sentence is left to Airflow. */
function nameOf(text) {
  const names = text.split('\n').flatMap(line => /^([A-Za-z_][\w.]*)(?:: |$)/.exec(line)?.[1] ?? [])
  return names.at(-1)?.split('.').at(-1) ?? 'Error'
}

function examplesOf(version) {
  const packages = join(ENVIRONMENTS, version, 'lib/python3.11/site-packages/airflow')
  return ['example_dags', 'providers/standard/example_dags'].map(path => join(packages, path)).filter(existsSync)
}

function sorted(files) {
  return Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** JSON with a line for each file. */
function lined({ airflow, ...parts }) {
  const told = Object.entries(parts).map(([part, files]) => {
    const lines = Object.entries(files).map(([file, truth]) => `${JSON.stringify(file)}: ${JSON.stringify(truth)}`)
    return `"${part}": {\n${lines.join(',\n')}\n}`
  })
  return `{\n"airflow": ${JSON.stringify(airflow)},\n${told.join(',\n')}\n}\n`
}

function changed(before, after) {
  const known = new Set(before.split('\n'))
  return after.split('\n').filter(line => !known.has(line))
}

function summary(files) {
  const dags = files.flatMap(file => file.dags)
  const count = key => dags.reduce((sum, dag) => sum + dag[key].length, 0)
  return `${files.length} files, ${dags.length} DAGs, ${count('tasks')} tasks, ${count('edges')} edges`
}
