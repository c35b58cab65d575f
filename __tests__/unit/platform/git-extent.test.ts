import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { GitProgram } from '../../../src/platform/git.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { commitHistory } from '../../support/history.js'
import { describeWith } from '../../support/tools.js'

describeWith(['git'], 'how much of the history is here', () => {
  let root: string
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' })
  const extent = (folder: string, limit = 100) => new GitProgram(join(root, folder), false).extent(limit)

  beforeAll(async () => {
    root = await temporaryFolder({ 'none/a.txt': '' })
    for (const name of ['whole', 'unborn']) git('init', '--quiet', '--initial-branch=main', name)
    const files = { 'a.txt': '' }
    commitHistory(join(root, 'whole'), {
      one: { files },
      two: { parents: ['one'], files },
      apart: { files },
      main: { parents: ['two'], files },
    })
    const from = pathToFileURL(join(root, 'whole')).href
    git('clone', '--quiet', '--depth=2', '--branch=main', from, 'shallow')
  })

  afterAll(() => removeFolder(root))

  it.each([
    ['whole', { commits: 3, shallow: false }],
    ['shallow', { commits: 2, shallow: true }],
    ['unborn', { commits: 0, shallow: false }],
    ['none', null],
  ])('%s: %j', async (folder, expected) => {
    expect(await extent(folder)).toEqual(expected)
  })

  it('is counted no further than asked', async () => {
    expect(await extent('whole', 2)).toEqual({ commits: 2, shallow: false })
  })
})
