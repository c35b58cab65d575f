import { describe, expect, it } from '@jest/globals'
import type { Git, Ports } from '../../../src/gate/ports.js'
import { comparing, ID, look, type Name, PULL, portsOf, type Scene } from '../../support/change-scenes.js'
import { memoryGitHub } from '../../support/memory-github.js'

const LEFT = 'where the change left the base of the change'

const only = (...names: Name[]) => ({ here: names.map(name => ID[name]), remote: true })

/** A scene's git, and what it is made to get. */
function watched(scene: Scene): { git: Git; got: string[] } {
  const got: string[] = []
  const { git } = portsOf(scene)
  const nameOf = (id: string) => Object.entries(ID).find(([, each]) => each === id)?.[0] ?? id
  const fetch: Git['fetch'] = name => {
    got.push(nameOf(name))
    return git.fetch(name)
  }
  const deepen: Git['deepen'] = (commits, by) => {
    got.push(`${commits.map(nameOf).join(' ')} +${by}`)
    return git.deepen(commits, by)
  }
  return { git: { ...git, fetch, deepen }, got }
}

describe('a shallow clone gets what it lacks', () => {
  const found = async (scene: Scene, more: Partial<Ports> = {}) => {
    const { git, got } = watched(scene)
    return [await look(scene, { git, ...more }), got]
  }

  it('of a test merge one commit, and GitHub is not asked', async () => {
    const expected = ["tip, the base in GitHub's test merge", 'topic 2-3']
    const github = memoryGitHub(() => {
      throw new Error('it was asked')
    })
    expect(await found({ ...PULL, ...only('merge'), at: 'merge' }, { github })).toEqual([expected, ['tip']])
    // As with `fetch-depth: 2`.
    expect(await found({ ...PULL, ...only('merge', 'tip', 'head'), at: 'merge' })).toEqual([expected, []])
  })

  it('of a head the commit where GitHub says that it left its base', async () => {
    const scene = { ...PULL, ...only('head'), at: 'head' } as const
    const expected = [`root, ${LEFT}`, 'topic 2-3']
    const github = comparing(`${ID.tip}...${ID.head}`, 'root')
    expect(await found(scene, { github })).toEqual([expected, ['root']])
  })

  it('of a head as much history as it takes, where GitHub cannot be asked', async () => {
    const scene = { ...PULL, ...only('head'), at: 'head' } as const
    expect(await found(scene)).toEqual([
      [`root, ${LEFT}`, 'topic 2-3'],
      ['tip', 'tip head +50'],
    ])
    const { git, got } = watched({ ...scene })
    const slow: Git = { ...git, mergeBase: async (a, b) => (got.length < 4 ? null : git.mergeBase(a, b)) }
    expect(await look(scene, { git: slow })).toEqual([`root, ${LEFT}`, 'topic 2-3'])
    expect(got).toEqual(['tip', 'tip head +50', 'tip head +500', 'tip head +null'])
  })

  it('of a base-ref the commit that origin has by this name', async () => {
    const refs = { 'refs/heads/main': ID.tip }
    for (const baseRef of ['main', 'origin/main']) {
      const scene = { ...PULL, ...only('head'), at: 'head', baseRef } as const
      const { git, got } = watched({ ...scene, refs })
      const unknown: Git = { ...git, resolve: async () => null }
      expect(await look(scene, { git: unknown })).toEqual([
        `root, where the change left base-ref \`${baseRef}\``,
        'topic 2-3',
      ])
      expect(got).toEqual(['main', 'tip', 'tip head +50'])
    }
  })

  it('of a base-ref that cannot be fetched the commit that GitHub names', async () => {
    const scene = { ...PULL, ...only('head'), at: 'head', baseRef: 'refs/heads/main' } as const
    const github = comparing(`main...${ID.head}`, 'root')
    expect(await look(scene, { github })).toEqual([
      'root, where the change left base-ref `refs/heads/main`',
      'topic 2-3',
    ])
  })
})
