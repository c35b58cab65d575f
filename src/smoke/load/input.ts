import { parseDuration } from '../../gate/duration.js'
import { type Mistake, UserMistake } from '../../gate/mistake.js'
import { suggestion } from '../../gate/nearest.js'
import type { Load } from '../suite/model.js'
import { MAX, RATE_FORM, type Rate, rateOf } from './rate.js'

/** At most so many connections, and milliseconds for one request, where nothing else is said. */
export const CONNECTIONS = 100
export const TIMEOUT = 10_000

/** More are no load that one machine makes. */
export const MOST_CONNECTIONS = 10_000

/** Of a load, what a line such as `rate=200/s duration=5m` says. */
export type LoadInput = Pick<Load, 'stages' | 'timeout' | 'connections'>

const KEYS = ['rate', 'duration', 'timeout', 'connections'] as const

/**
 * Reads `rate=200/s duration=5m`, with `timeout=5s` and `connections=50` beside it if wanted. Further pairs of `rate` and
 * `duration` are stages that follow: `rate=0/s..200/s duration=30s rate=200/s duration=5m`.
 *
 * @throws UserMistake with every mistake in it
 */
export function loadInputOf(text: string, where = 'load'): LoadInput {
  const mistakes: Mistake[] = []
  const wrong = (message: string) => mistakes.push({ where, message })
  const values: Record<(typeof KEYS)[number], string[]> = { rate: [], duration: [], timeout: [], connections: [] }
  for (const item of text.split(/\s+/).filter(Boolean)) {
    const [, key = item, value = ''] = /^([^=]*)=(.*)$/s.exec(item) ?? []
    if (!isKey(key)) wrong(`there is no ${quoted(key)}${suggestion(key, KEYS)}`)
    else if (value === '') wrong(`${key} has no value; write ${key}=...`)
    else values[key].push(value)
  }
  const rates = values.rate.map(value => rateOf(value) ?? wrong(`${quoted(value)} is no rate; ${RATE_FORM}`))
  const durations = values.duration.map(value => durationOf(value) ?? wrong(notDuration('duration', value)))
  for (const key of ['timeout', 'connections'] as const) if (values[key].length > 1) wrong(`${key} is given twice`)
  const [timeoutText, connectionsText] = [values.timeout[0], values.connections[0]]
  const timeout = timeoutText === undefined ? TIMEOUT : durationOf(timeoutText)
  if (timeout === null) wrong(notDuration('timeout', timeoutText as string))
  const connections = connectionsText === undefined ? CONNECTIONS : connectionsOf(connectionsText)
  if (connections === null) {
    wrong(`connections must be a whole number from 1 to ${MOST_CONNECTIONS}, not ${quoted(connectionsText as string)}`)
  }
  if (rates.length !== durations.length || rates.length === 0) {
    wrong('each rate needs its duration, and each duration its rate: write rate=200/s duration=5m')
  }
  if (mistakes.length === 0 && rates.length > 1 && (rates as Rate[]).some(({ from }) => from === MAX)) {
    wrong('rate=max stands alone: it knows no other stages')
  }
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  const stages = (rates as Rate[]).map((rate, index) => ({ ...rate, duration: durations[index] as number }))
  return { stages, timeout: timeout as number, connections: connections as number }
}

function isKey(key: string): key is (typeof KEYS)[number] {
  return (KEYS as readonly string[]).includes(key)
}

/** Milliseconds, more than none. */
function durationOf(text: string): number | null {
  return parseDuration(text) || null
}

function notDuration(key: string, text: string): string {
  return `${key} ${quoted(text)} is no duration up to a day; write it like 30s, 5m or 1h30m`
}

function connectionsOf(text: string): number | null {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0
  return count >= 1 && count <= MOST_CONNECTIONS ? count : null
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}
