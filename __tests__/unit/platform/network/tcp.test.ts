import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import type { TcpAnswer, TcpRequest } from '../../../../src/gate/network.js'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import { freePort } from '../../../support/free-port.js'
import { failureOf } from '../../../support/network-failure.js'
import { Servers } from '../../../support/servers.js'

const PATIENT = 10_000
const servers = new Servers()
afterEach(() => servers.stop())

const connect = async (answer: (socket: Socket) => void, more: Partial<TcpRequest> = {}): Promise<TcpAnswer> =>
  machineNetwork.connect({ host: '127.0.0.1', port: await servers.raw(answer), timeout: PATIENT, ...more })
/** What comes is enough once it is as it should be. */
const once = (isEnough: (text: string) => boolean) => (received: Uint8Array) =>
  isEnough(Buffer.from(received).toString()) ? 'yes' : 'no'
const textOf = ({ received }: TcpAnswer) => Buffer.from(received).toString()

describe('a TCP connection', () => {
  it('is made, and reads nothing where nothing is waited for', async () => {
    const answer = await connect(socket => socket.write('hello'))
    expect(answer).toMatchObject({ address: '127.0.0.1', phases: { tls: 0, processing: 0, transfer: 0 } })
    expect(answer.received).toHaveLength(0)
    expect(answer.phases.connect).toBeGreaterThan(0)
  })

  it('reads until the text is there, however that is cut', async () => {
    const banner = Buffer.from('SSH-2.0-Öpen\r\n')
    const answer = await connect(
      socket => {
        const next = (at: number): void => {
          if (at < banner.length) socket.write(banner.subarray(at, at + 1), () => setImmediate(() => next(at + 1)))
        }
        next(0)
      },
      { until: once(text => text.includes('Öpen\r\n')) },
    )
    expect(textOf(answer)).toBe('SSH-2.0-Öpen\r\n')
  })

  it('sends what is given, and reads the answer', async () => {
    const answer = await connect(socket => void socket.on('data', text => socket.write(`you said ${text}`)), {
      send: Buffer.from('PING\n'),
      until: once(text => text.endsWith('\n')),
    })
    expect(textOf(answer)).toBe('you said PING\n')
  })

  it('sends what is given where nothing is waited for', async () => {
    let heard: ((text: string) => void) | undefined
    const said = new Promise<string>(resolve => {
      heard = resolve
    })
    await connect(socket => void socket.on('data', text => heard?.(text.toString())), { send: Buffer.from('x') })
    expect(await said).toBe('x')
  })

  it.each<[string, (socket: Socket) => void, string, boolean]>([
    ['the other side ends', socket => socket.end('abc'), 'abc', true],
    ['it ends without a word', socket => socket.end(), '', true],
    ['time is up', socket => socket.write('abc'), 'abc', false],
    ['time is up and nothing came', () => {}, '', false],
  ])('has what came where %s', async (_, answer, expected, ended) => {
    const got = await connect(answer, { timeout: 1000, until: () => 'no' })
    expect(textOf(got)).toBe(expected)
    expect(got.ended).toBe(ended)
  })

  it('waits for the rest of what would be enough, and for no more than that', async () => {
    // The rest is sent once the first part is known to have come.
    let rest: (() => void) | undefined
    const answer = await connect(
      socket => {
        socket.write('12')
        rest = () => socket.write('34')
      },
      {
        until: () => {
          rest?.()
          rest = undefined
          return 'unless-more'
        },
      },
    )
    expect(textOf(answer)).toBe('1234')
    expect(answer.ended).toBe(false)
  })

  it('takes nothing for enough before the first byte', async () => {
    const asked: number[] = []
    const answer = await connect(socket => setImmediate(() => socket.write('abc')), {
      until: received => {
        asked.push(received.length)
        return 'yes'
      },
    })
    expect(textOf(answer)).toBe('abc')
    expect(asked).toEqual([3])
  })

  it('reads 64 KiB and no more', async () => {
    const answer = await connect(
      socket => {
        const more = (): void => {
          if (!socket.destroyed) socket.write(Buffer.alloc(10_000), () => setImmediate(more))
        }
        more()
      },
      { until: () => 'no' },
    )
    expect(answer.received).toHaveLength(64 * 1024)
  })

  it('fails where the other side cuts it off', async () => {
    const failure = await failureOf(
      connect(socket => setImmediate(() => socket.resetAndDestroy()), { until: () => 'no' }),
    )
    expect(failure).toMatchObject({ kind: 'unreachable', message: 'read ECONNRESET' })
  })

  it('fails where nobody listens, and says what it tried', async () => {
    const port = await freePort()
    const failure = await failureOf(machineNetwork.connect({ host: '127.0.0.1', port, timeout: PATIENT }))
    expect(failure).toMatchObject({ kind: 'unreachable', message: `connect ECONNREFUSED 127.0.0.1:${port}` })
  })

  it.each([0, -1, 65_536, Number.NaN])('fails where the port is %d', async port => {
    const failure = await failureOf(machineNetwork.connect({ host: '127.0.0.1', port, timeout: PATIENT }))
    expect(failure.message).not.toBe('')
  })
})
