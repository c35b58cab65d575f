import { formatDuration } from '../../../gate/duration.js'
import { type Block, section, table } from '../../../report/blocks.js'
import type { DagImport } from '../details.js'

/** So many files are named, those that took the longest. */
const SHOWN = 10

/** How Airflow loaded the files. */
export function presentImport(dagImport: DagImport | null): Block[] {
  if (dagImport === null) return []
  const { airflow, python, files } = dagImport
  const slowest = files.toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, SHOWN)
  const rows = slowest.map(({ file, milliseconds, dags }) => [
    file,
    milliseconds === null ? 'ended the process' : formatDuration(milliseconds),
    String(dags),
  ])
  const title = `Loaded by Airflow ${airflow}, Python ${python}: ${files.length} ${files.length === 1 ? 'file' : 'files'}`
  return [section(title, [table(['Slowest files', 'Time', 'DAGs'], rows, [1, 2])], true)]
}

function timeOf({ milliseconds }: DagImport['files'][number]): number {
  return milliseconds ?? Number.MAX_VALUE
}
