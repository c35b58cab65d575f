import { describe, expect, it } from '@jest/globals'
import type { Git } from '../../../src/gate/ports.js'
import { comparing, ID, look, type Name, PULL, portsOf, type Scene } from '../../support/change-scenes.js'
import { MemoryLog } from '../../support/memory.js'
import { failure, memoryGitHub } from '../../support/memory-github.js'

const COMMIT = 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}'
const LEFT = 'where the change left the base of the change'
const AS = 'as GitHub compares them'

describe('where nothing can be fetched', () => {
  const scene = { ...PULL, here: [ID.head], at: 'head' } as const
  const patch = '@@ -1 +1,3 @@\n 1\n+w\n+h'
  const topic = { filename: 'topic', status: 'modified', additions: 2, deletions: 0, changes: 2, patch }
  const asked = (...files: unknown[]) => look(scene, { github: comparing(`${ID.tip}...${ID.head}`, 'root', files) })

  it("GitHub's hunks are read", async () => {
    expect(
      await asked(
        topic,
        {
          ...topic,
          filename: 'ends',
          additions: 1,
          patch: '@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b',
        },
        { ...topic, filename: 'moved', status: 'renamed', previous_filename: 'x', additions: 0, patch: undefined },
        { ...topic, filename: 'image', additions: 0, changes: 0, patch: undefined },
        { ...topic, filename: 'removed', status: 'removed', additions: 0, patch: '@@ -1 +0,0 @@\n-a' },
        { ...topic, filename: '../out' },
      ),
    ).toEqual([`root, ${LEFT}, ${AS}`, 'topic 2-3', 'ends 2-2', 'moved '])
  })

  it.each<[string, object]>([
    ['without hunks', { patch: undefined }],
    ['with hunks that are cut short', { patch: '@@ -1 +1,3 @@\n 1\n+w' }],
    ['with fewer lines than GitHub counts', { additions: 3 }],
    ['with anything else for hunks', { patch: 'x\n@@ -1 +1,3 @@\n 1\n+w\n+h' }],
    ['that is a copy', { status: 'copied', previous_filename: 'x' }],
  ])('the lines of a file %s are unknown', async (_, more) => {
    expect(await asked({ ...topic, ...more }, { ...topic, filename: 'other' })).toEqual([
      `root, ${LEFT}, ${AS}`,
      'other 2-3',
      'topic ?',
    ])
  })

  it('more files than GitHub names are too many', async () => {
    const files = Array.from({ length: 300 }, (_, index) => ({ ...topic, filename: `f${index}` }))
    expect(await asked(...files.slice(1))).toHaveLength(300)
    expect(await asked(...files)).toBe(
      'unknown: git does not reach the start of the change, and GitHub does not name more than 300 of its files: set `fetch-depth: 0` for actions/checkout',
    )
  })

  it.each<[string, Scene, boolean, string]>([
    [
      'a head',
      scene,
      false,
      'this shallow clone does not reach the base of the change, and it cannot be fetched: set `fetch-depth: 0` for actions/checkout, or give the gate a `token`',
    ],
    [
      'a head',
      scene,
      true,
      'this shallow clone does not reach the base of the change, and it cannot be fetched: set `fetch-depth: 0` for actions/checkout, or give the job `permissions: { contents: read }`',
    ],
    [
      'a test merge',
      { ...PULL, here: [ID.merge], at: 'merge' },
      true,
      "this shallow clone does not reach the base in GitHub's test merge, and it cannot be fetched: set `fetch-depth: 0` for actions/checkout, or give the job `permissions: { contents: read }`",
    ],
  ])('%s is told what would help', async (_, given, token, why) => {
    const github = token
      ? memoryGitHub(() => {
          throw failure('forbidden')
        })
      : null
    const log = new MemoryLog()
    expect(await look(given, { github, log })).toBe(`unknown: ${why}`)
    expect(log.lines).toHaveLength(token ? 1 : 0)
  })

  it('a name that would be another question is not asked about', async () => {
    const github = memoryGitHub(() => {
      throw new Error('it was asked')
    })
    const given: Scene = { ...PULL, at: 'head', baseRef: 'main...topic' }
    expect(await look(given, { github })).toMatch(/^unknown: neither git nor GitHub knows .*`main\.\.\.topic`$/)
  })

  it('a partial clone is told of', async () => {
    const { git } = portsOf({ ...PULL, at: 'head' })
    const why = `git cannot compare ${ID.root} with ${ID.head}, as where a partial clone left out what is in them`
    expect(await look({ ...PULL, at: 'head' }, { git: { ...git, diff: async () => null } })).toBe(
      `unknown: ${why}: set no \`filter\` for actions/checkout, or give the gate a \`token\``,
    )
  })
})

describe('without a checkout', () => {
  const files = [{ filename: 'a', status: 'added', additions: 1, changes: 1, patch: '@@ -0,0 +1 @@\n+a' }]
  const none = { here: [], at: null } as const
  const github = (basehead: string, start: Name) =>
    memoryGitHub((route, parameters) => {
      if (route === COMMIT && parameters['commit_sha'] === ID.merge)
        return { parents: [{ sha: ID.tip }, { sha: ID.head }] }
      return comparing(basehead, start, files).request(route as never, parameters as never)
    })
  const lost: Partial<Git> = { extent: async () => null }

  it('the commit that GitHub checks out by itself is the tested one', async () => {
    const scene: Scene = { ...PULL, ...none, sha: 'merge' }
    expect(await look(scene, { github: github(`${ID.tip}...${ID.merge}`, 'tip') })).toEqual([
      `tip, the base in GitHub's test merge, ${AS}`,
      'a 1-1',
    ])
  })

  it('but with the rights of the base it is the one of the event', async () => {
    const scene: Scene = { ...PULL, ...none, event: 'pull_request_target', privileged: true, sha: 'tip' }
    expect(await look(scene, { github: github(`${ID.tip}...${ID.head}`, 'root') })).toEqual([
      `root, ${LEFT}, ${AS}`,
      'a 1-1',
    ])
  })

  it('and without GitHub nothing is known', async () => {
    const scene: Scene = { ...PULL, ...none, sha: 'merge' }
    expect(await look(scene, { git: { ...portsOf(scene).git, ...lost } })).toBe(
      'unknown: there is no git repository here, and GitHub does not tell the change: set `fetch-depth: 0` for actions/checkout, or give the gate a `token`',
    )
  })
})
