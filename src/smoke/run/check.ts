import type { CookieJar } from '../probes/cookies.js'
import type { Check } from '../suite/model.js'
import { type Attempt, attempt, type Run } from './attempt.js'
import type { Limiter } from './limiter.js'

/** A check after its last attempt. */
export interface Tried extends Attempt {
  attempts: number
}

/**
 * Tries a check until it is as expected. Attempts that fail while the service may still be coming up (`for`) are free; from
 * then on one attempt counts and `times` more may follow. As in Hurl, any failed expectation or capture is tried again; what
 * cannot be sent is not.
 */
export async function tryCheck(check: Check, cookies: CookieJar, run: Run, limiter: Limiter): Promise<Tried> {
  const { ports, masks } = run
  const { retry } = check
  // Of the first attempt: with many checks a place has to be waited for.
  let start = Number.POSITIVE_INFINITY
  let failures = 0
  for (let attempts = 1; ; attempts += 1) {
    // Whoever waits before it tries again keeps nobody else from trying.
    const last = await limiter.run(() => {
      start = Math.min(start, ports.clock.now())
      return attempt(check, cookies, run)
    })
    if (!last.passed && ports.clock.now() - start >= retry.for) failures += 1
    if (last.passed || isUnsendable(last) || failures > retry.times) return { ...last, attempts }
    const failed = last.assertions.filter(each => !each.passed).map(({ kind, actual }) => `${kind} ${actual}`)
    const line = `${check.name}, attempt ${attempts}: ${failed.join(', ')}; again in ${retry.every} ms`
    ports.log.debug(masks.text(line))
    await ports.clock.sleep(retry.every)
  }
}

/** Whether nothing went out, for the values of variables did not fit: they will be no others. */
function isUnsendable({ assertions }: Attempt): boolean {
  return assertions.some(({ kind }) => kind === 'request')
}
