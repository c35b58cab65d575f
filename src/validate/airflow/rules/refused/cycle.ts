import { someOf } from '../../../words/listed.js'
import { quoted } from '../../../words/quoted.js'
import type { ExtractedDag, ExtractedEdge, Refusal } from '../../model/extracted.js'
import type { AlsoThere, Checking } from '../checking.js'
import { dagExample } from '../example.js'
import type { Told } from './said.js'

export const cycle: Told = {
  rule: {
    id: 'airflow/cycle',
    level: 'error',
    summary: 'Tasks wait for each other in a circle.',
    why: 'None of them could ever start, so Airflow refuses the DAG.',
    mend: 'Take one of the edges away: the last one is told of, the others are beside it.',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/dags.html',
    example: dagExample(
      6,
      `with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    extract = EmptyOperator(task_id="extract")
    load = EmptyOperator(task_id="load")
    report = EmptyOperator(task_id="report")
    extract >> load >> report
    report >> extract
`,
    ),
  },
  message: ({ path = [] }) => `The tasks wait for each other: ${someOf(path.map(quoted)).replaceAll(', ', ' → ')}`,
  more: (refusal, checking) => ({ related: othersOn(refusal, checking) }),
}

/** So many edges are shown beside it. */
const MOST = 20

/** The other edges of the circle, each at one of its places. */
function othersOn({ path = [], span, file }: Refusal, { file: { dags } }: Checking): AlsoThere[] {
  const steps = path.slice(1, MOST + 1).map((to, index) => [path[index] as string, to] as const)
  const dag = dags.find(each => steps.every(([from, to]) => edgeOf(each, from, to) !== undefined))
  return steps.flatMap(([from, to]) => {
    const edge = dag === undefined ? undefined : edgeOf(dag, from, to)
    if (edge === undefined || (edge.file === file && edge.span.start === span.start)) return []
    return [{ place: edge, message: `${quoted(to)} waits for ${quoted(from)} here.` }]
  })
}

function edgeOf({ edges }: ExtractedDag, from: string, to: string): ExtractedEdge | undefined {
  return edges.find(edge => edge.from === from && edge.to === to)
}
