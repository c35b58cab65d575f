import { quoted } from '../../../words/quoted.js'
import type { Arguments, Value } from '../../evaluate/value.js'
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

/** What a timetable is not given and cannot do without; null where it has all that it needs. */
export function missingIn(value: Value): (Place & { message: string }) | null {
  const known = knownOf(value)
  if (known === null || !('use' in known) || (known as Thing).use !== 'timetable') return null
  const { type, args, file, span } = known as Thing
  if (args.incomplete !== null) return null
  if ((ONE.has(type) || type === SEVERAL) && type !== PARTITION && !hasZone(type, args))
    return { file, span, message: `${quoted(type)} needs a \`timezone\`` }
  if (ONE.has(type) && !args.named.has('cron') && args.positional.length === 0)
    return { file, span, message: `${quoted(type)} needs a cron expression` }
  return null
}

const PARTITION = 'CronPartitionTimetable'

/** Of one alone the time zone is also the second argument. */
const hasZone = (type: string, { named, positional }: Arguments): boolean =>
  named.has('timezone') || (type === 'CronDataIntervalTimetable' && positional.length > 1)
