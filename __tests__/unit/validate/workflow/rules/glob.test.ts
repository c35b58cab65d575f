import { describe, expect, it } from '@jest/globals'
import {
  faultsOfPathGlob,
  faultsOfRefGlob,
  type GlobFault,
} from '../../../../../src/validate/workflow/rules/events/glob-syntax.js'
import { found, startedBy } from '../../../../support/workflow-rules.js'

const kinds = (faults: GlobFault[]) => faults.map(({ index, refused }) => `${index} ${refused ? 'refused' : 'useless'}`)

describe('patterns for branches and tags', () => {
  it.each([
    'main',
    '**',
    '*',
    '!main',
    'v[0-9]+.[0-9]+',
    'releases/**/x',
    'a?b+',
    '[CB]at',
    '[-a-zA-Z_]x',
    String.raw`\!important`,
    String.raw`a\+b`,
    'v1.*',
    'dependabot/**',
    'a.?b',
    '@',
  ])('%s is one', pattern => {
    expect(faultsOfRefGlob(pattern)).toEqual([])
  })

  it.each([
    ['+a', ['0 refused']],
    ['a*?', ['2 refused']],
    ['a++', ['2 refused']],
    ['!?x', ['1 refused']],
    ['!', ['0 refused']],
    ['v[0-9', ['1 refused']],
    ['a[]b', ['1 refused']],
    ['a[0-]', ['3 refused']],
    ['[a_-]x', ['3 refused']],
    ['[9-0]x', ['1 refused']],
    ['a[x]', ['1 useless']],
    ['a b', ['1 useless']],
    ['^v[0-9]+$', ['0 useless']],
    ['a~1', ['1 useless']],
    ['a:b', ['1 useless']],
    ['/main', ['0 useless']],
    ['main/', ['4 useless']],
    ['main.', ['4 useless']],
    ['a..b', ['1 useless']],
    ['a//b', ['1 useless']],
    ['a@{1}', ['1 useless']],
    [String.raw`v\d`, ['1 useless']],
    [String.raw`a\*`, ['1 useless']],
    ['a\nb', ['1 refused']],
  ])('%j is none', (pattern, expected) => {
    expect(kinds(faultsOfRefGlob(pattern))).toEqual(expected)
  })
})

describe('patterns for paths', () => {
  it.each([
    '**.js',
    'docs/**',
    '*',
    '!README.md',
    'a b',
    String.raw`a\b`,
    '.github/**',
    '..a',
    '**/migrate-*.sql',
    'a:~^',
  ])('%s is one', pattern => {
    expect(faultsOfPathGlob(pattern)).toEqual([])
  })

  it.each([
    [' a', ['0 useless']],
    ['a ', ['0 useless']],
    ['./src', ['0 useless']],
    ['!../src', ['1 useless']],
    ['.', ['0 useless']],
    ['a/[', ['2 refused']],
    ['?a', ['0 refused']],
  ])('%j is none', (pattern, expected) => {
    expect(kinds(faultsOfPathGlob(pattern))).toEqual(expected)
  })
})

describe('a pattern in a workflow', () => {
  it('is told of at its very character, wherever patterns stand', () => {
    const text = startedBy(
      'on:',
      '  push:',
      '    branches: v[1',
      '    tags-ignore: ["+a", b, "c d"]',
      '  pull_request:',
      '    paths:',
      '      - |-',
      '        src/[',
      '  image_version:',
      '    versions: ["1.?", "?"]',
      '    names: ["?"]',
    )
    expect(found(text)).toEqual([
      '3:16 workflow/glob',
      '4:20 workflow/glob',
      '4:30 workflow/useless-glob',
      '7:9 workflow/glob',
      '10:24 workflow/glob',
    ])
  })
})
