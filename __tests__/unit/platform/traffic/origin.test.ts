import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { Origin } from '../../../../src/platform/traffic/origin.js'

afterEach(() => {
  jest.restoreAllMocks()
})

/** An origin whose name has these answers, one after the other; and what a connection is told of its addresses. */
function origin(answers: (string[] | Error)[]) {
  let asked = 0
  const find = async () => {
    const answer = answers[asked++]
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('asked too often')
    return answer
  }
  const { lookup } = new Origin(new URL('http://shop.example/'), {}, find).endpoint
  const connected = () =>
    new Promise<string>(resolve => {
      lookup?.('shop.example', { all: true }, (error, found) => {
        resolve(error?.message ?? (found as { address: string }[]).map(({ address }) => address).join())
      })
    })
  return { connected, asked: () => asked }
}

describe('the addresses of an origin', () => {
  it('are asked for once by all that connect within five seconds', async () => {
    let now = 1000
    jest.spyOn(performance, 'now').mockImplementation(() => now)
    const { connected, asked } = origin([['192.0.2.1'], ['192.0.2.2']])
    expect(await Promise.all([connected(), connected()])).toEqual(['192.0.2.1', '192.0.2.1'])
    now += 4999
    expect([await connected(), asked()]).toEqual(['192.0.2.1', 1])
    now += 1
    expect([await connected(), asked()]).toEqual(['192.0.2.2', 2])
  })

  it('are asked for again where nothing was found', async () => {
    const { connected } = origin([new Error('EAI_AGAIN'), ['192.0.2.1']])
    expect(await Promise.all([connected(), connected()])).toEqual(['EAI_AGAIN', 'EAI_AGAIN'])
    expect(await connected()).toBe('192.0.2.1')
  })
})
