import { execFileSync } from 'node:child_process'
import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { projectAt } from '../../../src/platform/ports.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { mistakeTexts } from '../../support/inputs.js'
import { describeWith } from '../../support/tools.js'

describeWith(['git'], 'the project around a folder', () => {
  let folder: string
  const workspace = process.env['GITHUB_WORKSPACE']
  const at = (path: string) => projectAt(join(folder, path))

  beforeAll(async () => {
    folder = await temporaryFolder({ 'repository/sub/a.ts': '', 'plain/sub/b.ts': '' })
    execFileSync('git', ['init', '--quiet'], { cwd: join(folder, 'repository') })
    await mkdir(join(folder, 'repository/.git/x'), { recursive: true })
    await symlink(join(folder, 'repository'), join(folder, 'link'))
  })

  afterAll(async () => {
    setWorkspace(workspace)
    await removeFolder(folder)
  })

  const setWorkspace = (path: string | undefined): void => {
    if (path === undefined) delete process.env['GITHUB_WORKSPACE']
    else process.env['GITHUB_WORKSPACE'] = path
  }

  it.each<[string, string | undefined, string, string]>([
    ['repository/sub', undefined, 'repository', 'sub'],
    ['repository', undefined, 'repository', '.'],
    ['link/sub', undefined, 'repository', 'sub'],
    ['plain/sub', undefined, 'plain/sub', '.'],
    ['plain/sub', 'plain', 'plain', 'sub'],
    ['repository/sub', '.', '.', 'repository/sub'],
    ['link/sub', 'link', 'repository', 'sub'],
    ['plain/sub', 'repository', 'plain/sub', '.'],
    ['repository/sub', 'gone', 'repository', 'sub'],
    ['repository/sub', 'plain/sub/b.ts', 'repository', 'sub'],
  ])('of %s, in the workspace %s, is %s with %s', async (path, given, root, directory) => {
    setWorkspace(given === undefined ? undefined : join(folder, given))
    expect(await at(path)).toEqual({ root: join(folder, root), directory })
  })

  it.each(['none', 'repository/sub/a.ts', 'repository/sub/a.ts/x'])(
    'is none at %s, and that is a mistake',
    async path => {
      setWorkspace(undefined)
      expect(await mistakeTexts(() => at(path))).toEqual([`${join(folder, path)}: is no folder`])
    },
  )
})
