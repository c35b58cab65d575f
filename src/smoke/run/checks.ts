import { CookieJar } from '../probes/cookies.js'
import type { Check, Suite } from '../suite/model.js'
import { waitsOf } from '../suite/order.js'
import type { Run } from './attempt.js'
import { type Tried, tryCheck } from './check.js'
import { Limiter } from './limiter.js'
import { prepareFor } from './prepare.js'

/** What became of a check: tried, or not, because one that it needs failed. */
export type Checked = { check: Check; passed: boolean } & ({ tried: Tried } | { tried: null; failed: Check })

type Ended = Checked & { jar: CookieJar }

/** Attempts at a time. More would measure this machine. */
const WIDTH = 16

/**
 * Runs all checks at the same time, but those that wait for others after these, with the cookies that these were given.
 * They come back in the suite's order.
 */
export async function runChecks(suite: Pick<Suite, 'checks'>, run: Run): Promise<Checked[]> {
  await prepareFor(suite.checks, run)
  const waits = waitsOf(suite)
  const limiter = new Limiter(WIDTH)
  const started = new Map<Check, Promise<Ended>>()
  const checkOne = async (check: Check): Promise<Ended> => {
    // The others begin before this one looks for those that it needs.
    await null
    const needed = new Set(waits.get(check)?.map(each => each.check))
    const before = await Promise.all([...needed].map(each => start(each)))
    const jar = CookieJar.of(before.map(each => each.jar))
    const failed = before.find(({ passed }) => !passed)
    // Of several in a row the first one is the cause.
    if (failed !== undefined) return notRun(check, failed.tried === null ? failed.failed : failed.check, jar)
    const tried = await tryCheck(check, jar, run, limiter)
    if (tried.passed) for (const [name, value] of tried.captured) run.values.set(name, value)
    return { check, passed: tried.passed, tried, jar: tried.jar }
  }
  const start = (check: Check): Promise<Ended> => {
    const known = started.get(check) ?? checkOne(check)
    started.set(check, known)
    return known
  }
  return Promise.all(suite.checks.map(start))
}

function notRun(check: Check, failed: Check, jar: CookieJar): Ended {
  return { check, passed: false, tried: null, failed, jar }
}
