import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import { trustFor } from '../../../../src/platform/network/tls/trust.js'
import { Certificates, type Issued } from '../../../support/authority.js'
import { describeWith } from '../../../support/tools.js'

describeWith(['openssl'], 'what TLS connections are made with', () => {
  let folder: string
  let root: Issued
  let client: Issued

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trust-'))
    const made = new Certificates(folder)
    root = made.root('Test Root')
    client = made.issue(root, 'client')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const prepare = (...tls: object[]) => machineNetwork.prepare({ kinds: ['handshake', 'request'], tls })

  it('is made before, and once', async () => {
    const before = trustFor({ ca: root.cert })
    await prepare({ ca: root.cert }, { ca: root.cert, certificate: client.cert, key: client.key })
    expect(trustFor({ ca: root.cert, serverName: 'a.test', insecure: true })).toBe(before)
    expect(trustFor({ ca: root.cert, certificate: client.cert, key: client.key })).not.toBe(before)
  })

  it('is kept while others come and go', async () => {
    const before = trustFor({ ca: root.cert })
    for (let count = 0; count < 40; count += 1) {
      trustFor({ certificate: client.cert, key: `${client.key}${'\n'.repeat(count)}` })
      expect(trustFor({ ca: root.cert })).toBe(before)
    }
  })

  it('says what is wrong with it where it is used', async () => {
    await prepare({ ca: 'none' }, { certificate: client.cert, key: root.key }, {})
    expect(() => trustFor({ ca: 'none' })).toThrow('the own CA holds no certificate in PEM')
    expect(() => trustFor({ certificate: client.cert, key: root.key })).toThrow('the certificate of the client')
  })
})
