import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { type Feature, NEEDS, permissionAdvice } from '../../../src/github/permissions.js'
import { eachInWorld } from '../../support/github/in-world.js'
import type { Permission } from '../../support/github/tokens.js'
import type { World } from '../../support/github/world.js'
import { documents, matrix, type Permissions, type Row } from '../../support/permission-matrix.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const rows: Row[] = Object.values(matrix)

/** The permissions with each one taken away, and those that write reduced to reading. */
function lesser(least: Permissions): [Permission, Permissions][] {
  return (Object.entries(least) as [Permission, string][]).flatMap(([permission, access]) => {
    const { [permission]: _, ...others } = least
    const without: [Permission, Permissions] = [permission, others]
    return access === 'write' ? [without, [permission, { ...others, [permission]: 'read' }]] : [without]
  })
}

const lacking = rows.flatMap(row => lesser(row.least).map(([permission, less]) => ({ row, permission, less })))
const name = (permissions: object) => JSON.stringify(permissions).replaceAll('"', '')

describe('the matrix of features and permissions', () => {
  let world: World

  eachInWorld(started => {
    world = started
  })

  it.each(rows.map(row => [row.feature, name(row.least), row] as const))('%s works with %s', async (_, __, row) => {
    const { works, told, code = 0 } = await row.attempt(world, world.client({ permissions: row.least }))
    expect({ works, told: works ? '' : told }).toEqual({ works: true, told: '' })
    expect(code).toBeLessThan(2)
  })

  it.each(lacking.map(each => [each.row.feature, name(each.less), each] as const))(
    '%s does not with %s, and says what to paste',
    async (_, __, { row, permission, less }) => {
      const { works, told, code = 0 } = await row.attempt(world, world.client({ permissions: less }))
      expect(works).toBe(false)
      // Who has nothing may be told of reading first, and who finds a pull request is told of commenting on it.
      const access = less[permission] === 'read' ? 'write' : '(read|write)'
      expect(told).toMatch(new RegExp(`\`(permissions: \\{ [^}]*)?\\b${permission}: ${access}( \\})?\``))
      expect(code).toBeLessThan(3)
    },
  )

  it.each(rows.flatMap(row => (row.without === undefined ? [] : [[row.feature, row, row.without] as const])))(
    '%s: judged without a token too',
    async (_, row, without) => {
      const { works, told, code } = await row.attempt(world, null)
      expect(works).toBe(false)
      expect(told).toMatch(without)
      expect(code).toBeLessThan(2)
    },
  )

  it.each(rows.flatMap(row => (row.without === undefined ? [] : [[row.feature, row] as const])))(
    '%s: nothing is a fault of ours without any permission',
    async (_, row) => {
      const { works, code } = await row.attempt(world, world.client({ permissions: {} }))
      expect(works).toBe(false)
      expect(code).toBeLessThan(3)
    },
  )
})

describe('a token that only reads because of who caused the run', () => {
  let world: World

  eachInWorld(started => {
    world = started
  })

  it.each([matrix['comment-always'], matrix['check-run'], matrix.record] as Row[])(
    'fails no job: $feature',
    async ({ attempt }) => {
      const github = world.client({ permissions: { contents: 'read', 'pull-requests': 'read', checks: 'read' } })
      const { works, told, code } = await attempt(world, github, { readsByDefault: 'Dependabot caused it' })
      expect({ works, code }).toEqual({ works: false, code: 0 })
      expect(told).toContain('Dependabot caused it')
    },
  )
})

describe('the advice', () => {
  it.each(Object.keys(NEEDS) as Feature[])('for %s names its permission in YAML', feature => {
    const { permission, access, reason } = NEEDS[feature]
    expect(permissionAdvice(feature)).toMatch(new RegExp(`\`permissions: \\{ .*\\b${permission}: ${access} \\}\``))
    expect(permissionAdvice(feature)).toContain(reason)
  })

  it('is about nothing that no feature of the matrix needs', () => {
    const needed = new Set(rows.flatMap(row => namesOf(row.least)))
    for (const { permission, access } of Object.values(NEEDS)) expect(needed).toContain(`${permission}: ${access}`)
  })
})

function namesOf(permissions: Permissions): string[] {
  return Object.entries(permissions).map(([permission, access]) => `${permission}: ${access}`)
}

/** The first column of the table beneath "Permissions". */
function documented(path: string): string[] {
  const [, chapter = ''] = /^## Permissions\n([\s\S]*?)^## /m.exec(readFileSync(root + path, 'utf8')) ?? []
  return [...chapter.matchAll(/^\| `([a-z-]+: (?:read|write))` \|/gm)].map(([, named]) => named as string)
}

describe('the documents', () => {
  it('are all here', () => {
    const readmes = readdirSync(`${root}actions`).map(action => `actions/${action}/README.md`)
    expect(Object.keys(documents).sort()).toEqual([...readmes, 'docs/root-action.md'].sort())
    expect(readmes.filter(path => !existsSync(root + path))).toEqual([])
  })

  it.each(Object.entries(documents))(
    '%s names the permissions that its features need, and no other',
    (path, features) => {
      const [named, needed] = [documented(path), features.flatMap(feature => namesOf(matrix[feature].least))]
      expect(named.filter(each => !needed.includes(each))).toEqual([])
      // Who may write may read.
      const covered = (each: string) => named.includes(each) || named.includes(each.replace(/read$/, 'write'))
      expect(needed.filter(each => !covered(each))).toEqual([])
      expect(named).toEqual([...new Set(named)])
    },
  )
})
