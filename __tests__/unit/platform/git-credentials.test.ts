import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { GitProgram } from '../../../src/platform/git.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { commitHistory } from '../../support/history.js'
import { describeWith, toolPath } from '../../support/tools.js'

const basic = (token: string) => `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`

describeWith(['git', 'sh'], 'a private repository', () => {
  let folder: string
  let server: Server
  let url: string
  let first: string
  let second: string
  let clones = 0
  /** The header of each request. */
  const given: string[] = []

  const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' })

  beforeAll(async () => {
    folder = await temporaryFolder()
    git(folder, 'init', '--quiet', 'r.git')
    ;({ first, second } = commitHistory(join(folder, 'r.git'), {
      first: { files: { a: '1\n' } },
      second: { parents: ['first'], files: { a: '2\n' } },
    }) as { first: string; second: string })
    git(join(folder, 'r.git'), 'config', 'uploadpack.allowAnySHA1InWant', 'true')
    server = createServer(serve).listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  beforeEach(() => {
    given.length = 0
  })

  afterAll(async () => {
    server.close()
    await removeFolder(folder)
  })

  /** GitHub's part: whoever may read gets what git's own program for web servers says. */
  function serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url as string, url)
    // Of two such headers Node drops the second, which GitHub refuses.
    const names = request.rawHeaders.map(each => each.toLowerCase())
    given.push(request.rawHeaders.filter((_, index) => names[index - 1] === 'authorization').join())
    if (pathname.startsWith('/moved/')) {
      response.writeHead(301, { location: `${url}${request.url?.slice('/moved'.length)}` }).end()
      return
    }
    if (![basic('s3cret'), basic('kept')].includes(request.headers.authorization ?? '')) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end()
      return
    }
    const env = {
      ...process.env,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathname,
      QUERY_STRING: searchParams.toString(),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'],
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
      GIT_PROTOCOL: request.headers['git-protocol'] as string | undefined,
    }
    const backend = spawn(toolPath('git') as string, ['http-backend'], { env, stdio: ['pipe', 'pipe', 'ignore'] })
    request.pipe(backend.stdin)
    const pieces: Buffer[] = []
    backend.stdout.on('data', piece => pieces.push(piece))
    backend.on('close', () => {
      const output = Buffer.concat(pieces)
      const end = output.indexOf('\r\n\r\n')
      for (const line of output.subarray(0, end).toString().split('\r\n')) {
        const [name, value] = line.split(': ') as [string, string]
        if (name === 'Status') response.statusCode = Number(value.slice(0, 3))
        else response.setHeader(name, value)
      }
      response.end(output.subarray(end + 4))
    })
  }

  /** A shallow clone of the second commit, and a program that leaves a mark where anything in it is run. */
  const clone = () => {
    const root = join(folder, `clone-${clones++}`)
    git(folder, 'init', '--quiet', root)
    git(root, 'fetch', '--quiet', '--depth=1', `file://${folder}/r.git`, second)
    const marker = join(folder, `ran-${clones}`)
    const run = executable(join(folder, `run-${clones}`), `touch '${marker}'; echo password=s3cret`)
    const programs = [
      'credential.helper',
      `credential.${url}.helper`,
      'core.askPass',
      'core.sshCommand',
      'core.gitProxy',
    ]
    for (const key of programs) git(root, 'config', key, run)
    return { root, ran: () => existsSync(marker) }
  }

  const at = (root: string, token: string | null, path = '') =>
    new GitProgram(root, false, { url: `${url}${path}/r.git`, token })

  it('is fetched from with the token', async () => {
    const { root, ran } = clone()
    expect(await at(root, 's3cret').fetch(first)).toBe(first)
    expect(await at(clone().root, 's3cret').fetch('first')).toBe(first)
    expect(await at(clone().root, 's3cret').deepen([second], 1)).toBe(true)
    expect(new Set(given)).toEqual(new Set([basic('s3cret')]))
    expect(ran()).toBe(false)
  })

  it('is fetched from with the credentials that a checkout left, and then without the token', async () => {
    const { root } = clone()
    git(root, 'config', `http.${url}/.extraheader`, `AUTHORIZATION: ${basic('kept')}`)
    expect(await at(root, 's3cret').fetch(first)).toBe(first)
    expect(new Set(given)).toEqual(new Set([basic('kept')]))
  })

  it.each([null, 'wrong'])('is not fetched from with the token %s, and nobody is asked for another', async token => {
    const { root, ran } = clone()
    expect(await at(root, token).fetch(first)).toBeNull()
    expect(await at(root, token).fetch('first')).toBeNull()
    expect(await at(root, token).deepen([second], 1)).toBe(false)
    expect(given.length).toBeGreaterThan(0)
    expect(ran()).toBe(false)
  })

  it('that says it is elsewhere is not followed there', async () => {
    expect(await at(clone().root, 's3cret', '/moved').fetch(first)).toBeNull()
    expect(given).toHaveLength(1)
  })

  it('never has the token in an argument', async () => {
    const seen = join(folder, 'seen')
    const bin = join(folder, 'bin')
    git(folder, 'init', '--quiet', bin)
    executable(join(bin, 'git'), `echo "$@" >>'${seen}'; exec '${toolPath('git')}' "$@"`)
    const path = process.env['PATH']
    try {
      process.env['PATH'] = `${bin}${delimiter}${path}`
      expect(await at(clone().root, 's3cret').fetch('first')).toBe(first)
    } finally {
      process.env['PATH'] = path
    }
    expect(readFileSync(seen, 'utf8')).toMatch(/ ls-remote .*\n(.*\n)*.* fetch .* --depth=1 /)
    expect(readFileSync(seen, 'utf8')).not.toMatch(/s3cret|basic|authorization/i)
  })
})

function executable(path: string, command: string): string {
  writeFileSync(path, `#!/bin/sh\n${command}\n`)
  chmodSync(path, 0o755)
  return path
}
