import { describe, expect, it } from '@jest/globals'
import { type Exchange, exchange } from '../../../../src/platform/network/exchange.js'
import { failureOf } from '../../../support/network-failure.js'

describe('an exchange whose time is up', () => {
  /** What goes on after that, such as once a name is resolved at last: that cannot be stopped. */
  async function goingOn(work: (exchange: Exchange) => void): Promise<void> {
    let goOn = (): void => {}
    const late = new Promise<void>(resolve => {
      goOn = resolve
    })
    let run: Promise<void> | undefined
    const over = exchange(1, exchange => {
      exchange.enter('resolve')
      run = late.then(() => work(exchange))
      return run
    })
    expect(await failureOf(over)).toMatchObject({
      kind: 'timeout',
      message: expect.stringMatching(/resolving the name$/),
    })
    goOn()
    await run
  }

  it('begins nothing any more', async () => {
    const begun: string[] = []
    const going = goingOn(exchange => {
      exchange.enter('connect')
      begun.push('connect')
    })
    await expect(going).rejects.toThrow('the exchange is over')
    expect(begun).toEqual([])
  })

  it('lets go of what it is given then', async () => {
    let destroyed = 0
    await goingOn(exchange => void exchange.hold({ destroy: () => (destroyed += 1) }))
    expect(destroyed).toBe(1)
  })
})
