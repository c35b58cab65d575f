import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { directionOf, factorBetween, formatValue } from '../../../../src/benchmark/formats/units.js'

describe('factorBetween', () => {
  it.each([
    ['ns', 'ns', 1],
    ['widgets', 'widgets', 1],
    ['', '', 1],
    ['ms', 'us', 1000],
    ['\u00b5s', '\u03bcs', 1],
    ['us', 'ms', 0.001],
    ['s', 'ns', 1e9],
    ['sec', 'seconds', 1],
    ['m', 's', 60],
    ['min', 'seconds', 60],
    ['h', 'min', 60],
    ['ms/op', 'ns', 1e6],
    ['ns/iter', 'ns/op', 1],
    ['ms/req', 'us/request', 1000],
    ['MB', 'KB', 1000],
    ['kB', 'B', 1000],
    ['mb', 'bytes', 1e6],
    ['MiB', 'KiB', 1024],
    ['KiB', 'B', 1024],
    ['Megabytes', 'MB', 1],
    ['GB/s', 'MB/sec', 1000],
    ['MB/s', 'MB/min', 60],
    ['B', 'bits', 8],
    ['MBps', 'Mbps', 8],
    ['MB/op', 'B', 1e6],
    ['ops/ms', 'ops/s', 1000],
    ['kops/s', 'ops/sec', 1000],
    ['ops/sec', 'Hz', 1],
    ['iter/s', 'ops per second', 1],
    ['rps', 'req/s', 1],
    ['allocs/op', 'allocations', 1],
    ['frobs/ms', 'frob/s', 1000],
    ['ratio', '%', 100],
  ])('%s is so many %s', (from, to, factor) => {
    expect(factorBetween(from, to)).toBe(factor)
  })

  it.each([
    ['ms', 'MB'],
    ['ms', ''],
    ['', 'ratio'],
    ['ops/s', 'req/s'],
    ['ops/s', 's/op'],
    ['ms/req', 'ms'],
    ['MB', 'MB/s'],
    ['allocs/op', 'B/op'],
    ['widgets', 'gadgets'],
    ['a/b/c', 'a/b/d'],
    ['/s', '/ms'],
    ['constructor', '__proto__'],
  ])('%s and %s measure different things', (from, to) => {
    expect(factorBetween(from, to)).toBeNull()
    expect(factorBetween(to, from)).toBeNull()
  })

  it('takes any text for a unit, and says the same of both ways', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('ms', 'MB/s', 'ops', ''), (a, b) => {
        const factor = factorBetween(a, b)
        expect(factor === null || factor * (factorBetween(b, a) ?? 0)).toBe(factor === null || 1)
      }),
    )
    expect(factorBetween('s'.repeat(1_000_000), 's')).toBeNull()
  })
})

describe('directionOf', () => {
  it.each([
    ['ms', 'throughput', 'lower'],
    ['ns/op', '', 'lower'],
    ['s/op', '', 'lower'],
    ['Megabytes', 'memory', 'lower'],
    ['B/op', '', 'lower'],
    ['allocs/op', '', 'lower'],
    ['ops/s', '', 'higher'],
    ['ops/ms', 'load 1000 rows', 'higher'],
    ['req/s', 'errors page', 'higher'],
    ['rps', '', 'higher'],
    ['Hz', '', 'higher'],
    ['fps', '', 'higher'],
    ['MB/s', 'read', 'higher'],
    ['frobs/s', '', 'higher'],
    ['MB/sec', 'sort:gc.alloc.rate', 'lower'],
    ['errors/s', '', 'lower'],
    ['%', '', 'higher'],
    ['%', 'cacheHits', 'higher'],
    ['Percent', 'CPU Load', 'lower'],
    ['%', 'error_rate', 'lower'],
    ['ratio', 'http_req_failed', 'lower'],
    ['score', 'lighthouse', 'higher'],
    ['errors', '', 'lower'],
    ['', 'p95 latency', 'lower'],
    ['', 'throughput', 'higher'],
  ])('of %s for "%s" is %s', (unit, name, direction) => {
    expect(directionOf(unit, name)).toBe(direction)
  })

  it.each([
    ['', 'parse'],
    ['ratio', 'parse'],
    ['widgets', ''],
    ['ns/s', 'simulated'],
    ['', 'latency score'],
  ])('of %s for "%s" is not known', (unit, name) => {
    expect(directionOf(unit, name)).toBeNull()
  })
})

describe('formatValue', () => {
  it.each([
    [0.001234, 's', '1.234 ms'],
    [98.7, 'ns', '98.7 ns'],
    [0.0000987, 'ms', '98.7 ns'],
    [98.7, 'ns/op', '98.7 ns/op'],
    [1234.5678, 'us/iter', '1.235 ms/iter'],
    [999.96, 'ns', '1 \u00b5s'],
    [999.94, 'ns', '999.9 ns'],
    [0.25, 'ns', '0.25 ns'],
    [1.5, 'seconds', '1.5 s'],
    [90, 's', '90 s'],
    [600, 's', '10 min'],
    [3, 'h', '3 h'],
    [0, 'ms', '0 ms'],
    [-0.5, 'ms', '-500 \u00b5s'],
    [1.2e9, 'B/s', '1.2 GB/s'],
    [1200, 'MB/s', '1.2 GB/s'],
    [2048, 'KiB', '2 MiB'],
    [512, 'B/op', '512 B/op'],
    [1_500_000, 'bytes', '1.5 MB'],
    [1500, 'Mbps', '1.5 Gbit/s'],
    [8, 'bits', '8 bit'],
    [1234567.8, 'ops/sec', '1,234,568 ops/sec'],
    [12.3456, 'kops/s', '12.35 kops/s'],
    [1234567, '', '1,234,567'],
    [0.0000012345, '', '0.000001235'],
    [42, 'widgets', '42 widgets'],
    [12.5, '%', '12.5%'],
    [0.125, 'ratio', '12.5%'],
    [1e20, 'ops/s', '1.000e+20 ops/s'],
    [2.5e22, '', '2.500e+22'],
  ])('%p %s is %s', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text)
  })

  it('has no exponent, and at most four digits that are no integer, for ordinary magnitudes', () => {
    const value = fc.tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -8, max: 11 }))
    fc.assert(
      fc.property(value, fc.constantFrom('ns', 's', 'B', 'GB/s', 'ops/s', ''), ([digits, power], unit) => {
        const text = formatValue(digits * 10 ** power, unit)
        expect(text).toMatch(/^[\d,]+(\.\d+)?( |$)/)
        expect(text).toMatch(/^(0\.0*[1-9]\d{0,3}|\d(\.\d{1,3})?|\d\d(\.\d\d?)?|\d{3}(\.\d)?|[\d,]+)( |$)/)
      }),
    )
  })
})
