import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { build } from 'esbuild'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { HOST, ProxiedGitHub } from '../../support/proxied.js'
import { describeWith } from '../../support/tools.js'

// A program of its own: the client looks for a proxy once, and Node reads NODE_EXTRA_CA_CERTS when it starts.
const PROGRAM = `
  import { GitHubClient } from './src/platform/github/client.ts'
  const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = process.env
  const nothing = { info: () => {} }
  const client = new GitHubClient({ repository, token, api }, { sleep: async () => {} }, nothing)
  client.viewer().then(login => console.log(login), error => console.log(error.message))
`
const LOGIN = 'github-actions[bot]\n'

describeWith(['openssl'], 'the client of the API, where a proxy is', () => {
  let folder: string
  let github: ProxiedGitHub

  beforeEach(async () => {
    folder = await temporaryFolder()
    github = await ProxiedGitHub.start(folder)
    const stdin = { contents: PROGRAM, resolveDir: process.cwd() }
    const outfile = join(folder, 'client.cjs')
    await build({ stdin, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' })
  })

  afterEach(async () => {
    await github.stop()
    expect(github.world.fake.violations).toEqual([])
    await removeFolder(folder)
  })

  const ask = (protocol: 'http' | 'https', environment: Record<string, string>) =>
    github.run(protocol, [join(folder, 'client.cjs')], environment)
  const trusting = () => ({ NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') })
  const ways = () => github.proxy.passed.map(({ to }) => to)

  it.each([
    ['http', 'HTTP_PROXY'],
    ['http', 'http_proxy'],
    ['https', 'HTTPS_PROXY'],
    ['https', 'https_proxy'],
  ] as const)('goes through it: %s by %s', async (protocol, name) => {
    const proxy = { [name]: `http://${github.proxy.host}` }
    expect(await ask(protocol, { ...trusting(), ...proxy })).toBe(LOGIN)
    expect(ways()).toEqual([github.address(protocol)])
    expect(github.world.fake.requests).toHaveLength(1)
  })

  it('shows it neither token nor answer where there is TLS, and says who asks', async () => {
    const HTTPS_PROXY = `http://me:p%40ss@${github.proxy.host}`
    expect(await ask('https', { ...trusting(), HTTPS_PROXY })).toBe(LOGIN)
    const authorization = `Basic ${Buffer.from('me:p@ss').toString('base64')}`
    expect(github.proxy.passed).toEqual([{ to: github.address('https'), authorization }])
  })

  it.each([HOST, HOST.toUpperCase(), 'example.test', '.example.test', 'elsewhere, .test', '*'])(
    'goes around it where NO_PROXY is %s',
    async NO_PROXY => {
      const HTTPS_PROXY = `http://${github.proxy.host}`
      expect(await ask('https', { ...trusting(), HTTPS_PROXY, NO_PROXY })).toBe(LOGIN)
      expect(ways()).toEqual([])
      expect(github.world.fake.requests).toHaveLength(1)
    },
  )

  it.each([
    ['the port is the API’s', (address: string) => address, 0],
    ['the port is another', () => `${HOST}:1`, 1],
    ['the host is called alike', () => `my${HOST}, i.example.test`, 1],
  ] as const)('heeds NO_PROXY to the letter: %s', async (_, noProxy, passed) => {
    const HTTP_PROXY = `http://${github.proxy.host}`
    expect(await ask('http', { HTTP_PROXY, NO_PROXY: noProxy(github.address('http')) })).toBe(LOGIN)
    expect(ways()).toHaveLength(passed)
  })

  it.each([
    ['http', 'HTTPS_PROXY'],
    ['https', 'HTTP_PROXY'],
  ] as const)('is not for %s where only %s is set', async (protocol, name) => {
    const proxy = { [name]: `http://${github.proxy.host}` }
    expect(await ask(protocol, { ...trusting(), ...proxy })).toBe(LOGIN)
    expect(ways()).toEqual([])
  })

  it('trusts no certificate that neither the machine nor NODE_EXTRA_CA_CERTS knows', async () => {
    expect(await ask('https', { HTTPS_PROXY: `http://${github.proxy.host}` })).toContain('self-signed certificate')
    expect(github.world.fake.requests).toEqual([])
  })
})
