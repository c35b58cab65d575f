import { clipped } from '../../words/quoted.js'
import type { DagDetails } from '../details.js'
import type { DagFacts } from '../policy/facts.js'
import type { ImportedDag } from './imported.js'

/** A DAG as reading its file tells it. */
export interface ReadDag extends Pick<DagDetails, 'dagId' | 'schedule' | 'tasks' | 'edges'> {
  scheduleKind: DagFacts['schedule']['kind']
}

/** So many of what only one side has are named. */
const SHOWN = 5

/** What one side has of a DAG and the other one lacks, as parts of a sentence; none where they are the same. */
export function differencesOf(read: ReadDag, imported: ImportedDag): string[] {
  const tasks = [read, imported].map(dag => dag.tasks.map(({ id }) => id)) as [string[], string[]]
  const edges = [read, imported].map(dag => dag.edges.map(([from, to]) => `${from} >> ${to}`)) as [string[], string[]]
  const schedule = sameSchedule(read, imported)
    ? []
    : [`schedule ${textOf(read.schedule)} when read, ${textOf(imported.schedule)} when imported`]
  return [...sides('task', ...tasks), ...sides('edge', ...edges), ...schedule]
}

function sides(what: string, read: readonly string[], imported: readonly string[]): string[] {
  return [only(what, 'when read', read, imported), only(what, 'when imported', imported, read)].flat()
}

function only(what: string, where: string, these: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others)
  const lone = [...new Set(these)].filter(each => !known.has(each)).sort()
  if (lone.length === 0) return []
  const more = lone.length > SHOWN ? ` and ${lone.length - SHOWN} more` : ''
  const named = lone.slice(0, SHOWN).map(clipped).join(', ')
  return [`${what}${lone.length === 1 ? '' : 's'} only ${where}: ${named}${more}`]
}

/** Texts are compared; of what is an object only whether there is one. */
function sameSchedule({ scheduleKind, schedule }: ReadDag, { kind, schedule: imported }: ImportedDag): boolean {
  if (scheduleKind === 'unknown') return true
  if (scheduleKind === 'none' || kind === 'none') return scheduleKind === kind
  if (scheduleKind !== 'cron' && scheduleKind !== 'preset') return true
  return kind === 'text' && spaced(schedule) === spaced(imported)
}

const spaced = (text: string | null): string => (text ?? '').trim().replace(/\s+/g, ' ')
const textOf = (schedule: string | null): string => (schedule === null ? 'none' : `"${clipped(schedule)}"`)
