import type { Phases } from '../../gate/network.js'

/** No time at all. */
export function noPhases(): Phases {
  return { resolve: 0, connect: 0, tls: 0, processing: 0, transfer: 0 }
}

/** The time of all of them. */
export function sumOf(phases: Phases): number {
  return Object.values(phases).reduce((sum, each) => sum + each, 0)
}

export function addTo(sum: Phases, phases: Phases): void {
  for (const phase of Object.keys(sum) as (keyof Phases)[]) sum[phase] += phases[phase]
}
