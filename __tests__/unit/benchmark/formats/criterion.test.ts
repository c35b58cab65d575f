import { describe, expect, it } from '@jest/globals'
import { criterionBencher } from '../../../../src/benchmark/formats/criterion-bencher.js'
import { criterionMessages } from '../../../../src/benchmark/formats/criterion-messages.js'
import { criterionSample } from '../../../../src/benchmark/formats/criterion-sample.js'
import {
  counts,
  only,
  outline,
  readResult,
  readText,
  resultText,
  samplesOf,
  sourceOf,
} from '../../../support/benchmark-results.js'

const NAMES = ['sort once', 'sizes/u32/sort/10', 'sizes/u32/sort/100', 'flat/sort']

describe('criterion, sample.json', () => {
  it('reads a sample for each of its times, and the name from the file beside it', async () => {
    const path = 'criterion/target/sizes_u32/sort/100/new/sample.json'
    const reading = await readResult(criterionSample, path)
    const name = 'sizes/u32/sort/100'
    expect(outline(reading)).toEqual([`${name} | time ns`, `(${name} | throughput elements/s +)`])
    const { iters, times } = JSON.parse(resultText(path)) as { iters: number[]; times: number[] }
    expect(samplesOf(only(reading, name))).toEqual(times.map((time, index) => time / (iters[index] as number)))
    expect(counts(only(reading, name))).toEqual([12])
    const [time, rate] = [only(reading, name), only(reading, name, 'throughput')].map(
      each => samplesOf(each)[0] as number,
    )
    expect(((rate as number) * (time as number)) / 1e9).toBeCloseTo(100, 9)
  })

  it('reads flat samples and throughput in bytes', async () => {
    const reading = await readResult(criterionSample, 'criterion/target/flat/sort/new/sample.json')
    expect(outline(reading)).toEqual(['flat/sort | time ns', '(flat/sort | throughput B/s +)'])
  })

  it('refuses a file without a name', async () => {
    const source = sourceOf('{"sampling_mode":"Flat","iters":[1],"times":[1]}')
    const beside = (text: string | null) => ({ ...source, beside: async () => text })
    await expect(criterionSample.read(beside(null))).rejects.toThrow('is not there')
    await expect(criterionSample.read(beside('{'))).rejects.toThrow('no JSON')
    await expect(criterionSample.read(beside('{}'))).rejects.toThrow('full_id')
  })

  it('says what is wrong with its numbers', async () => {
    const read = (sample: object, named: object = { full_id: 'a' }) => {
      const source = sourceOf(JSON.stringify({ sampling_mode: 'Flat', ...sample }))
      return criterionSample.read({ ...source, beside: async () => JSON.stringify(named) })
    }
    for (const sample of [
      { iters: [1, 2], times: [1] },
      { iters: [0], times: [1] },
      { iters: [], times: [] },
      { iters: ['1'], times: [1] },
    ]) {
      const { measured, failures } = await read(sample)
      expect(measured).toEqual([])
      expect(failures).toEqual([{ name: 'a', message: expect.any(String) }])
    }
    const { failures } = await read({ iters: [1], times: [1] }, { full_id: 'a', throughput: { Bytes: 'x' } })
    expect(failures).toEqual([{ name: 'a', message: expect.stringContaining('throughput.Bytes') }])
  })
})

describe('criterion, messages of cargo-criterion', () => {
  it('reads the same of every benchmark', async () => {
    const reading = await readResult(criterionMessages, 'criterion/messages.json')
    expect(outline(reading)).toEqual([
      'sort once | time ns',
      'sizes/u32/sort/10 | time ns',
      '(sizes/u32/sort/10 | throughput elements/s +)',
      'sizes/u32/sort/100 | time ns',
      '(sizes/u32/sort/100 | throughput elements/s +)',
      'flat/sort | time ns',
      '(flat/sort | throughput B/s +)',
    ])
    expect(counts(only(reading, 'flat/sort'))).toEqual([12])
  })

  it('agrees with the median that it says', async () => {
    const reading = await readResult(criterionMessages, 'criterion/messages.json')
    const [first] = resultText('criterion/messages.json').split('\n')
    const { median } = JSON.parse(first as string) as { median: { estimate: number } }
    const sorted = samplesOf(only(reading, 'sort once')).toSorted((a, b) => a - b)
    expect(((sorted[5] as number) + (sorted[6] as number)) / 2).toBeCloseTo(median.estimate, 6)
  })

  it('refuses a line that was cut off, and passes over what is none', async () => {
    const [first = ''] = resultText('criterion/messages.json').split('\n')
    await expect(readText(criterionMessages, `${first}\n${first.slice(0, 90)}`)).rejects.toMatchObject({ line: 2 })
    const { measured } = await readText(criterionMessages, `${first}\nwarning: something\n`)
    expect(measured.map(({ name }) => name)).toEqual(['sort once'])
  })
})

describe('criterion, lines of bencher', () => {
  it('reads median and deviation', async () => {
    const reading = await readResult(criterionBencher, 'criterion/bencher.txt')
    expect(outline(reading)).toEqual(NAMES.flatMap(name => [`${name} | time ns/iter`, `(${name} | stddev ns/iter)`]))
    const [, center, deviation] = /sort once \.\.\. bench: +([\d,]+) ns\/iter \(\+\/- ([\d,]+)\)/.exec(
      resultText('criterion/bencher.txt'),
    ) as unknown as [string, string, string]
    const number = (text: string) => Number(text.replaceAll(',', ''))
    expect(only(reading, 'sort once').invocations[0]?.summary).toEqual({
      center: number(center),
      deviation: number(deviation),
      count: null,
    })
  })

  it.each(['libtest', 'libtest-quiet'])('reads what Rust itself prints in %s, whose spread is a range', async file => {
    const reading = await readResult(criterionBencher, `criterion/${file}.txt`)
    expect(outline(reading)).toEqual([
      'inner::sorts_bytes | time ns/iter',
      '(inner::sorts_bytes | range ns/iter)',
      'sorts_some | time ns/iter',
      '(sorts_some | range ns/iter)',
    ])
    expect(only(reading, 'sorts_some').invocations[0]?.summary).toMatchObject({ deviation: null, count: null })
    expect(reading.failures).toEqual([{ name: 'fails', message: 'failed' }])
  })

  it('says which line it cannot read', async () => {
    const text =
      'test a ... bench: 1,234.5 ns/iter (+/- 6)\ntest b ... bench: fast\ntest c ... x ... bench: 1 us/iter (+/- 0)\n'
    const { measured, failures } = await readText(criterionBencher, text)
    expect(measured.filter(({ judged }) => judged).map(({ name, unit }) => `${name} ${unit}`)).toEqual([
      'a ns/iter',
      'c ... x us/iter',
    ])
    expect(failures).toEqual([{ name: 'b', message: expect.stringContaining('"fast"') }])
  })
})
