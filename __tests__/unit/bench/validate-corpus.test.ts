import { describe, expect, it } from '@jest/globals'
import { corpus } from '../../../bench/validate/corpus/index.mjs'

const cases = corpus(1)
const good = cases.filter(({ good }) => good)
const bad = cases.filter(({ good }) => !good)

describe('the corpus of workflows', () => {
  it('is the same for the same seed and another one for another', () => {
    expect(corpus(1)).toEqual(cases)
    expect(corpus(2)).not.toEqual(cases)
  })

  it('is large and varied', () => {
    expect(good.length).toBeGreaterThanOrEqual(80)
    expect(bad.length).toBeGreaterThanOrEqual(600)
    expect(new Set(bad.map(({ class: name }) => name)).size).toBeGreaterThanOrEqual(60)
    const lengths = good.map(({ files, main }) => files[main]?.split('\n').length ?? 0)
    expect(Math.min(...lengths)).toBeLessThan(10)
    expect(Math.max(...lengths)).toBeGreaterThan(400)
  })

  it('names every case once', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  })

  it('leaves nothing of its own signs in a file', () => {
    const left = cases.filter(({ files }) =>
      Object.values(files).some(text => /§|‹|›|@~v|~digest|%J|%NEEDS|^#: /m.test(text)),
    )
    expect(left.map(({ id }) => id)).toEqual([])
  })

  it('plants every fault in a line of the file, and none in a good one', () => {
    const outside = bad.filter(({ files, main, planted }) => {
      const lines = files[main]?.split('\n') ?? []
      return (
        planted.length === 0 ||
        planted.some(({ line }) => line < 1 || line > lines.length || lines[line - 1] === undefined)
      )
    })
    expect(outside.map(({ id }) => id)).toEqual([])
    expect(good.every(({ planted }) => planted.length === 0)).toBe(true)
  })

  it('says who refuses each bad workflow', () => {
    for (const { oracle, ident } of bad) {
      expect(['actionlint', 'zizmor', 'own']).toContain(oracle)
      expect(ident !== undefined).toBe(oracle === 'zizmor')
    }
  })
})
