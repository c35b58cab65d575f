import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../gate/ports.js'

/** The machine's monotonic clock. */
export const machineClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  sleep: milliseconds => setTimeout(milliseconds),
}
