import type { Ports } from '../gate/ports.js'
import { type Attempt, attempt, type Expectation } from './attempt.js'
import type { Target } from './target.js'

/** How often a check is tried, in milliseconds and attempts. */
export interface Patience {
  wait: number
  retries: number
  interval: number
}

/** A check after its last attempt. */
export interface Check extends Attempt {
  name: string
  attempts: number
}

/**
 * Tries a target until it is as expected. Attempts that fail while the service may still be coming up (`wait`) are
 * free; from then on one attempt counts and `retries` may follow. As in Hurl, any failed expectation is tried again.
 */
export async function check(target: Target, expected: Expectation, patience: Patience, ports: Ports): Promise<Check> {
  const start = ports.clock.now()
  let failures = 0
  for (let attempts = 1; ; attempts += 1) {
    const last = await attempt(target, expected, ports)
    if (!last.passed && ports.clock.now() - start >= patience.wait) failures += 1
    if (last.passed || failures > patience.retries) return { name: target.shown, attempts, ...last }
    const failed = last.assertions.filter(each => !each.passed).map(each => `${each.kind} ${each.actual}`)
    ports.log.debug(`${target.shown}, attempt ${attempts}: ${failed.join(', ')}; again in ${patience.interval} ms`)
    await ports.clock.sleep(patience.interval)
  }
}
