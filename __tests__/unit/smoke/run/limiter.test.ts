import { describe, expect, it } from '@jest/globals'
import { Limiter } from '../../../../src/smoke/run/limiter.js'

describe('a limiter', () => {
  it('lets so many through at a time, in the order in which they came', async () => {
    const limiter = new Limiter(2)
    const begun: number[] = []
    const ends: (() => void)[] = []
    const all = [0, 1, 2, 3].map(each =>
      limiter.run(async () => {
        begun.push(each)
        await new Promise<void>(resolve => {
          ends[each] = resolve
        })
        return each
      }),
    )
    await Promise.resolve()
    expect(begun).toEqual([0, 1])
    ends[1]?.()
    expect(await all[1]).toBe(1)
    await Promise.resolve()
    expect(begun).toEqual([0, 1, 2])
    ends[0]?.()
    ends[2]?.()
    await Promise.all([all[0], all[2]])
    await Promise.resolve()
    ends[3]?.()
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3])
  })

  it('lets the next one through where one fails', async () => {
    const limiter = new Limiter(1)
    const failing = limiter.run(async () => {
      throw new Error('no')
    })
    const next = limiter.run(async () => 'yes')
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBe('yes')
  })
})
