import type { Scope } from '../../evaluate/value.js'
import type { LostDag, Refusal } from '../extracted.js'
import type { Dag } from '../graph/dag.js'
import { knownOf } from '../graph/node.js'
import type { Model } from '../state.js'

/** The DAGs of a file: those that have a name in it, and those that were used as a context. In the order they were made. */
export function foundDags(model: Model, scope: Scope): Dag[] {
  // One that is still open is one in whose block the evaluation came to its end.
  const found = new Set<Dag>([...model.registered, ...model.openDags])
  for (const value of scope.variables.values()) {
    const known = knownOf(value)
    if (known?.role === 'dag') found.add(known as Dag)
  }
  for (const dag of model.dags) if (found.has(dag)) addInner(dag, found)
  return model.dags.filter(dag => found.has(dag))
}

/** The DAG of a SubDagOperator is one of the file's too. */
function addInner(dag: Dag, found: Set<Dag>): void {
  for (const { origin } of dag.tasks.values()) {
    const inner = origin.operator === 'SubDagOperator' ? knownOf(origin.args.get('subdag')?.value) : null
    if (inner?.role !== 'dag' || found.has(inner as Dag)) continue
    found.add(inner as Dag)
    addInner(inner as Dag, found)
  }
}

/** DAGs that Airflow does not find. */
export function lostDags(model: Model, found: readonly Dag[]): LostDag[] {
  const { factories, dags } = model
  return [
    ...factories.flatMap(({ name, isCalled, file, span }) =>
      isCalled ? [] : [{ name, why: 'never-called' as const, file, span }],
    ),
    ...dags.flatMap(dag => (found.includes(dag) ? [] : [{ name: dag.id, why: 'out-of-sight' as const, ...dag.place }])),
  ]
}

/** DAGs of one file with the same id: Airflow keeps one of them, nobody knows which. */
export function duplicates(dags: readonly Dag[]): Refusal[] {
  const seen = new Set<string>()
  return dags.flatMap(({ id, args, place }) => {
    if (id === null) return []
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    const { span, file } = args.get('dag_id') ?? place
    const message = `DAG id '${id}' is used by more than one DAG of the file`
    return [{ code: 'duplicate-dag-id' as const, type: 'AirflowDagDuplicatedIdException', message, span, file }]
  })
}
