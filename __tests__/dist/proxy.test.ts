import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { removeFolder, temporaryFolder } from '../support/folder.js'
import { ProxiedGitHub } from '../support/proxied.js'
import { describeWith } from '../support/tools.js'
import { project } from './run.js'

// The bundle loads the packages that know proxies in a way of its own: build/stand-ins.cjs.
describeWith(['openssl'], 'the bundle, where a proxy is', () => {
  let folder: string
  let github: ProxiedGitHub

  beforeEach(async () => {
    folder = await temporaryFolder()
    github = await ProxiedGitHub.start(folder)
  })

  afterEach(async () => {
    await github.stop()
    await removeFolder(folder)
  })

  const doctor = (environment: Record<string, string>) => {
    const given = { HTTPS_PROXY: `http://${github.proxy.host}`, NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') }
    return github.run('https', [join(project, 'dist/cli/index.js'), 'doctor'], { ...given, ...environment })
  }

  test('asks the API through it', async () => {
    expect(await doctor({})).toContain('of github-actions[bot]')
    expect(github.world.fake.requests.length).toBeGreaterThan(1)
    expect(new Set(github.proxy.passed.map(({ to }) => to))).toEqual(new Set([github.address('https')]))
  })

  test('goes around it where NO_PROXY says so', async () => {
    expect(await doctor({ NO_PROXY: 'example.test' })).toContain('of github-actions[bot]')
    expect(github.proxy.passed).toEqual([])
  })
})
