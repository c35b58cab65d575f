import type { Count } from '../gate/percent.js'

/** A count of which only bounds are known where reports were merged that do not say which parts they cover. */
export interface Tally extends Count {
  /** What may be covered, where that is more than what certainly is. */
  atMost?: number
}

/** The sum of two counts. */
export function add(a: Tally, b: Tally): Tally {
  return bounded(a.covered + b.covered, mostOf(a) + mostOf(b), a.total + b.total)
}

/** What two accounts of the same thing show at least. */
export function larger(a: Tally, b: Tally): Tally {
  const total = Math.max(a.total, b.total)
  return bounded(Math.max(a.covered, b.covered), Math.min(total, Math.max(mostOf(a), mostOf(b))), total)
}

/** What may be covered. */
export function mostOf({ covered, atMost }: Tally): number {
  return atMost ?? covered
}

/** A count with what may be covered, where that is more. */
export function bounded(covered: number, atMost: number, total: number): Tally {
  return atMost > covered ? { covered, total, atMost } : { covered, total }
}
