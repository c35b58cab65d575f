import type { Value } from '../../evaluate/value.js'

const UNITS: Readonly<Record<string, number>> = {
  weeks: 604_800,
  days: 86_400,
  hours: 3_600,
  minutes: 60,
  seconds: 1,
  milliseconds: 1e-3,
  microseconds: 1e-6,
}
const BY_POSITION = ['days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks']
const CALL = /^(?:timedelta|pendulum\.duration)\(([\w\s=.,+-]*)\)$/
const ARGUMENT = /^(?:(\w+)=)?(-?\d+(?:\.\d+)?)$/

/** The seconds of a `timedelta` that is written with numbers alone; null where it is something else. */
export function secondsIn(value: Value): number | null {
  if (value.kind !== 'opaque') return null
  const written = CALL.exec(value.text)?.[1]
  if (written === undefined) return null
  let seconds = 0
  for (const [index, each] of written
    .split(',')
    .filter(word => word.trim() !== '')
    .entries()) {
    const [, name = BY_POSITION[index] ?? '', number] = ARGUMENT.exec(each.trim()) ?? []
    if (number === undefined || !Object.hasOwn(UNITS, name)) return null
    seconds += Number(number) * (UNITS[name] as number)
  }
  return seconds
}
