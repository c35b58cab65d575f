import type { Source } from '../tree/source.js'
import type { DagDetails, DagFile, Unresolved } from './details.js'
import type { Left } from './evaluate/value.js'
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
    unresolved: unresolvedIn(file, source),
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
    unresolved: dag.unresolved.map(left => unresolved(left, source)),
  }
}

/** What is outside of all DAGs, and of DAGs whose id is not known. */
function unresolvedIn(file: ExtractedFile, source: Source): Unresolved[] {
  const ofDags = file.dags.flatMap(dag => {
    if (dag.dagId !== null) return []
    return dag.unresolved.length > 0 ? dag.unresolved : [{ ...dag, reason: 'a DAG whose id is not known' }]
  })
  return [...file.unresolved, ...ofDags].map(left => unresolved(left, source))
}

function unresolved({ reason, span, file }: Left, source: Source): Unresolved {
  if (file !== source.path) return { line: 1, reason: `${reason} (in ${file})` }
  return { line: source.positionOf(span.start).line, reason }
}
