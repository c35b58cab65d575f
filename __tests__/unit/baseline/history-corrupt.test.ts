import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { findBaseline } from '../../../src/baseline/find.js'
import { headOf } from '../../../src/baseline/history.js'
import { recordInHistory } from '../../../src/baseline/record.js'
import type { RepoPath } from '../../../src/gate/path.js'
import { toResultFile } from '../../../src/gate/result-file.js'
import { unitOf } from '../../../src/handover/names.js'
import type { Entry, Objects } from '../../support/github/git.js'
import { startWorld, type World } from '../../support/github/world.js'
import { MemoryClock, memoryPorts, nobody } from '../../support/memory.js'
import { GATE, pushEvent, seriesWith, told } from '../../support/past.js'
import { DETAILS, resultWith } from '../../support/results.js'

const REF = 'refs/pipeline-actions/history'
const NOWHERE = '0123456789'.repeat(4)
const BY = { name: 'a', email: 'a@example.org', date: '2026-01-01T00:00:00Z' }

/** What stands in the history in the place of a result. */
type Odd = (objects: Objects) => Pick<Entry, 'mode' | 'type' | 'sha'>

const blobOf =
  (content: string | Uint8Array, mode = '100644'): Odd =>
  objects => ({ mode, type: 'blob', sha: objects.addBlob(Buffer.from(content)) })

describe('the hidden ref, damaged', () => {
  let world: World
  let objects: Objects
  let old: string
  let near: string

  beforeEach(async () => {
    world = await startWorld()
    const { repository } = world
    objects = world.fake.state.objects(repository.row)
    old = repository.head()
    near = repository.commit('main', { a: '' })
    repository.commit('main', { b: '' })
  })

  afterEach(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  const resultOf = (runId: number, commit: string) => {
    const subject = { ...nobody, runId, commit, attempt: 1 }
    return resultWith({ gate: GATE, subject, summary: `of run ${runId}`, details: DETAILS[GATE] })
  }
  const find = async () => {
    const event = pushEvent(world.repository.head(), null, { event: 'schedule' })
    const github = world.client({ permissions: { contents: 'read' } })
    const ports = memoryPorts({ github, event, clock: world.clock })
    const inputs = { baseline: 'branch', 'baseline-missing': 'fail' } as const
    return told(await findBaseline(inputs, seriesWith(), '.' as RepoPath, ports))
  }
  const record = (runId: number, commit: string) => {
    const github = world.client({ permissions: { contents: 'write' } })
    return recordInHistory(seriesWith(), resultOf(runId, commit), github, new MemoryClock())
  }
  const pathOf = (runId: number, commit: string) => {
    const { gate, unit, branch } = seriesWith()
    return `${gate}/${unitOf(unit, branch)}/${runId}.${commit}.json`
  }
  /** Makes the ref point at these entries, as nobody could through the API. */
  const place = (entries: Entry[]) => {
    const commit = { tree: objects.addTreeOf(entries), parents: [], message: 'm', author: BY, committer: BY }
    world.repository.setRef(REF, objects.addCommit(commit))
  }
  const good = () => ({ path: pathOf(5, old), ...blobOf(toResultFile(resultOf(5, old)))(objects) })
  const bad = (odd: Odd) => ({ path: pathOf(6, near), ...odd(objects) })

  describe.each<[string, Odd, string]>([
    ['is no text', blobOf(Uint8Array.of(0x7b, 0xff, 0xfe)), 'is no JSON'],
    ['is cut off', blobOf(toResultFile(resultWith({})).slice(0, 100)), 'is no JSON'],
    ['is no result', blobOf('{"schema":1}'), 'breaks its schema'],
    ['is of a later version', blobOf('{"schema":2}'), 'is not of schema 1'],
    ['nests without end', blobOf(`{"schema":1,"x":${'['.repeat(5000)}${']'.repeat(5000)}}`), 'nests'],
    ['is too large', blobOf(new Uint8Array(17 << 20).fill(0x20)), 'is larger than 16 MiB'],
    ['is a link', blobOf('/etc/passwd', '120000'), 'is no JSON'],
    ['is gone', () => ({ mode: '100644', type: 'blob', sha: NOWHERE }), 'is gone'],
  ])('in a result that %s', (_, odd, why) => {
    it('hides no other', async () => {
      place([good(), bad(odd)])
      expect(await find()).toBe('of run 5')
    })

    it('says what is wrong where there is no other', async () => {
      place([bad(odd)])
      expect(await find()).toContain(`(1) can be used; the result of ${REF} at ${near} ${why}`)
    })

    it('is left alone by whoever keeps a result', async () => {
      place([bad(odd)])
      await record(7, near)
      expect((await headOf(world.client()))?.kept.map(({ runId }) => runId)).toEqual([6, 7])
      expect(await find()).toBe('of run 7')
    })
  })

  it.each<[string, Odd]>([
    ['a submodule', () => ({ mode: '160000', type: 'commit', sha: NOWHERE })],
    ['a folder', own => ({ mode: '040000', type: 'tree', sha: own.addTree([]) })],
    ['a folder that is gone', () => ({ mode: '040000', type: 'tree', sha: NOWHERE })],
  ])('has no result in %s of a result’s name', async (_, odd) => {
    place([bad(odd)])
    expect(await find()).toMatch(/^first/)
    place([good(), bad(odd)])
    expect(await find()).toBe('of run 5')
  })

  it.each<[string, () => string]>([
    ['a file', () => objects.addBlob(Buffer.from('x'))],
    ['a tree', () => objects.addTree([])],
    ['nothing', () => NOWHERE],
    [
      'a commit whose tree is gone',
      () => objects.addCommit({ tree: NOWHERE, parents: [], message: 'm', author: BY, committer: BY }),
    ],
  ])('is no history where it is %s, and is not written over', async (_, target) => {
    const sha = target()
    world.repository.setRef(REF, sha)
    expect(await find()).toMatch(/^missing: GitHub was asked for it in vain/)
    await expect(record(7, near)).rejects.toMatchObject({ name: 'GitHubFailure', kind: 'missing' })
    expect(world.repository.ref(REF)).toBe(sha)
  })
})
