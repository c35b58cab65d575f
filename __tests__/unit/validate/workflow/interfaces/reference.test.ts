import { describe, expect, it } from '@jest/globals'
import { versionOf } from '../../../../../src/validate/workflow/interfaces/pinned.js'
import { actionReference, workflowReference } from '../../../../../src/validate/workflow/interfaces/reference.js'
import { readWorkflow } from '../../../../../src/validate/workflow/read.js'
import { sourceOf } from '../../../../support/validate.js'

describe('what a step uses', () => {
  it.each([
    ['actions/checkout@v4', { kind: 'remote', name: 'actions/checkout', ref: 'v4' }],
    ['a/b/c/d@release/v1', { kind: 'remote', name: 'a/b/c/d', ref: 'release/v1' }],
    ['./', { kind: 'local', path: '.' }],
    ['./.github/actions/x/', { kind: 'local', path: '.github/actions/x' }],
    ['./a/../b', { kind: 'local', path: 'b' }],
    ['$/a', { kind: 'local', path: 'a' }],
    ['docker://alpine:3', { kind: 'docker', image: 'alpine:3' }],
    ['${{ matrix.action }}', null],
  ])('%s', (uses, expected) => {
    expect(actionReference(uses)).toEqual(expected)
  })

  it.each([
    'checkout',
    'actions/checkout',
    'checkout@v4',
    '/b@v1',
    'a/@v1',
    'a/b@',
    './../x',
    './a@v1',
    'docker://',
    'docker://a:',
  ])('is malformed: %s', uses => {
    expect(actionReference(uses)).toMatchObject({ kind: 'malformed' })
  })
})

describe('what a job uses', () => {
  it.each([
    ['./.github/workflows/a.yml', { kind: 'local', path: '.github/workflows/a.yml' }],
    ['o/r/.github/workflows/a.yaml@main', { kind: 'remote', name: 'o/r/.github/workflows/a.yaml', ref: 'main' }],
  ])('%s', (uses, expected) => {
    expect(workflowReference(uses)).toEqual(expected)
  })

  it.each([
    './.github/workflows/sub/a.yml',
    './.github/workflows/a.yml@main',
    './a.yml',
    'o/r@v1',
    'o/r/.github/workflows/a.yml',
    '.github/workflows/a.yml',
  ])('is malformed: %s', uses => {
    expect(workflowReference(uses)).toMatchObject({ kind: 'malformed' })
  })
})

describe('the version of a pin', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567'

  function versionIn(line: string): string | null {
    const source = sourceOf(`jobs: { a: { steps: [{\n  uses: ${line}\n}] } }\n`)
    const uses = readWorkflow(source)?.jobs[0]?.steps[0]?.uses
    if (uses === undefined) throw new Error('the example uses nothing')
    return versionOf(uses.text.slice(uses.text.indexOf('@') + 1), uses, source)
  }

  it.each([
    ['a/b@v1', 'v1'],
    [`a/b@${commit} # v4`, 'v4'],
    [`a/b@${commit} # v4.2.1`, 'v4.2.1'],
    [`a/b@${commit} # tag=v4.2.1, verified`, 'v4.2.1'],
    [`a/b@${commit} # pin@v3`, 'v3'],
    [`a/b@${commit} # 4.1.0`, '4.1.0'],
    [`a/b@${commit}`, null],
    [`a/b@${commit} # main`, null],
    [`a/b@${commit}\n  # v4`, null],
  ])('%s', (line, expected) => {
    expect(versionIn(line)).toBe(expected)
  })
})
