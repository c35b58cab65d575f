import { formatDuration } from '../../../gate/duration.js'
import type { Report } from '../../rules/rule.js'
import type { Span } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import { quoted } from '../../words/quoted.js'
import type { DagFile } from '../details.js'
import { differencesOf } from './differences.js'
import { type FailureContext, tellFailure } from './failure.js'
import type { ImportedDag, ImportedFile } from './imported.js'
import { importDiffers, importTime, importWarning } from './rules/remarks.js'
import { oneLine, spanOfLine } from './text.js'

/** What is known around an imported file. */
export interface TellContext extends FailureContext {
  /** Milliseconds that loading it may take; null where that is all the same. */
  most: number | null
}

/** Tells of everything that came of importing a file, but what reading it has told already. */
export function tellImported(file: ImportedFile, source: Source, report: Report, context: TellContext): void {
  const { read, most, found, version } = context
  for (const failure of file.errors) tellFailure(failure, source, report, context)
  if (most !== null && file.milliseconds !== null && file.milliseconds > most) {
    const times = `${formatDuration(file.milliseconds)}, more than the ${formatDuration(most)} of \`max-import-time\``
    report(importTime, spanOfLine(1, source), `loading this file takes ${times}`)
  }
  for (const { line, message } of file.warnings) {
    const isTold = found.some(each => each.line <= line && line <= each.endLine)
    if (!isTold) report(importWarning, spanOfLine(line, source), `Airflow ${version} warns: ${oneLine(message)}`)
  }
  const isRefused = file.errors.length > 0 || found.some(({ level }) => level === 'error')
  if (read !== null && !isRefused) tellDifferences(file, read, version, report)
}

function tellDifferences({ dags }: ImportedFile, read: DagFile, version: string, report: Report): void {
  const imported = new Map(dags.map(dag => [dag.dagId, dag]))
  const tell = (span: Span, dagId: string, differences: readonly string[]): void =>
    report(
      importDiffers,
      span,
      `the DAG ${quoted(dagId)} is another one in Airflow ${version}: ${differences.join('; ')}`,
    )
  for (const dag of read.dags) {
    if (dag.unresolved.length > 0) continue
    const other = imported.get(dag.dagId)
    const scheduleKind = read.facts.find(({ dagId }) => dagId === dag.dagId)?.schedule.kind ?? 'unknown'
    const differences =
      other === undefined ? ['it is only there when read'] : differencesOf({ ...dag, scheduleKind }, other)
    if (differences.length > 0) tell(dag, dag.dagId, differences)
  }
  if (!read.isWhole || read.dags.some(({ unresolved }) => unresolved.length > 0)) return
  const further = dags.filter(({ dagId }: ImportedDag) => !read.dags.some(dag => dag.dagId === dagId))
  for (const { dagId } of further) tell({ start: 0, end: 0 }, dagId, ['it is only there when imported'])
}
