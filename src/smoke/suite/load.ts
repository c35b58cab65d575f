import { UserMistake } from '../../gate/mistake.js'
import { LOAD_SUBJECTS } from '../load/expected.js'
import { CONNECTIONS, MOST_CONNECTIONS } from '../load/input.js'
import { MAX, RATE_FORM, type Rate, rateOf } from '../load/rate.js'
import { thresholdsOf } from '../load/threshold.js'
import { CALL_KEYS, callOf } from './call.js'
import type { Defaults } from './defaults.js'
import { expectationsOf } from './expectations.js'
import type { Field, Fields } from './field.js'
import { type Kind, someName, someTime, whole } from './kinds.js'
import type { Load, LoadRequest, Stage, Threshold } from './model.js'
import { templateText } from './templates.js'
import { TRUST_KEYS, trustOf } from './trust.js'

const KEYS = [
  'request',
  'requests',
  'rate',
  'duration',
  'stages',
  'thresholds',
  'timeout',
  'connections',
  ...TRUST_KEYS,
] as const

const REQUEST_KEYS: readonly string[] = ['name', 'weight', 'expect', ...CALL_KEYS]

const rate: Kind<Rate> = {
  expects: `a rate: ${RATE_FORM}`,
  read: ({ text }) => rateOf(text) ?? undefined,
}

/** Reads the load that comes after the checks. */
export function loadOf(field: Field, defaults: Defaults): Load | null {
  const elsewhere = (name: string) =>
    REQUEST_KEYS.includes(name) ? 'is for a request: write it below request' : undefined
  const fields = field.fields(KEYS, 'a map', elsewhere)
  if (fields === undefined) return null
  const requests = requestsOf(fields, defaults)
  return {
    requests,
    stages: stagesOf(fields),
    thresholds: thresholdsIn(fields.get('thresholds'), requests),
    timeout: fields.as('timeout', someTime) ?? defaults.timeout,
    connections: fields.as('connections', whole(1, MOST_CONNECTIONS)) ?? CONNECTIONS,
    trust: trustOf(fields, defaults),
    place: field.place,
  }
}

function requestsOf(fields: Fields, defaults: Defaults): LoadRequest[] {
  const [one, several] = [fields.get('request'), fields.get('requests')]
  if (one === undefined && several === undefined) {
    fields.lack('must have either request or requests')
    return []
  }
  if (one !== undefined) several?.refuse('is said by request', several.key)
  const items = one === undefined ? (several as Field).someItems('of requests', 'a request') : [one]
  const names = new Set<string>()
  return items.flatMap(item => {
    const request = requestOf(item, defaults)
    if (request === undefined) return []
    if (names.has(request.name)) item.refuse(`is the second that is called ${JSON.stringify(request.name)}; name it`)
    names.add(request.name)
    return [request]
  })
}

function requestOf(field: Field, defaults: Defaults): LoadRequest | undefined {
  const fields = field.fields(REQUEST_KEYS, 'a request')
  if (fields === undefined) return undefined
  const call = callOf(fields, { ...defaults, version: '1.1' })
  const given = fields.as('name', someName)
  const weight = fields.as('weight', whole(1, 1_000_000)) ?? 1
  const expect = expectationsOf(fields.get('expect'), 'http', field.place, LOAD_SUBJECTS)
  if (call === undefined) return undefined
  if (call.version === '2') fields.get('http-version')?.refuse('is 2, but a load is sent by HTTP/1.1')
  const name = given ?? `${call.method} ${templateText(call.url)}`.slice(0, 200)
  return { name, call, weight, expect, place: field.place }
}

function stagesOf(fields: Fields): Stage[] {
  const stages = fields.get('stages')
  if (stages === undefined) return stageOf(fields)
  for (const key of fields.given(['rate', 'duration'])) fields.get(key)?.refuse('is said by the stages')
  const items = stages.someItems('of stages, each with rate and duration', 'a stage')
  const read = items.flatMap(item => {
    const stage = item.fields(['rate', 'duration'])
    return stage === undefined ? [] : stageOf(stage)
  })
  if (read.length > 1 && read.some(({ from }) => from === MAX)) stages.refuse('has the rate max, which stands alone')
  return read
}

function stageOf(fields: Fields): Stage[] {
  for (const key of ['rate', 'duration']) if (!fields.has(key)) fields.lack(`has no ${key}`)
  const speed = fields.as('rate', rate)
  const duration = fields.as('duration', someTime)
  return speed === undefined || duration === undefined ? [] : [{ ...speed, duration }]
}

function thresholdsIn(field: Field | undefined, requests: readonly LoadRequest[]): Threshold[] {
  // A request that could not be read may have the name that is missing.
  const names = field?.reading.mistakes.any === true ? undefined : requests.map(({ name }) => name)
  return (field?.each() ?? []).flatMap(each => {
    const text = each.as({
      expects: 'a threshold, such as p95 < 500ms',
      read: ({ value, text }) => (value === null ? undefined : text),
    })
    if (text === undefined) return []
    try {
      return thresholdsOf([text], each.place, names)
    } catch (error) {
      if (!(error instanceof UserMistake)) throw error
      for (const { message } of error.mistakes) each.refuse(message)
      return []
    }
  })
}
