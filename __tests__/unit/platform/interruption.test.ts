import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { machineInterruption, onInterruption } from '../../../src/platform/interruption.js'

const kill = jest.spyOn(process, 'kill').mockImplementation(() => true)
const listeners = () => ['SIGINT', 'SIGTERM', 'SIGHUP'].map(signal => process.listenerCount(signal))
const none = listeners()

afterEach(() => {
  kill.mockClear()
})

describe('a process that is told to end', () => {
  it('does what must be done before, once, and ends as it would have', () => {
    const done: string[] = []
    onInterruption(() => done.push('first'))
    const forget = onInterruption(() => done.push('taken back'))
    onInterruption(() => done.push('last'))
    forget()
    process.emit('SIGTERM', 'SIGTERM')
    expect(done).toEqual(['first', 'last'])
    expect(kill.mock.calls).toEqual([[process.pid, 'SIGTERM']])
    expect(listeners()).toEqual(none)
  })

  it('lets work end by itself, which tells what it has', async () => {
    const cleaned = jest.fn()
    const forget = onInterruption(cleaned)
    const work = machineInterruption.during(
      signal => new Promise(resolve => signal.addEventListener('abort', () => resolve('half'))),
    )
    process.emit('SIGINT', 'SIGINT')
    expect(await work).toBe('half')
    expect(cleaned).not.toHaveBeenCalled()
    expect(kill).not.toHaveBeenCalled()
    forget()
    expect(listeners()).toEqual(none)
  })

  it('ends at once where it is told so again', async () => {
    const cleaned = jest.fn()
    onInterruption(cleaned)
    let end: (value: string) => void = () => {}
    const work = machineInterruption.during(() => new Promise<string>(resolve => (end = resolve)))
    process.emit('SIGINT', 'SIGINT')
    expect(kill).not.toHaveBeenCalled()
    process.emit('SIGTERM', 'SIGTERM')
    expect(cleaned).toHaveBeenCalledTimes(1)
    expect(kill.mock.calls).toEqual([[process.pid, 'SIGTERM']])
    end('late')
    expect(await work).toBe('late')
  })

  it('is left alone once the work is done, or has failed', async () => {
    await expect(machineInterruption.during(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(listeners()).toEqual(none)
  })
})
