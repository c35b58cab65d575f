import type { Value } from '../../evaluate/value.js'
import type { Place } from '../../model/extracted.js'
import { knownOf } from '../../model/graph/node.js'
import type { Thing } from '../../model/library/thing.js'

/** A cron expression, and where it is used. */
export interface Expression {
  text: string
  place: Place
}

const ONE = new Set(['CronTriggerTimetable', 'CronDataIntervalTimetable', 'CronPartitionTimetable'])
const SEVERAL = 'MultipleCronTriggerTimetable'
const COMBINED = new Set(['DatasetOrTimeSchedule', 'AssetOrTimeSchedule'])

/** The cron expressions that a timetable of Airflow's is given. */
export function expressionsIn(value: Value | undefined): Expression[] {
  const known = knownOf(value)
  if (known === null || !('use' in known) || (known as Thing).use !== 'timetable') return []
  const { type, args, file, span } = known as Thing
  if (COMBINED.has(type)) return expressionsIn(args.named.get('timetable'))
  const given = type === SEVERAL ? args.positional : ONE.has(type) ? [args.named.get('cron') ?? args.positional[0]] : []
  return given.flatMap(each => (each?.kind === 'str' ? [{ text: each.value, place: { file, span } }] : []))
}
