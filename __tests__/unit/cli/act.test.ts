import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { actCommand } from '../../../src/cli/act.js'
import { FakeAct } from '../../support/fake-act.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { mistakeTexts } from '../../support/inputs.js'
import { runCaught } from '../../support/process.js'

/** Every way to end is the program's own. */
const ENDS = 'process.exit(Number(process.env.ENDS ?? 0))'

describe('pipeline-actions act', () => {
  const folders: string[] = []

  afterEach(async () => {
    for (const folder of folders.splice(0)) await removeFolder(folder)
  })

  async function act(args: string[], environment: Record<string, string> = {}, script = ENDS) {
    const fake = await FakeAct.install(script)
    folders.push(fake.folder)
    let code: number | undefined
    await runCaught(
      async () => {
        code = await actCommand(args)
      },
      { PATH: fake.folder, ...environment },
    )
    return { code, ...(await fake.started()) }
  }

  it('passes everything on, after an artifact server of its own', async () => {
    const { args, env } = await act(['push', '-W', 'ci.yml', '--env', 'GITHUB_RUN_ID=77'])
    const [flag, mark, path, folder, address, host, portFlag, port, ...rest] = args
    expect([flag, mark, path, address, host, portFlag]).toEqual([
      '--env',
      'PIPELINE_ACTIONS_ACT=1',
      '--artifact-server-path',
      '--artifact-server-addr',
      '127.0.0.1',
      '--artifact-server-port',
    ])
    expect([folder, existsSync(folder ?? '')]).toEqual([expect.stringContaining('pipeline-actions-act-'), false])
    expect(rest).toEqual(['push', '-W', 'ci.yml', '--env', 'GITHUB_RUN_ID=77'])
    expect(env['ACTIONS_RUNTIME_URL']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(env['ACTIONS_RUNTIME_URL']).not.toContain(`:${port}/`)
  })

  it.each([
    [
      ['--artifact-server-path', 'kept'],
      ['--artifact-server-addr', '--artifact-server-port'],
    ],
    [['--artifact-server-path=kept', '--artifact-server-port=4711'], ['--artifact-server-addr']],
    [
      ['--artifact-server-addr', '127.0.0.2', '-n'],
      ['--artifact-server-path', '--artifact-server-port'],
    ],
  ])('leaves what is given: %j', async (given, chosen) => {
    const { args } = await act(given)
    expect(args.slice(-given.length)).toEqual(given)
    expect(args.slice(0, -given.length).filter(arg => arg.startsWith('--artifact'))).toEqual(chosen)
  })

  it('listens where the artifact server listens', async () => {
    const { env } = await act(['--artifact-server-addr', '127.0.0.2'])
    expect(env['ACTIONS_RUNTIME_URL']).toMatch(/^http:\/\/127\.0\.0\.2:\d+\/$/)
  })

  it('hands on its environment, but not the artifacts of a run around it', async () => {
    const around = { ACTIONS_RUNTIME_TOKEN: 'secret', ACTIONS_RUNTIME_URL: 'https://example.org/', OTHER: 'kept' }
    const { env } = await act([], around)
    expect(env['OTHER']).toBe('kept')
    expect(env['ACTIONS_RUNTIME_TOKEN']).toBeUndefined()
    expect(env['ACTIONS_RUNTIME_URL']).toContain('127.0.0.1')
  })

  it.each([0, 1, 7])('returns the exit code %d', async code => {
    expect((await act([], { ENDS: String(code) })).code).toBe(code)
  })

  it('returns 128 and the signal that ended act', async () => {
    expect((await act([], {}, `process.kill(process.pid, 'SIGKILL')`)).code).toBe(137)
  })

  it('passes a signal on, waits for act and cleans up', async () => {
    const ready = createServer((_, response) => {
      response.end(() => process.emit('SIGTERM', 'SIGTERM'))
    }).listen(0, '127.0.0.1')
    await once(ready, 'listening')
    const listeners = process.listenerCount('SIGTERM')
    const { port } = ready.address() as AddressInfo
    const script = `
      process.on('SIGTERM', () => process.exit(9))
      require('node:http').get('http://127.0.0.1:${port}/').on('response', answer => answer.resume())
      setInterval(() => {}, 1000)`
    const { code, args } = await act([], {}, script)
    expect([code, existsSync(args[3] as string)]).toEqual([9, false])
    expect(process.listenerCount('SIGTERM')).toBe(listeners)
    ready.closeAllConnections()
    ready.close()
  })

  it('says that act is not installed', async () => {
    const empty = await temporaryFolder()
    folders.push(empty)
    let texts: string[] = []
    await runCaught(
      async () => {
        texts = await mistakeTexts(() => actCommand(['push']))
      },
      { PATH: empty },
    )
    expect(texts).toEqual([
      expect.stringMatching(/^act: is not installed: there is no program of that name on the PATH/),
    ])
  })

  it.each(['0', '65536', 'http', '-1', '1e3', ''])('refuses the port %p before act starts', async port => {
    expect(await mistakeTexts(() => actCommand([`--artifact-server-port=${port}`]))).toEqual([
      `--artifact-server-port: ${port} is no port; a number from 1 to 65535 would be`,
    ])
  })
})
