import { describe, expect, it } from '@jest/globals'
import { majorOf, readUses } from '../../../../../src/validate/security/read/uses.js'
import type { ScalarNode } from '../../../../../src/validate/tree/node.js'
import { sourceOf } from '../../../../support/validate.js'

describe('what `uses` names', () => {
  const uses = (text: string) => readUses(sourceOf(text).root as ScalarNode)

  it.each([
    ['Actions/Checkout@v4', 'action', 'actions/checkout', 'actions/checkout', 'v4'],
    ['a/b/c/../d@x', 'action', 'a/b', 'a/b/c/d', 'x'],
    ['docker://node:22', 'image', '', '', 'node:22'],
    ['./local/x', 'local', '', '', ''],
  ])('%s', (text, kind, repository, action, ref) => {
    expect(uses(text)).toMatchObject({ kind, repository, action, ref })
  })

  it('is nothing with an expression', () => {
    expect(uses('a/b@${{ x }}')).toBeNull()
  })

  it.each([
    ['a/b@v4.1', 4],
    ['a/b@12', 12],
    ['a/b@main', null],
    ['a/b@4deadbeef', null],
    [`a/b@${'a'.repeat(40)} # v5.0.2`, 5],
    [`a/b@${'a'.repeat(40)}`, null],
  ])('%s is of major version %s', (text, major) => {
    const source = sourceOf(text)
    const read = readUses(source.root as ScalarNode)
    expect(read && majorOf(read, source.text)).toBe(major)
  })
})
