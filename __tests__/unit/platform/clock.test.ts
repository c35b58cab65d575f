import { describe, expect, it } from '@jest/globals'
import type { Clock } from '../../../src/gate/ports.js'
import { machineClock } from '../../../src/platform/clock.js'
import { MemoryClock } from '../../support/memory.js'

const kinds: [string, () => Clock][] = [
  ['of the machine', () => machineClock],
  ['in memory', () => new MemoryClock()],
]

describe.each(kinds)('the clock %s', (_, make) => {
  it('only grows, and by what is slept', async () => {
    const clock = make()
    const times = [clock.now()]
    for (const milliseconds of [0, 1, 3]) {
      await clock.sleep(milliseconds)
      times.push(clock.now())
    }
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    // Node's timers may fire a fraction of a millisecond early; never a whole one.
    expect((times[3] as number) - (times[0] as number)).toBeGreaterThan(1)
  })
})
