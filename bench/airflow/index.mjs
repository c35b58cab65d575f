// How long config-validate takes over 1,000 DAG files of 40 to 110 lines in all usual styles, start-up included, beside how long
// Airflow 2 and 3 take to fill a DagBag with the same files; and whether it finds the same DAGs, tasks and edges.
//
//   node bench/airflow/index.mjs [--files N] [--at-most SECONDS] [--of-python RATIO] [--no-airflow]
//
// Needs git, and the environments of .ci/airflow.sh unless --no-airflow is given. Of five runs the median counts; Airflow
// loads the files once. Where a limit is given, being beyond it ends the program with 1, and so does another graph. --of-python
// is about the CPU time of all threads, start-up included, as a multiple of what python's own parser takes for the same files:
// what else the machine does moves that less than seconds of wall time.
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
    'of-python': { type: 'string', default: 'Infinity' },
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
  const runs = Array.from({ length: RUNS }, () => ({ ...repository.validated(version), parsing: repository.parsed() }))
  const median = name => runs.map(run => run[name]).sort((a, b) => a - b)[Math.floor(RUNS / 2)]
  const [wall, cpu, parsing] = ['wall', 'cpu', 'parsing'].map(median)
  const [{ result }] = runs
  const { dags } = result.details
  const found = graphsOf(dags.map(({ dagId, tasks, edges }) => [dagId, tasks.map(({ id }) => id), edges]))
  console.log(`for Airflow ${version}, config-validate: ${wall.toFixed(2)} s, ${told(found)}`)
  const times = cpu / parsing
  console.log(`CPU ${cpu.toFixed(2)} s; python's parser ${parsing.toFixed(2)} s: ${times.toFixed(2)} times that`)
  hold(wall <= Number(options['at-most']), 'that takes too long')
  hold(times <= Number(options['of-python']), 'that takes too much of the processors')
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
