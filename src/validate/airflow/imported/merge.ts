import { type RepoPath, repoPathFrom } from '../../../gate/path.js'
import type { DagDetails, DagImport } from '../details.js'
import type { DeclaredDags } from '../rules/across.js'
import type { Imported, ImportedDag, ImportedFile } from './imported.js'

/**
 * The DAGs of a file: as reading it tells them where it tells all of them, else as they were imported.
 *
 * @param file its path as the details have it
 */
export function mergedDags(file: string, read: readonly DagDetails[], imported: readonly ImportedDag[]): DagDetails[] {
  const byId = new Map(imported.map(dag => [dag.dagId, dag]))
  const known = read.map((dag): DagDetails => {
    const other = byId.get(dag.dagId)
    return other === undefined || dag.unresolved.length === 0 ? dag : importedDetails(file, other)
  })
  return [...known, ...onlyImported(read, imported).map(dag => importedDetails(file, dag))]
}

/** What files declare, with the DAGs that reading them does not tell of. */
export function withFurther(read: readonly DeclaredDags[], imported: readonly ImportedFile[]): DeclaredDags[] {
  const byPath = new Map(imported.map(file => [file.path, file.dags]))
  return read.map(({ path, dags, ...file }) => {
    const further = onlyImported(dags, byPath.get(path) ?? [])
    return { ...file, path, dags: [...dags, ...further.map(({ dagId }) => ({ dagId, line: 1, start: 0, end: 0 }))] }
  })
}

/** How files were imported, with paths of the repository. */
export function dagImportOf({ airflow, python, files }: Imported, base: RepoPath): DagImport {
  const told = files.map(({ path, milliseconds, dags }) => ({
    file: repoPathFrom(path, base) as RepoPath,
    milliseconds,
    dags: dags.length,
  }))
  return { airflow, python, files: told }
}

function onlyImported(read: readonly { dagId: string }[], imported: readonly ImportedDag[]): ImportedDag[] {
  const known = new Set(read.map(({ dagId }) => dagId))
  return imported.filter(({ dagId }) => !known.has(dagId))
}

function importedDetails(file: string, { dagId, schedule, tasks, edges }: ImportedDag): DagDetails {
  return { file, dagId, source: 'imported', schedule, tasks, edges, unresolved: [] }
}
