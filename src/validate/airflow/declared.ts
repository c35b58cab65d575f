import type { Source } from '../tree/source.js'
import type { DagDetails, DagFile } from './details.js'
import type { ExtractedDag, ExtractedFile } from './model/extracted.js'
import { dagFacts } from './policy/facts.js'
import { referencesIn } from './references.js'

/** What a file declares, as the result has it and as other files are compared with: a DAG without a known id is none. */
export function declaredBy(file: ExtractedFile, source: Source, airflow: '2' | '3' | null): DagFile {
  const dags = file.dags.flatMap(dag => {
    if (dag.dagId === null) return []
    // Where its id stands: of a decorated function in the decorator.
    const place = dag.args.get('dag_id') ?? dag
    const { start, end } = place.file === source.path ? place.span : { start: 0, end: 0 }
    return [{ ...detailsOf(dag, dag.dagId, source), line: source.positionOf(start).line, start, end }]
  })
  const isWhole = file.errors.length + file.unresolved.length === 0 && file.dags.every(({ dagId }) => dagId !== null)
  return {
    dags,
    facts: file.dags.map(dag => dagFacts(dag, airflow)),
    isWhole,
    references: referencesIn(file, source),
    modules: [...file.modules],
  }
}

/** A DAG as the result file has it. */
export function detailsOf(dag: ExtractedDag, dagId: string, source: Source): DagDetails {
  const tasks = dag.tasks.flatMap(({ id, operator, group }) => (id === null ? [] : [{ id, operator, group }]))
  return {
    file: source.path,
    dagId,
    source: 'static',
    schedule: dag.schedule.text,
    tasks,
    edges: dag.edges.map(({ from, to }): [string, string] => [from, to]),
    unresolved: dag.unresolved.map(({ reason, span, file }) => ({
      line: file === source.path ? source.positionOf(span.start).line : 1,
      reason: file === source.path ? reason : `${reason} (in ${file})`,
    })),
  }
}
