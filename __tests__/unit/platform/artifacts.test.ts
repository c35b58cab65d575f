import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type Artifact, type Artifacts, NameTaken, RefusedArchive } from '../../../src/gate/artifacts.js'
import { readArchive } from '../../../src/platform/archive.js'
import { artifactsRefusal, runArtifacts } from '../../../src/platform/artifacts.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { runCaught } from '../../support/process.js'
import { type Job, ResultsService } from '../../support/results-service.js'
import { zip, zipOf } from '../../support/zip.js'

describe('the artifacts of a run', () => {
  let service: ResultsService
  let temporary: string

  beforeEach(async () => {
    service = await ResultsService.start()
    temporary = await temporaryFolder()
  })

  afterEach(async () => {
    await service.stop()
    expect(await readdir(temporary)).toEqual([])
    await removeFolder(temporary)
  })

  /** What `work` returns in a job, with the lines of @actions/artifact kept from the test's own output. */
  async function inJob<T>(job: Partial<Job>, work: (artifacts: Artifacts) => Promise<T>): Promise<T> {
    const own = { GITHUB_SERVER_URL: undefined, RUNNER_TEMP: temporary, ...service.environment(job) }
    let result: T | undefined
    await runCaught(async () => {
      result = await work(runArtifacts(own) as Artifacts)
    }, own)
    return result as T
  }

  it('are uploaded as a zip archive with the files', async () => {
    const files = { 'result.json': '{"größe": 1}\n', 'deep/down/report.txt': 'x'.repeat(100_000), empty: '' }
    await inJob({ run: 7, attempt: 2, name: 'test' }, artifacts => artifacts.upload('results', files))
    expect(service.artifacts).toMatchObject([
      { name: 'results', job: { run: 7, attempt: 2, name: 'test' }, finalized: true },
    ])
    const archive = await readArchive(service.artifacts[0]?.zip as Uint8Array)
    const found = Object.fromEntries([...archive].map(([name, content]) => [name, Buffer.from(content).toString()]))
    expect(found).toEqual(files)
    expect(service.artifacts[0]?.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  it('are uploaded in blocks where they are large, and are read back', async () => {
    const content = randomBytes(9 * 2 ** 20).toString('base64')
    await inJob({ name: 'first' }, artifacts => artifacts.upload('large', { content }))
    expect(service.artifacts[0]?.zip.length).toBeGreaterThan(8 * 2 ** 20)
    const archive = await inJob({ name: 'second' }, async artifacts => {
      const [artifact] = await artifacts.list()
      return artifacts.download(artifact as Artifact)
    })
    expect(Buffer.from(archive.get('content') as Uint8Array).toString() === content).toBe(true)
  })

  it('refuse a name that is taken, as such', async () => {
    await inJob({}, artifacts => artifacts.upload('results', { a: '1' }))
    const again = inJob({ name: 'other' }, artifacts => artifacts.upload('results', { a: '2' }))
    await expect(again).rejects.toThrow(NameTaken)
    await expect(again).rejects.toThrow('there is an artifact results already')
    expect(service.artifacts).toHaveLength(1)
  })

  it('pass on any other refusal', async () => {
    const refused = inJob({}, artifacts => artifacts.upload('a/b', { a: '1' }))
    await expect(refused).rejects.toThrow('The artifact name is not valid: a/b')
    await expect(refused).rejects.not.toThrow(NameTaken)
  })

  it('are listed for the run, of each name the newest', async () => {
    const archive = zipOf({ a: '1' })
    const job = { run: 1, attempt: 1, name: 'job' }
    service.add({ name: 'a', zip: archive, job })
    service.add({ name: 'b', zip: archive, job })
    service.add({ name: 'a', zip: archive, job: { ...job, attempt: 2 } })
    service.add({ name: 'c', zip: archive, job: { ...job, run: 2 } })
    service.add({ name: 'unfinished', zip: archive, job, finalized: false })
    const listed = await inJob({ attempt: 2 }, artifacts => artifacts.list())
    expect(listed).toEqual([
      { id: 3, name: 'a', size: archive.length },
      { id: 2, name: 'b', size: archive.length },
    ])
  })

  it('are listed up to 1000', async () => {
    const archive = zipOf({ a: '1' })
    for (let index = 0; index < 1010; index += 1) service.add({ name: `a${index}`, zip: archive })
    const listed = await inJob({}, artifacts => artifacts.list())
    expect([listed.length, listed[0]?.name, listed[999]?.name]).toEqual([1000, 'a1009', 'a10'])
  })

  it('are none where the run has none', async () => {
    expect(await inJob({}, artifacts => artifacts.list())).toEqual([])
  })

  it.each<[string, Uint8Array, string]>([
    ['no archive', Buffer.from('<html>'), 'cannot be read: End of central directory'],
    ['an archive with names that lead out', zipOf({ '../../a': 'x' }), 'leads out of the archive'],
    ['an archive with a link', zip([{ name: 'a', content: '/etc/passwd', mode: 0o120777 }]), 'no regular file'],
  ])('are refused where they are %s', async (_, bytes, reason) => {
    const { id, name } = service.add({ name: 'a', zip: bytes })
    const downloaded = inJob({}, artifacts => artifacts.download({ id, name, size: 1 }))
    await expect(downloaded).rejects.toThrow(RefusedArchive)
    await expect(downloaded).rejects.toThrow(reason)
  })

  it('are refused by the size that is listed, without a download', async () => {
    const { id, name } = service.add({ name: 'a', zip: zipOf({ a: '1' }) })
    const downloaded = inJob({}, artifacts => artifacts.download({ id, name, size: 16 * 2 ** 20 + 1 }))
    await expect(downloaded).rejects.toThrow('has 16777217 bytes; at most 16 MiB are read')
    expect(service.calls).toEqual([])
  })

  it('are refused by the size that they have', async () => {
    const { id, name } = service.add({ name: 'a', zip: Buffer.alloc(17 * 2 ** 20) })
    const downloaded = inJob({}, artifacts => artifacts.download({ id, name, size: 4096 }))
    await expect(downloaded).rejects.toThrow('has 17825792 bytes; at most 16 MiB are read')
  })

  it('that are gone are an error with their id', async () => {
    const downloaded = inJob({}, artifacts => artifacts.download({ id: 5, name: 'a', size: 1 }))
    await expect(downloaded).rejects.toThrow('No artifacts found for ID: 5')
  })
})

describe('a job without artifacts', () => {
  const given = { ACTIONS_RUNTIME_TOKEN: 'token', ACTIONS_RESULTS_URL: 'http://127.0.0.1:1/' }

  it.each<[string, Record<string, string>, string]>([
    ['outside GitHub', {}, 'ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL must be set for artifacts'],
    ['without a token', { ACTIONS_RESULTS_URL: 'http://127.0.0.1:1/' }, 'ACTIONS_RUNTIME_TOKEN must be set'],
    ['with an empty address', { ...given, ACTIONS_RESULTS_URL: '' }, 'ACTIONS_RESULTS_URL must be set'],
    [
      'on an Enterprise Server',
      { ...given, GITHUB_SERVER_URL: 'https://ghe.example.org' },
      'https://ghe.example.org keeps',
    ],
    [
      'on a server called alike',
      { ...given, GITHUB_SERVER_URL: 'https://notgithub.com' },
      'https://notgithub.com keeps',
    ],
    ['on what is no server', { ...given, GITHUB_SERVER_URL: 'github.com' }, 'github.com keeps'],
    ['in act alone', { ...given, ACT: 'true' }, 'start the same run with `pipeline-actions act`'],
    ['in act alone, without a server', { ACT: 'true' }, 'start the same run with `pipeline-actions act`'],
    ['in a step with `run:`', { ACT: 'true', PIPELINE_ACTIONS_ACT: '1' }, 'steps with `run:` do not get them'],
  ])('says why, %s', (_, environment, reason) => {
    expect(runArtifacts(environment)).toBeNull()
    expect(artifactsRefusal(environment)).toContain(reason)
  })

  it('is none in `pipeline-actions act`', () => {
    const environment = { ...given, ACT: 'true', PIPELINE_ACTIONS_ACT: '1' }
    expect(artifactsRefusal(environment)).toBeNull()
    expect(runArtifacts(environment)).not.toBeNull()
  })

  it.each(['', 'https://github.com', 'https://GitHub.com', 'https://octo.ghe.com', 'http://github.localhost'])(
    'is none on %p',
    server => {
      expect(artifactsRefusal({ ...given, GITHUB_SERVER_URL: server })).toBeNull()
      expect(runArtifacts({ ...given, GITHUB_SERVER_URL: server })).not.toBeNull()
    },
  )
})
