import { expect, it } from '@jest/globals'
import { changedFiles, fileAt } from '../../../src/gate/changes.js'
import type { RepoPath } from '../../../src/gate/path.js'
import { eachInWorld } from '../../support/github/in-world.js'
import type { World } from '../../support/github/world.js'
import { memoryEvent, memoryPorts, nobody } from '../../support/memory.js'

const PATH = 'a b/ü#?%.txt' as RepoPath
const LARGE = 'large.txt' as RepoPath

let world: World

eachInWorld(started => {
  world = started
})

it('the real client tells what a change touches, and what a file was', async () => {
  const { repository } = world
  const start = repository.commit('main', { [PATH]: 'old\n', [LARGE]: 'x'.repeat((1 << 20) + 1) })
  const base = repository.commit('main', { 'only/base': '' })
  const head = repository.commit('feature', { [PATH]: 'new\n', 'added.txt': '' }, { parents: [start] })
  const event = memoryEvent({ subject: { ...nobody, base, commit: head } })
  const ports = memoryPorts({ event, github: world.client({ permissions: { contents: 'read' } }) })
  expect(await changedFiles(ports)).toMatchObject({ mergeBase: start, head, cutOff: false })
  expect((await changedFiles(ports))?.files).toEqual(expect.arrayContaining([PATH, 'added.txt']))
  expect(await fileAt(ports, start, PATH)).toBe('old\n')
  expect(await fileAt(ports, head, PATH)).toBe('new\n')
  expect(await fileAt(ports, start, 'added.txt' as RepoPath)).toBeUndefined()
  expect(await fileAt(ports, start, 'a b' as RepoPath)).toBeUndefined()
  expect(await fileAt(ports, start, LARGE)).toBeNull()
  expect(await fileAt(ports, 'd'.repeat(40), PATH)).toBeNull()
})

it('a token that may not read contents knows nothing of both', async () => {
  const base = world.repository.commit('main', { [PATH]: 'old\n' })
  const head = world.repository.commit('feature', { [PATH]: 'new\n' }, { parents: [base] })
  const event = memoryEvent({ subject: { ...nobody, base, commit: head } })
  const ports = memoryPorts({ event, github: world.client({ permissions: {} }) })
  expect(await changedFiles(ports)).toBeNull()
  expect(await fileAt(ports, base, PATH)).toBeNull()
  expect(await fileAt(ports, base, 'none' as RepoPath)).toBeNull()
})
