import { describe, expect, it } from '@jest/globals'
import { catch2 } from '../../../../src/benchmark/formats/catch2.js'
import { only, outline, readResult, readText, resultText } from '../../../support/benchmark-results.js'

const NAMES = [
  'fibonacci 10',
  'fibonacci 15',
  'text & <more> > short > reverse "it"',
  'text & <more> > long > reverse "it"',
  'fill',
  'fill #2',
]

/** The values of an element, in the order of the file. */
function written(path: string, element: string): number[] {
  return [...resultText(path).matchAll(new RegExp(`<${element} value="([^"]+)"`, 'g'))].map(([, value]) =>
    Number(value),
  )
}

describe('catch2', () => {
  it('reads mean, deviation and number of samples, in nanoseconds', async () => {
    const path = 'catch2/analysed.xml'
    const reading = await readResult(catch2, path)
    expect(outline(reading)).toEqual(NAMES.map(name => `${name} | time ns`))
    const [means, deviations] = [written(path, 'mean'), written(path, 'standardDeviation')]
    expect(reading.measured.map(({ invocations }) => invocations)).toEqual(
      NAMES.map((_, index) => [
        { samples: [], summary: { center: means[index], deviation: deviations[index], count: 20 } },
      ]),
    )
    expect(reading.failures).toEqual([{ name: 'throws', message: 'failed: no such file' }])
  })

  it('knows no deviation where nothing was analysed', async () => {
    const reading = await readResult(catch2, 'catch2/plain.xml')
    expect(outline(reading)).toEqual(NAMES.map(name => `${name} | time ns`))
    expect(only(reading, 'fill').invocations[0]?.summary).toMatchObject({ deviation: null, count: 20 })
  })

  it('reads what version 3 calls its root, and says which benchmark was stopped', async () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>
      <Catch2TestRun name="t" rng-seed="1" xml-format-version="3" catch2-version="3.8.0">
        <TestCase name="a"><BenchmarkResults name="one" samples="100">
          <!--All values in nano seconds--><mean value="1.5e+06" ci="0.95"/><standardDeviation value="2" ci="0.95"/>
        </BenchmarkResults><BenchmarkResults name="two&#33;" samples="100"></BenchmarkResults>
        <BenchmarkResults name="three" samples="100"><mean value="nan"/></BenchmarkResults></TestCase>
      </Catch2TestRun>`
    const reading = await readText(catch2, text)
    expect(only(reading, 'one').invocations[0]?.summary).toEqual({ center: 1_500_000, deviation: 2, count: 100 })
    expect(reading.failures).toEqual([
      { name: 'two!', message: 'has no mean: it was stopped while it ran' },
      { name: 'three', message: expect.stringContaining('NaN') },
    ])
  })

  it('refuses what was cut off, with its line', async () => {
    const text = resultText('catch2/analysed.xml')
    await expect(readText(catch2, text.slice(0, text.indexOf('</TestCase>')))).rejects.toThrow('ends within <TestCase>')
    await expect(readText(catch2, text.slice(0, text.indexOf('</TestCase>') + 4))).rejects.toMatchObject({
      message: expect.stringContaining('no element'),
      line: expect.any(Number),
    })
  })

  it('refuses nesting without end', async () => {
    await expect(readText(catch2, `<Catch>${'<Section name="s">'.repeat(100_000)}`)).rejects.toThrow('nested deeper')
  })
})
