import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import type { TcpAnswer, TcpRequest } from '../../../../src/gate/network.js'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import { failureOf } from '../../../support/network-failure.js'
import { Servers } from '../../../support/servers.js'

const PATIENT = 10_000
const servers = new Servers()
afterEach(() => servers.stop())

const connect = async (answer: (socket: Socket) => void, more: Partial<TcpRequest> = {}): Promise<TcpAnswer> =>
  machineNetwork.connect({ host: '127.0.0.1', port: await servers.raw(answer), timeout: PATIENT, ...more })
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
      { until: text => text.includes('Öpen\r\n') },
    )
    expect(textOf(answer)).toBe('SSH-2.0-Öpen\r\n')
  })

  it('sends what is given, and reads the answer', async () => {
    const answer = await connect(socket => void socket.on('data', text => socket.write(`you said ${text}`)), {
      send: Buffer.from('PING\n'),
      until: text => text.endsWith('\n'),
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

  it.each<[string, (socket: Socket) => void, string]>([
    ['the other side ends', socket => socket.end('abc'), 'abc'],
    ['it ends without a word', socket => socket.end(), ''],
    ['time is up', socket => socket.write('abc'), 'abc'],
    ['time is up and nothing came', () => {}, ''],
  ])('has what came where %s', async (_, answer, expected) => {
    expect(textOf(await connect(answer, { timeout: 1000, until: () => false }))).toBe(expected)
  })

  it('reads 64 KiB and no more', async () => {
    const answer = await connect(
      socket => {
        const more = (): void => {
          if (!socket.destroyed) socket.write(Buffer.alloc(10_000), () => setImmediate(more))
        }
        more()
      },
      { until: () => false },
    )
    expect(answer.received).toHaveLength(64 * 1024)
  })

  it('fails where the other side cuts it off', async () => {
    const failure = await failureOf(
      connect(socket => setImmediate(() => socket.resetAndDestroy()), { until: () => false }),
    )
    expect(failure).toMatchObject({ kind: 'unreachable', message: 'read ECONNRESET' })
  })

  it('fails where nobody listens, and says what it tried', async () => {
    const port = await servers.freePort()
    const failure = await failureOf(machineNetwork.connect({ host: '127.0.0.1', port, timeout: PATIENT }))
    expect(failure).toMatchObject({ kind: 'unreachable', message: `connect ECONNREFUSED 127.0.0.1:${port}` })
  })

  it.each([0, -1, 65_536, Number.NaN])('fails where the port is %d', async port => {
    const failure = await failureOf(machineNetwork.connect({ host: '127.0.0.1', port, timeout: PATIENT }))
    expect(failure.message).not.toBe('')
  })
})
