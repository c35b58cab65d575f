import { describe, expect, it } from '@jest/globals'
import type { Format } from '../../../../src/secrets/credentials/format.js'
import { formatsByName } from '../../../../src/secrets/credentials/names.js'

const format = (names: string): Format => ({ what: names, names, read: () => [], keys: '*' })
const NAMES = [
  '.npmrc',
  '.aws/credentials',
  '*.rdp',
  '*-users.properties',
  '.env .env.*',
  'svn.simple/*',
  'a/b/*',
  'x*.yml',
  'db.yml',
]
const formatsOf = formatsByName(NAMES.map(format))

describe('formatsByName', () => {
  it.each([
    ['.npmrc', '.npmrc'],
    ['deep/down/.NPMRC', '.npmrc'],
    ['.npmrc.bak', '.npmrc'],
    ['.npmrc~', '.npmrc'],
    ['.aws/credentials', '.aws/credentials'],
    ['home/jo/.aws/credentials', '.aws/credentials'],
    ['Home.RDP', '*.rdp'],
    ['conf/mgmt-users.properties', '*-users.properties'],
    ['.env', '.env .env.*'],
    ['.env.production', '.env .env.*'],
    ['auth/svn.simple/0a1b', 'svn.simple/*'],
    ['a/b/c', 'a/b/*'],
    ['xy.yml', 'x*.yml'],
    ['db.yml.old', 'db.yml'],
  ])('knows %s', (path, name) => {
    expect(formatsOf(path)).toEqual({ formats: [expect.objectContaining({ names: name })], isExample: false })
  })

  it.each(['npmrc', 'credentials', 'my.aws/credentials', 'users.properties', 'rdp', 'b/c', 'y.yml', 'a.ts', '', '/'])(
    'does not know %s',
    path => {
      expect(formatsOf(path)).toEqual({ formats: [], isExample: false })
    },
  )

  it.each(['.env.example', '.npmrc.sample', 'db.example.yml', 'db.yml.dist', 'db.yml.default'])(
    'takes %s for an example',
    path => {
      expect(formatsOf(path)).toMatchObject({ formats: [{}], isExample: true })
    },
  )
})
