import { describe, expect, it } from '@jest/globals'
import { GoModules, modulePath, readGoModules } from '../../../src/coverage/go-modules.js'
import type { RepoPath } from '../../../src/gate/path.js'
import { MemoryFiles } from '../../support/memory.js'

describe('the path of a module', () => {
  it.each([
    ['module example.com/app\n\ngo 1.22\n', 'example.com/app'],
    ['// module no.no/no\n\nmodule example.com/app/v2 // Deprecated: use v3\r\n', 'example.com/app/v2'],
    ['module "example.com/app"', 'example.com/app'],
    ['module `example.com/app`', 'example.com/app'],
    ['module (\n\texample.com/app\n)\n', 'example.com/app'],
    ['go 1.22\nmodules x\n', null],
    ['', null],
  ])('is read from %j', (text, expected) => {
    expect(modulePath(text)).toBe(expected)
  })
})

describe('the modules of a repository', () => {
  it('are those of all go.mod below the working directory, and around it', async () => {
    const files = new MemoryFiles({
      'go.mod': 'module example.com/app',
      'services/go.mod': 'module example.com/services',
      'services/api/tools/go.mod': 'module example.com/tools',
      'other/go.mod': 'module example.com/other',
      'services/api/broken/go.mod': 'no module',
    })
    const known = ['services/api/tools/go.mod', 'services/api/broken/go.mod', 'services/api/a.go'] as RepoPath[]
    const modules = await readGoModules(known, 'services/api' as RepoPath, files)
    expect(modules.places('example.com/app/x/a.go')).toEqual([['x/a.go']])
    expect(modules.places('example.com/services/api/a.go')).toEqual([['services/api/a.go']])
    expect(modules.places('example.com/tools/a.go')).toEqual([['services/api/tools/a.go']])
    expect(modules.places('example.com/other/a.go')).toEqual([])
  })

  it('have their files below the longest path first', () => {
    const modules = new GoModules([
      ['a', 'x'],
      ['a/b', ''],
      ['a', 'y'],
    ])
    expect(modules.places('a/b/c.go')).toEqual([['c.go'], ['x/b/c.go', 'y/b/c.go']])
    expect(modules.places('ab/c.go')).toEqual([])
    expect(modules.places(`a/${'b/'.repeat(100_000)}c.go`)).toHaveLength(2)
  })

  it('tell modules from elsewhere, which begin with a domain', () => {
    const modules = new GoModules([['example.com/app', '']])
    expect(['example.org/x/a.go', 'fmt/print.go', '.x/a.go', 'a.go'].map(path => modules.isForeign(path))).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(new GoModules([]).isForeign('example.org/x/a.go')).toBe(false)
  })
})
