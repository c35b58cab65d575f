import { describe, expect, it } from '@jest/globals'
import { go } from '../../../../src/benchmark/formats/go.js'
import {
  counts,
  only,
  outline,
  readResult,
  readText,
  resultText,
  samplesOf,
} from '../../../support/benchmark-results.js'

const SORTS = 'example.com/pipeline/sorts.BenchmarkSort'
const WORDS = 'example.com/pipeline/words.BenchmarkSort'

const CUSTOM = [
  'BenchmarkCustom | time ns/op',
  'BenchmarkCustom | jobs-s jobs/s +',
  '(BenchmarkCustom | levels levels)',
  'BenchmarkCustom | p99-ns ns',
  'BenchmarkCustom | widgets-op widgets/op',
]

const ONE_PACKAGE = [
  'BenchmarkSort | time ns/op',
  '(BenchmarkSort | throughput MB/s +)',
  'BenchmarkSort | memory B/op',
  'BenchmarkSort | allocations allocs/op',
  'BenchmarkSizes/x=1-1 | time ns/op',
  'BenchmarkSizes/x=1-2 | time ns/op',
  ...CUSTOM,
  'BenchmarkLogs | time ns/op',
]

describe('go', () => {
  it('reads packages, their names apart where they have the same, without the number of processors', async () => {
    const reading = await readResult(go, 'go/counted.txt')
    expect(outline(reading)).toEqual([
      ...ONE_PACKAGE.map(line => line.replace('BenchmarkSort ', `${SORTS} `)),
      `${WORDS} | time ns/op`,
      'BenchmarkJoin/two_words/ü | time ns/op',
      'BenchmarkPrints | time ns/op',
    ])
    expect(counts(only(reading, SORTS))).toEqual([3])
    const lines = [...resultText('go/counted.txt').matchAll(/^BenchmarkLogs-4 +\t +200\t +([\d.]+) ns\/op$/gm)]
    expect(samplesOf(only(reading, 'BenchmarkLogs'))).toEqual(lines.map(([, value]) => Number(value)))
    expect(only(reading, SORTS, 'allocations').invocations).toEqual([{ samples: [0, 0, 0], summary: null }])
    expect(reading.machine).toMatch(/\w/)
    expect(reading.failures).toEqual([])
  })

  it('takes each process for an invocation', async () => {
    const reading = await readResult(go, 'go/repeated.txt')
    expect(outline(reading)).toEqual(ONE_PACKAGE)
    expect(counts(only(reading, 'BenchmarkSort'))).toEqual([1, 2])
  })

  it('leaves names as they are on one processor, and on several numbers of them', async () => {
    expect(outline(await readResult(go, 'go/one-processor.txt'))).toEqual(ONE_PACKAGE)
    const reading = await readResult(go, 'go/processors.txt')
    expect(reading.measured.map(({ name }) => name)).toEqual(
      ['BenchmarkSort', 'BenchmarkJoin/two_words/ü', 'BenchmarkPrints'].flatMap(name => [
        name,
        `${name}-2`,
        `${name}-4`,
      ]),
    )
  })

  it('says what failed, and keeps what ran', async () => {
    const { measured, failures } = await readResult(go, 'go/failing.txt')
    expect(failures).toEqual([
      { name: 'BenchmarkFails/early', message: 'failed' },
      { name: 'BenchmarkLate', message: 'failed' },
      { name: 'BenchmarkPanics', message: 'panicked: on purpose' },
    ])
    expect(measured.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['BenchmarkWorks', 'BenchmarkFails/fine', 'BenchmarkPrints', SORTS]),
    )
  })

  it('reads events as it reads text', async () => {
    const events = await readResult(go, 'go/events.json')
    const text = await readResult(go, 'go/failing.txt')
    expect(outline(events)).toEqual(outline(text))
    expect(events.failures).toEqual(text.failures)
    expect(counts(only(events, 'BenchmarkPrints'))).toEqual([2])
    expect(events.machine).toBe(text.machine)
  })

  it('names the package where nothing says which benchmark failed', async () => {
    const reading = await readText(go, 'BenchmarkA 1 2 ns/op\nPASS\nFAIL\texample.com/b [build failed]\n')
    expect(reading.failures).toEqual([{ name: 'example.com/b', message: 'failed' }])
  })

  it('names the benchmark that panicked by its stack, or the package where no stack is there', async () => {
    const end = 'exit status 2\nFAIL\ta/b\t0.1s\n'
    const stack = 'goroutine 7 [running]:\na/b.BenchmarkB.func1(0x12)\n\t/b_test.go:25 +0x25\na/b.BenchmarkA(0x1)\n'
    const failures = async (text: string) => (await readText(go, text)).failures
    const message = 'panicked: why'
    expect(await failures(`panic: why\n\n${stack}${end}`)).toEqual([{ name: 'BenchmarkB', message }])
    expect(await failures(`panic: why\n${end}`)).toEqual([{ name: 'a/b', message }])
  })

  it('takes the direction that a file declares', async () => {
    const text =
      'Unit levels better=higher\nUnit goals/op better=higher assume=nothing\nBenchmarkA 1 2 levels 3 goals/op 4 ns/op\n'
    expect(outline(await readText(go, text))).toEqual([
      'BenchmarkA | levels levels +',
      'BenchmarkA | goals-op goals/op +',
      'BenchmarkA | time ns/op',
    ])
  })

  it('keeps an ending that not all names have', async () => {
    const reading = await readText(go, 'BenchmarkA/x=1-2 1 2 ns/op\nBenchmarkB 1 2 ns/op\n')
    expect(reading.measured.map(({ name }) => name)).toEqual(['BenchmarkA/x=1-2', 'BenchmarkB'])
  })

  it('says what is no measured value', async () => {
    const text = 'BenchmarkA 1 NaN ns/op\nBenchmarkB 1 -3 ns/op\nBenchmarkC 1 2 ns/op -3 balance\nBenchmarks are here\n'
    const { measured, failures } = await readText(go, text)
    expect(measured.map(({ name, metric }) => `${name} ${metric}`)).toEqual(['BenchmarkC time'])
    expect(failures).toEqual([
      { name: 'BenchmarkA', message: expect.stringContaining('NaN') },
      { name: 'BenchmarkB', message: expect.stringContaining('-3') },
    ])
  })

  it('refuses events that were cut off', async () => {
    const text = resultText('go/events.json')
    await expect(readText(go, text.slice(0, text.length - 30))).rejects.toThrow('cut off')
  })
})
