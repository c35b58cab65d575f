import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { machineNetwork } from '../../src/platform/network/index.js'
import { Certificates, type Issued } from '../support/authority.js'
import { GrpcServer, missingForGrpc } from '../support/grpc-server.js'
import { describeUnless, toolPath } from '../support/tools.js'

const PATIENT = 30_000

const missing = [...(toolPath('openssl') === undefined ? ['openssl'] : []), ...missingForGrpc()]

describeUnless(missing, "gRPC's own server", () => {
  let folder: string
  let root: Issued
  let plain: GrpcServer
  let encrypted: GrpcServer

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'grpc-'))
    const made = new Certificates(folder)
    root = made.root('Test Root')
    const leaf = made.issue(root, 'service.test', { names: 'DNS:localhost' })
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    writeFileSync(key, leaf.key)
    writeFileSync(cert, leaf.cert)
    ;[plain, encrypted] = await Promise.all([GrpcServer.start(), GrpcServer.start(key, cert)])
  }, 60_000)
  afterAll(async () => {
    await plain?.stop()
    await encrypted?.stop()
    rmSync(folder, { recursive: true })
  })

  it.each([
    ['', 0, 'SERVING'],
    ['down', 0, 'NOT_SERVING'],
    ['odd', 0, 'UNKNOWN'],
    ['gone', 0, 'SERVICE_UNKNOWN'],
    ['grün', 0, 'SERVING'],
    ['nobody', 5, null],
  ] as const)('says of the service %j: code %d, %s', async (service, code, status) => {
    const tls = { ca: root.cert }
    const over = { service, timeout: PATIENT }
    const open = await machineNetwork.health({ host: '127.0.0.1', port: plain.port, encrypted: false, ...over })
    expect(open).toMatchObject({ code, status })
    const closed = await machineNetwork.health({
      host: 'localhost',
      port: encrypted.port,
      encrypted: true,
      tls,
      ...over,
    })
    expect(closed).toMatchObject({ code, status, tls: { refusal: null } })
  })

  it('is not trusted without its authority', async () => {
    const request = { host: 'localhost', port: encrypted.port, encrypted: true, service: '', timeout: PATIENT }
    await expect(machineNetwork.health(request)).rejects.toMatchObject({ kind: 'untrusted' })
  })
})
