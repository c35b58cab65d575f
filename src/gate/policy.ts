import type { Result, Verdict } from './result.js'
import type { SharedInputs } from './shared-inputs.js'

/** The exit codes of every door: `mistake` is also what GitHub does not do, `bug` a fault of this software. */
export const EXIT = { ok: 0, failed: 1, mistake: 2, bug: 3 } as const

export type Policy = Pick<SharedInputs, 'fail-on' | 'on-inconclusive'>

/** Whether a verdict fails the job. The verdict is what was found; this is what the user makes of it. */
export function failsBy(verdict: Verdict, policy: Policy): boolean {
  if (policy['fail-on'] === 'never') return false
  if (verdict === 'inconclusive') return policy['on-inconclusive'] === 'fail' || policy['fail-on'] === 'warning'
  return verdict === 'fail' || (verdict === 'warn' && policy['fail-on'] === 'warning')
}

/** What a result amounts to among others: one that its own policy lets pass does not fail the whole, it still warns. */
export function takenBy({ verdict, fails }: Pick<Result, 'verdict' | 'fails'>): Verdict {
  if (fails) return 'fail'
  return verdict === 'pass' ? 'pass' : 'warn'
}
