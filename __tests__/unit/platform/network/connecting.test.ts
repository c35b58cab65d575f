import { connect, createServer, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from '@jest/globals'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import { failureOf } from '../../../support/network-failure.js'
import { Servers } from '../../../support/servers.js'

const PATIENT = 10_000

/** Listens, and then does nothing any more: once a few are waiting nobody gets a connection, and nobody is refused. */
const STUCK = `
  const { parentPort, workerData } = require('node:worker_threads')
  const server = require('node:net').createServer()
  server.on('error', () => parentPort.postMessage(null))
  server.listen({ port: workerData.port, host: workerData.host, backlog: 1 }, () => {
    parentPort.postMessage(server.address().port)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  })
`

const servers = new Servers()
const workers: Worker[] = []
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await Promise.all(workers.splice(0).map(worker => worker.terminate()))
  await servers.stop()
})

/** A port on which a connection never comes about; null where the machine has no such address. */
async function stuck(host: string, port = 0): Promise<number | null> {
  const worker = new Worker(STUCK, { eval: true, workerData: { host, port } })
  workers.push(worker)
  const given = await new Promise<number | null>(resolve => worker.once('message', resolve))
  if (given === null) return null
  for (let count = 0; count < 3; count += 1) {
    const socket = connect({ host, port: given })
    sockets.push(socket.on('error', () => {}))
    // Those that fit in are taken by the system at once; one that is left over shows that no more do.
    if (count < 2) await new Promise(resolve => socket.once('connect', resolve))
  }
  return given
}

describe('connecting', () => {
  it('is stopped by the time, and says what was tried', async () => {
    const port = await stuck('127.0.0.1')
    const failure = await failureOf(machineNetwork.connect({ host: '127.0.0.1', port: port ?? 0, timeout: 100 }))
    expect(failure).toMatchObject({
      kind: 'timeout',
      message: `no complete response within 100 ms; it was still connecting to 127.0.0.1:${port}`,
    })
    expect(failure.phases.connect).toBeGreaterThan(0)
    expect(failure.phases.processing).toBe(0)
  })

  it('does not wait for one address where another answers', async () => {
    const port = await servers.listen(createServer())
    // A machine without IPv6 has no second address.
    if ((await stuck('::1', port)) === null) return
    const answer = await machineNetwork.connect({ host: 'localhost', port, timeout: PATIENT })
    expect(answer.address).toBe('127.0.0.1')
  })

  it('names all addresses that were tried when time was up', async () => {
    const port = (await stuck('127.0.0.1')) ?? 0
    if ((await stuck('::1', port)) === null) return
    const failure = await failureOf(machineNetwork.connect({ host: 'localhost', port, timeout: 1000 }))
    expect(failure.message).toMatch(new RegExp(`still connecting to \\[::1\\]:${port}, 127\\.0\\.0\\.1:${port}$`))
  })
})
