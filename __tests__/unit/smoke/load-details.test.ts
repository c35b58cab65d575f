import { describe, expect, it } from '@jest/globals'
import type { Block } from '../../../src/report/blocks.js'
import { loadInputOf } from '../../../src/smoke/load/input.js'
import { keeps } from '../../../src/smoke/load/measured.js'
import { Tally } from '../../../src/smoke/load/tally.js'
import { thresholdsOf } from '../../../src/smoke/load/threshold.js'
import { loadDetails } from '../../../src/smoke/load-details.js'
import { presentLoad } from '../../../src/smoke/present-load.js'
import type { Loaded } from '../../../src/smoke/run/load.js'
import { Masks } from '../../../src/smoke/suite/masks.js'
import type { Threshold } from '../../../src/smoke/suite/model.js'
import { loadOf } from '../../support/load.js'

/** What is told of a load with one threshold, for which that came. */
function told(input: string, line: string, actual: number, holds = true) {
  const [threshold] = thresholdsOf([line], {}) as [Threshold]
  const passed = keeps(actual, threshold)
  const rates = { planned: 1, offeredRate: 1, achievedRate: 1, abandoned: 0 }
  const loaded: Loaded = {
    load: loadOf(loadInputOf(input)),
    result: {
      targets: [{ name: 'tested', total: new Tally(), requests: [], ...rates }],
      elapsed: 1000,
      aborted: null,
      valid: holds,
      reasons: [],
      late: { p50: 0, p99: 0, max: 0 },
    },
    judgement: { verdict: 'pass', thresholds: [{ threshold, actual, passed, holds }], why: [] },
    canary: null,
  }
  return loadDetails(loaded, new Masks())
}

const textOf = (blocks: readonly Block[]) => JSON.stringify(blocks)

describe('what came of a threshold', () => {
  it.each<[string, number, string]>([
    ['p95 < 500ms', 123.456, '123 ms'],
    ['p95 <= 500ms', 500.4, '500.4 ms'],
    ['p95 < 500ms', 499.96, '499.96 ms'],
    ['p95 < 500ms', 500, '500 ms'],
    ['max < 1s', 999.7, '999.7 ms'],
    ['max <= 1s', 1000.4, '1.0004 s'],
    ['p95 <= 2s', 2000.1, '2.0001 s'],
    ['errors < 1%', 0.0123, '1.23%'],
    ['errors <= 1%', 0.010004, '1.0004%'],
    ['availability >= 99.99%', 0.99961, '99.96%'],
    ['availability >= 99%', 0.99961, '99.96%'],
    ['availability >= 99%', 1, '100%'],
    ['rate >= 200/s', 199.97, '199.97/s'],
    ['count >= 1000', 123_456, '123456'],
  ])('%s with %d is shown in as many digits as tell it apart', (line, actual, shown) => {
    expect(told('rate=1/s duration=1s', line, actual).thresholds[0]?.shown).toBe(shown)
  })

  it('is met, failed, or open where it says nothing of the server', () => {
    const stateOf = (actual: number, holds: boolean) => {
      const text = textOf(presentLoad(told('rate=1/s duration=1s', 'p95 < 500ms', actual, holds)))
      return /"(\w+)","p95 < 500ms"/.exec(text)?.[1]
    }
    expect([stateOf(1, true), stateOf(501, true), stateOf(501, false)]).toEqual(['met', 'failed', 'open'])
  })
})

describe('the stages of a load', () => {
  it.each([
    ['rate=200/s duration=1m', '200/s for 60 s'],
    ['rate=0/s..200/s duration=30s rate=200/s duration=5m', '0/s to 200/s for 30 s, then 200/s for 5 min'],
    ['rate=100/m duration=1m', '100/m for 60 s'],
    ['rate=10/h duration=1h', '10/h for 60 min'],
    ['rate=0/s..10/h duration=1h', '0/s to 10/h for 60 min'],
    ['rate=123456/s duration=1m', '123456/s for 60 s'],
    ['rate=0.123456/s duration=1m', '0.1235/s for 60 s'],
    ['rate=max duration=10s', 'as many as fit for 10 s'],
  ])('%s are told as they may have been written', (input, text) => {
    expect(textOf(presentLoad(told(input, 'p95 < 1s', 1)))).toContain(`"${text}; it took`)
  })
})
