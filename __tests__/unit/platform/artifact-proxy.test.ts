import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { ArtifactProxy } from '../../../src/platform/artifact-proxy.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'

const SERVICE = 'twirp/github.actions.results.api.v1.ArtifactService'

interface Received {
  line: string
  headers: IncomingMessage['headers']
  body: Buffer
}

describe("the proxy of act's artifact server", () => {
  let server: Server
  let received: Received[]
  let respond: (response: ServerResponse) => void
  let proxy: ArtifactProxy
  let folder: string

  beforeEach(async () => {
    received = []
    respond = response => response.end('{}')
    server = createServer(async (asked, response) => {
      const pieces: Buffer[] = []
      for await (const piece of asked) pieces.push(piece as Buffer)
      received.push({ line: `${asked.method} ${asked.url}`, headers: asked.headers, body: Buffer.concat(pieces) })
      respond(response)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    folder = await temporaryFolder()
    proxy = await ArtifactProxy.start({ address: '127.0.0.1', port: (server.address() as AddressInfo).port, folder })
  })

  afterEach(async () => {
    await proxy.stop()
    server.closeAllConnections()
    server.close()
    await removeFolder(folder)
  })

  function call(method: string, fields: unknown): Promise<Response> {
    const body = typeof fields === 'string' ? fields : JSON.stringify(fields)
    return fetch(`${proxy.url}${SERVICE}/${method}`, { method: 'POST', body })
  }

  it('takes out the one field that act does not know, and nothing else', async () => {
    const fields = { workflow_run_backend_id: '1', name: 'größe', version: 7, expires_at: '2030-01-01T00:00:00Z' }
    const response = await call('CreateArtifact', { ...fields, mime_type: 'application/zip' })
    expect(response.status).toBe(200)
    expect(JSON.parse(received[0]?.body.toString() ?? '')).toEqual(fields)
    expect(received[0]?.headers['content-length']).toBe(String(received[0]?.body.length))
  })

  it('lets act see the address that was asked, for the addresses that it signs', async () => {
    await call('GetSignedArtifactURL', { name: 'a' })
    expect(received[0]?.headers.host).toBe(new URL(proxy.url).host)
  })

  const signature = 'a-_9'.repeat(10)

  it.each([
    [`x?sig=${signature}abc&expires=now`, `x?sig=${signature}abc%3D&expires=now`],
    [`x?comp=block&sig=${signature}abc`, `x?comp=block&sig=${signature}abc%3D`],
    [`x?sig=${signature}abc=`, `x?sig=${signature}abc=`],
    [`x?sig=${signature}abc%3D`, `x?sig=${signature}abc%3D`],
    [`x?sig=${signature}abcd`, `x?sig=${signature}abcd`],
    [`x?sig=${signature}ab`, `x?sig=${signature}ab`],
    [`x?nosig=${signature}abc`, `x?nosig=${signature}abc`],
    [`sig=${signature}abc`, `sig=${signature}abc`],
  ])('asks for %s as %s', async (asked, expected) => {
    await fetch(proxy.url + asked)
    expect(received[0]?.line).toBe(`GET /${expected}`)
  })

  it('passes everything else on as it is, both ways', async () => {
    const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 31) % 256))
    respond = response => response.writeHead(201, 'Made', { 'x-own': 'yes' }).end(content)
    const response = await fetch(`${proxy.url}any/where`, { method: 'PUT', body: content, headers: { 'x-ms': '1' } })
    expect([response.status, response.headers.get('x-own')]).toEqual([201, 'yes'])
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true)
    expect(received[0]).toMatchObject({ line: 'PUT /any/where', headers: { 'x-ms': '1' } })
    expect(received[0]?.body.equals(content)).toBe(true)
  })

  it('makes the folder of a run that is listed, without which act breaks the connection', async () => {
    await call('ListArtifacts', { workflow_run_backend_id: '77' })
    expect(await readdir(folder)).toEqual(['77'])
    expect(received).toHaveLength(1)
  })

  it.each(['..', '../77', 'a', ''])('makes no folder for the run %p', async run => {
    await call('ListArtifacts', { workflow_run_backend_id: run })
    expect(await readdir(folder)).toEqual([])
  })

  describe('a name of an artifact', () => {
    const create = async (name: string, run = '1') => {
      return (await call('CreateArtifact', { workflow_run_backend_id: run, name })).status
    }

    it('is taken once it is', async () => {
      expect([await create('a'), await create('a'), await create('b'), await create('a', '2')]).toEqual([
        200, 409, 200, 200,
      ])
      const { msg } = (await (await call('CreateArtifact', { workflow_run_backend_id: '1', name: 'a' })).json()) as {
        msg: string
      }
      expect(msg).toBe('an artifact with this name already exists on the workflow run')
      expect(received).toHaveLength(3)
    })

    it('is free again when its artifact is deleted', async () => {
      await create('a')
      await call('DeleteArtifact', { workflow_run_backend_id: '1', name: 'a' })
      expect(await create('a')).toBe(200)
    })

    it('stays free when act refused it', async () => {
      respond = response => response.writeHead(500).end()
      expect(await create('a')).toBe(500)
      respond = response => response.end('{}')
      expect(await create('a')).toBe(200)
    })
  })

  it.each(['', 'no JSON', '[1]', 'null', `{"name":"${'a'.repeat(1 << 20)}"}`])(
    'refuses what is no call: %.20s',
    async body => {
      const response = await call('CreateArtifact', body)
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { msg: expect.stringContaining('no JSON object') },
      ])
      expect(received).toEqual([])
    },
  )

  it("says so where act's server is gone", async () => {
    server.close()
    const response = await fetch(proxy.url)
    expect([response.status, await response.json()]).toMatchObject([
      502,
      { msg: expect.stringContaining('ECONNREFUSED') },
    ])
  })

  it('survives who breaks off, and whose answer breaks off', async () => {
    respond = response => {
      response.writeHead(200, { 'content-length': '100' }).write('half')
      response.on('close', () => server.emit('left'))
    }
    const left = once(server, 'left')
    const sent = request(`${proxy.url}a`).end()
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    response.on('error', () => {}).resume()
    sent.destroy()
    await left
    respond = broken => {
      broken.writeHead(200, { 'content-length': '100' }).write('half', () => broken.destroy())
    }
    await expect(fetch(`${proxy.url}b`).then(each => each.text())).rejects.toThrow('terminated')
    respond = whole => whole.end('whole')
    expect(await (await fetch(`${proxy.url}c`)).text()).toBe('whole')
  })
})
