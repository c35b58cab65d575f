import type { Field } from './field.js'
import { duration, someTime, whole } from './kinds.js'
import type { Retry } from './model.js'

const EVERY = 1000

/** Reads how long a check is tried; once, where nothing is said. */
export function retryOf(field: Field | undefined): Retry {
  const fields = field?.fields(['for', 'times', 'every'])
  return {
    for: fields?.as('for', duration) ?? 0,
    times: fields?.as('times', whole(0, 1_000_000)) ?? 0,
    every: fields?.as('every', someTime) ?? EVERY,
  }
}
