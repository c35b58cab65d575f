import type { Source } from '../tree/source.js'
import type { DagReference } from './details.js'
import type { Argument, ExtractedFile, ExtractedTask } from './model/extracted.js'

/** By which argument operators name another DAG, and by which its tasks. */
const NAMING: Readonly<Record<string, readonly [dag: string, ...tasks: string[]]>> = {
  ExternalTaskSensor: ['external_dag_id', 'external_task_id', 'external_task_ids'],
  ExternalTaskMarker: ['external_dag_id', 'external_task_id'],
  TriggerDagRunOperator: ['trigger_dag_id'],
}

/** The DAGs that the tasks of a file wait for or start, where their ids are written. */
export function referencesIn({ dags }: ExtractedFile, source: Source): DagReference[] {
  return dags.flatMap(({ tasks }) => tasks.flatMap(task => referenceOf(task, source)))
}

function referenceOf({ operator, module, args }: ExtractedTask, source: Source): DagReference[] {
  const naming = module !== null && Object.hasOwn(NAMING, operator) ? NAMING[operator] : undefined
  if (naming === undefined) return []
  const [dagArgument, ...taskArguments] = naming
  const dag = args.get(dagArgument)
  const [dagId] = dag === undefined ? [] : idsIn(dag)
  if (dag === undefined || dagId === undefined || dag.file !== source.path) return []
  const place = ({ span: { start, end } }: Argument) => ({ line: source.positionOf(start).line, start, end })
  const tasks = taskArguments.flatMap(name => {
    const given = args.get(name)
    return given === undefined || given.file !== source.path ? [] : idsIn(given).map(id => ({ id, ...place(given) }))
  })
  return [{ dagId, ...place(dag), tasks }]
}

/** Ids that are written; what is a template is told when it runs. */
function idsIn({ value }: Argument): string[] {
  const items = value.kind === 'list' || value.kind === 'tuple' ? value.items : [value]
  return items.flatMap(item => (item.kind === 'str' && !item.value.includes('{') ? [item.value] : []))
}
