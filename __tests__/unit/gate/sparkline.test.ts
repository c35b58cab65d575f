import { expect, it } from '@jest/globals'
import { sparkline } from '../../../src/gate/sparkline.js'

it.each<[(number | null)[], string]>([
  [[], ''],
  [[5], ''],
  [[5, null], ''],
  [[0, 0], '▁▁'],
  [[1, 2, 3, 4, 5, 6, 7, 8], '▁▂▃▄▅▆▇█'],
  [[1, null, 2], '▁·█'],
])('draws %j as %j', (values, expected) => {
  expect(sparkline(values)).toBe(expected)
})

it('draws noise nearly flat', () => {
  expect(new Set(sparkline([100, 100.5, 99.8, 100.2])).size).toBeLessThanOrEqual(2)
})
