// How near the graphs that we read in DAG files are to those that Airflow makes of them: on the files in
// __tests__/fixtures/airflow/good, as recorded there, and live on Airflow's own examples as they are installed, or on folders of
// one's own.
//
//   node bench/airflow/score.mjs [--recall-at-least RATIO] [--misses] [FOLDER...]
//
// Needs `npm run build` before it (it reads `lib/`), and the environments of .ci/airflow.sh. With a smaller share of Airflow's
// edges than the limit, with a DAG, task or edge that Airflow does not have where nothing is said to be open, or with one missing
// where nothing is, it ends with 1.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { extractDags } from '../../lib/validate/airflow/model/extract.js'
import { moduleAt } from '../../lib/validate/airflow/modules.js'
import { ENVIRONMENTS, truthOf, VERSIONS } from './truth.mjs'

const { values: options, positionals: folders } = parseArgs({
  options: { 'recall-at-least': { type: 'string', default: '0' }, misses: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const FIXTURES = new URL('../../__tests__/fixtures/airflow', import.meta.url).pathname

for (const version of VERSIONS) {
  const named = folders.map(folder => live(version, resolve(folder), '.'))
  const all = named.length > 0 ? named : [recorded(version), ...examplesOf(version)]
  for (const { name, ...unit } of all) told(name, compared(unit, version))
}

function recorded(version) {
  const { airflow, good } = JSON.parse(readFileSync(join(FIXTURES, `truth-${version}.json`), 'utf8'))
  return { name: `Airflow ${airflow}, written files`, truth: good, root: join(FIXTURES, 'good'), folder: '.' }
}

function examplesOf(version) {
  const packages = join(ENVIRONMENTS, version, 'lib/python3.11/site-packages')
  const known = ['airflow/example_dags', 'airflow/providers/standard/example_dags']
  return known.filter(path => existsSync(join(packages, path))).map(path => live(version, packages, path))
}

/** Files that Airflow does not load here, for want of a package, have no truth. */
function live(version, root, folder) {
  const { airflow, files } = truthOf(version, root, [join(root, folder)], ['--brief'])
  const loaded = Object.entries(files).filter(([, { errors }]) => errors.every(({ stage }) => stage !== 'load'))
  const refused = Object.keys(files).length - loaded.length
  const name = `Airflow ${airflow}, ${folder === '.' ? root : folder}${refused > 0 ? `, without ${refused} that it refuses` : ''}`
  return { name, truth: Object.fromEntries(loaded), root, folder }
}

/** Each DAG that one of both has: Airflow's, ours, and whether it is said that something is open. */
function compared({ truth, root, folder }, version) {
  const isThere = path => existsSync(join(root, path)) && statSync(join(root, path)).isFile()
  // Of what is installed beside the examples nothing would be in a user's repository.
  const isOurs = path => folder === '.' || path.startsWith(`${folder}/`)
  const repository = { has: path => isOurs(path) && isThere(path) }
  const source = (name, level, from) => {
    const path = moduleAt(name, level, from, repository)
    return path === null ? null : { path, text: readFileSync(join(root, path), 'utf8') }
  }
  const files = Object.keys(truth).map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  return extractDags(files, { version, source }).flatMap(file => {
    const known = new Map(truth[file.path].dags.map(dag => [dag.dag_id, dag]))
    const found = new Map(file.dags.flatMap(dag => (dag.dagId === null ? [] : [[dag.dagId, dag]])))
    return [...new Set([...known.keys(), ...found.keys()])].map(id => {
      const [theirs, ours] = [known.get(id), found.get(id)]
      const open = [...(ours?.unresolved ?? []), ...(ours === undefined ? file.unresolved : [])]
      return {
        id: `${file.path}: ${id}`,
        isKnown: theirs !== undefined,
        isFound: ours !== undefined,
        isOpen: open.length > 0,
        tasks: sides(
          theirs?.tasks,
          ours?.tasks.map(task => task.id),
        ),
        edges: sides(
          theirs?.edges.map(arrow),
          ours?.edges.map(({ from, to }) => arrow([from, to])),
        ),
      }
    })
  })
}

function arrow([from, to]) {
  return `${from} > ${to}`
}

/** How many of theirs, which of them are missing, and what is ours alone. */
function sides(theirs = [], ours = []) {
  const [known, found] = [new Set(theirs), new Set(ours)]
  const missing = [...known].filter(each => !found.has(each))
  return { count: known.size, missing, beyond: [...found].filter(each => !known.has(each)) }
}

function told(name, dags) {
  const known = dags.filter(({ isKnown }) => isKnown)
  const sum = of => dags.reduce((total, dag) => total + of(dag), 0)
  const [edges, lost] = [sum(dag => dag.edges.count), sum(dag => dag.edges.missing.length)]
  const whole = dags.filter(dag => dag.isFound && !dag.isOpen)
  const wrong = whole.flatMap(({ id, isKnown, tasks, edges }) =>
    isKnown ? [...tasks.beyond, ...edges.beyond].map(each => `${id}: ${each}`) : [id],
  )
  const silent = known.filter(
    dag => !dag.isOpen && (!dag.isFound || dag.tasks.missing.length + dag.edges.missing.length > 0),
  )
  const recall = edges === 0 ? 1 : 1 - lost / edges
  console.log(`${name}: ${known.length} DAGs, ${sum(dag => dag.tasks.count)} tasks, ${edges} edges`)
  console.log(
    `  recall of edges ${(100 * recall).toFixed(1)}%; ${whole.length} DAGs wholly resolved, with ${wrong.length} DAGs, tasks or edges ` +
      `that Airflow does not have; ${known.filter(dag => dag.isFound).length} DAGs found; ${silent.length} not whole without a word`,
  )
  const failed = recall < Number(options['recall-at-least']) || wrong.length > 0 || silent.length > 0
  for (const each of wrong) console.log(`  ^ too much: ${each}`)
  for (const { id } of silent) console.log(`  ^ not all of it, and nothing said: ${id}`)
  if (options.misses)
    for (const each of dags) for (const edge of each.edges.missing) console.log(`  missing: ${each.id}: ${edge}`)
  if (failed) process.exitCode = 1
}
