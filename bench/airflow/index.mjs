// How long config-validate takes over 1,000 DAG files of 40 to 110 lines in all usual styles, start-up included, beside how long
// Airflow 2 and 3 take to fill a DagBag with the same files; and whether it finds the same DAGs, tasks and edges.
//
//   node bench/airflow/index.mjs [--files N] [--at-most SECONDS] [--cpu-at-most SECONDS] [--no-airflow]
//
// Needs git, and the environments of .ci/airflow.sh unless --no-airflow is given. Of five runs the median counts; Airflow
// loads the files once. Where a limit is given, being beyond it ends the program with 1, and so does another graph; the CPU time
// of all threads is less than the wall time moved by what else the machine does.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dagFiles, FOLDER } from './files.mjs'
import { truthOf, VERSIONS } from './truth.mjs'
import { Repository } from './validated.mjs'

const RUNS = 5
const { values: options } = parseArgs({
  options: {
    files: { type: 'string', default: '1000' },
    'at-most': { type: 'string', default: 'Infinity' },
    'cpu-at-most': { type: 'string', default: 'Infinity' },
    'no-airflow': { type: 'boolean', default: false },
  },
})
const repository = new Repository()

try {
  const files = dagFiles(Number(options.files))
  repository.write(files)
  const lines = files.reduce((sum, [, text]) => sum + text.split('\n').length - 1, 0)
  console.log(
    `${options.files} DAG files and ${files.length - options.files} modules, ${lines} lines (node ${process.version})`,
  )
  for (const version of VERSIONS) measured(version)
} finally {
  repository.remove()
}

function measured(version) {
  const runs = Array.from({ length: RUNS }, () => repository.validated(version)).sort((a, b) => a.wall - b.wall)
  const { wall, cpu, result } = runs[Math.floor(RUNS / 2)]
  const { dags } = result.details
  const found = graphsOf(dags.map(({ dagId, tasks, edges }) => [dagId, tasks.map(({ id }) => id), edges]))
  console.log(`for Airflow ${version}, config-validate: ${wall.toFixed(2)} s, CPU ${cpu.toFixed(2)} s, ${told(found)}`)
  hold(wall <= Number(options['at-most']), 'that takes too long')
  hold(cpu <= Number(options['cpu-at-most']), 'that takes too much of the processors')
  const open = dags.filter(({ unresolved }) => unresolved.length > 0)
  hold(open.length === 0, `not resolved: ${open.map(({ dagId }) => dagId).slice(0, 5)}`)
  if (options['no-airflow']) return
  const { airflow, seconds, files } = truthOf(version, repository.root, [join(repository.root, FOLDER)], ['--brief'])
  const loaded = Object.values(files)
  const loading = loaded.reduce((sum, file) => sum + file.seconds, 0)
  const truth = graphsOf(loaded.flatMap(file => file.dags.map(dag => [dag.dag_id, dag.tasks, dag.edges])))
  console.log(
    `Airflow ${airflow}: DagBag ${loading.toFixed(2)} s, importing Airflow ${seconds.import.toFixed(2)} s, ${told(truth)}`,
  )
  const refused = loaded.flatMap(({ errors }) => errors)
  hold(refused.length === 0, `Airflow refuses files: ${refused[0]?.text}`)
  const other = [...new Set([...truth.keys(), ...found.keys()])].filter(id => truth.get(id) !== found.get(id))
  hold(other.length === 0, `${other.length} DAGs are not as Airflow has them: ${other.slice(0, 5)}`)
}

/** Tasks and edges in one text, by the DAG's id. */
function graphsOf(dags) {
  const graphs = dags.map(([id, tasks, edges]) => {
    const parts = [tasks.toSorted(), edges.map(([from, to]) => `${from} > ${to}`).sort()]
    return [id, JSON.stringify(parts)]
  })
  return new Map(graphs)
}

function told(graphs) {
  const parts = [...graphs.values()].map(graph => JSON.parse(graph))
  const count = at => parts.reduce((sum, part) => sum + part[at].length, 0)
  return `${graphs.size} DAGs, ${count(0)} tasks, ${count(1)} edges`
}

function hold(condition, problem) {
  if (condition) return
  console.log(`  ^ ${problem}`)
  process.exitCode = 1
}
