import { expect, it } from '@jest/globals'
import { kebab, metricOf, namedSeries, unitOfName } from '../../../../src/benchmark/formats/named.js'
import { sampled } from '../../../../src/benchmark/formats/values.js'

it.each([
  ['ms', 'time'],
  ['ns/op', 'time'],
  ['ops/sec', 'throughput'],
  ['MB/s', 'throughput'],
  ['fps', 'throughput'],
  ['B/op', 'memory'],
  ['MB', 'size'],
  ['allocs/op', 'allocations'],
  ['%', 'ratio'],
  ['points', 'point'],
  ['widgets/core', 'widget'],
  ['', 'value'],
  ['\u4e2d', 'value'],
])('%j measures %s', (unit, metric) => expect(metricOf(unit)).toBe(metric))

it.each([
  ['startup_seconds', 's'],
  ['startup_ms', 'ms'],
  ['startupMs', 'ms'],
  ['parse (us)', 'us'],
  ['parse [ops/s]', 'ops/s'],
  ['heap_bytes', 'B'],
  ['heapMB', 'MB'],
  ['rows_per_second', 'rows/s'],
  ['read_bytes_per_sec', 'B/s'],
  ['cpu_percent', '%'],
  ['hit_ratio', 'ratio'],
  ['ms', ''],
  ['per_second', ''],
  ['items', ''],
  ['parse (large files)', ''],
  ['a_constructor', ''],
  ['constructor_per_second', 'constructor/s'],
])('the end of %j says %j', (name, unit) => expect(unitOfName(name)).toBe(unit))

it.each([
  ['Peak RSS (MB)', 'peak-rss-mb'],
  ['p99.9', 'p99.9'],
  ['cacheHits', 'cache-hits'],
  ['\u4e2d', 'value'],
])('%j is the metric %s', (text, metric) => expect(kebab(text)).toBe(metric))

it.each([
  [{ name: 'a', unit: '' }, 'lower'],
  [{ name: 'a throughput', unit: '' }, 'higher'],
  [{ name: 'a', unit: 'ops/s' }, 'higher'],
  [{ name: 'a', unit: '', metric: 'score' }, 'higher'],
  [{ name: 'a', unit: 'ops/s', direction: 'lower' as const }, 'lower'],
])('of %j %s is better', (named, direction) => expect(namedSeries(named, sampled([1])).direction).toBe(direction))
