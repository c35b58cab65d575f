import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { Exchange } from '../../../../src/platform/network/exchange.js'

/** Whatever has come in by now is taken up. */
const turnOfLoop = () => new Promise(resolve => setImmediate(() => setImmediate(() => setImmediate(resolve))))

describe('work of this program', () => {
  let now = 0
  const takes = (milliseconds: number) => () => {
    now += milliseconds
  }

  beforeEach(() => {
    now = 1000
    jest.spyOn(performance, 'now').mockImplementation(() => now)
  })
  afterEach(() => {
    jest.restoreAllMocks()
  })

  it('is in no phase of any exchange', () => {
    const [one, other] = [new Exchange(), new Exchange()]
    for (const each of [one, other]) each.enter('connect')
    now += 4
    one.aside(takes(90))
    one.enter('tls')
    now += 2
    other.enter('processing')
    now += 5
    expect(one.phases()).toMatchObject({ connect: 4, tls: 7 })
    expect(other.phases()).toMatchObject({ connect: 6, processing: 5 })
  })

  it('of several exchanges is in none of them', () => {
    const all = [new Exchange(), new Exchange(), new Exchange()]
    for (const each of all) each.enter('tls')
    now += 3
    for (const each of all) each.aside(takes(10))
    for (const each of all) expect(each.phases().tls).toBe(3)
  })

  it('is in the time of what came so late by itself', async () => {
    const [one, other] = [new Exchange(), new Exchange()]
    other.enter('processing')
    one.aside(takes(90))
    await turnOfLoop()
    now += 10
    expect(other.phases().processing).toBe(100)
  })

  it('leaves errors as they are', () => {
    const exchange = new Exchange()
    exchange.enter('tls')
    const broken = () => {
      takes(50)()
      throw new Error('broken')
    }
    expect(() => exchange.aside(broken)).toThrow('broken')
    now += 1
    expect(exchange.phases().tls).toBe(1)
  })
})
