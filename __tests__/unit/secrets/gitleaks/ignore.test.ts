import { describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../../src/gate/path.js'
import { readIgnoreFile } from '../../../../src/secrets/gitleaks/ignore.js'

const read = (text: string) => readIgnoreFile(text, '.gitleaksignore' as RepoPath)
const place = { path: 'a/b.txt', rules: ['github-token', 'github-pat'], line: 3 }

describe('a .gitleaksignore', () => {
  it.each([
    ['a/b.txt:github-pat:3', true],
    ['  a\\b.txt:github-token:3\t\r', true],
    ['a/b.txt:github-pat:4', false],
    ['a/b.txt:jwt:3', false],
    ['b.txt:github-pat:3', false],
    ['# a/b.txt:github-pat:3', false],
    ['abc:a/b.txt:github-pat:3', false],
  ])('%j ignores a place: %s', (line, ignored) => {
    expect(read(`\n# comment\n${line}\n`).ignored(place)).toBe(ignored)
  })

  it('ignores what one commit brought', () => {
    const { ignored } = read('abc:a\\b.txt:github-pat:3')
    expect(ignored({ ...place, commit: 'abc' })).toBe(true)
    expect(ignored({ ...place, commit: 'abd' })).toBe(false)
  })

  it('ignores a place in whatever commit', () => {
    expect(read('a/b.txt:github-pat:3').ignored({ ...place, commit: 'abc' })).toBe(true)
  })

  it('has notes on what is no entry', () => {
    const { notes } = read('a/b.txt:github-pat:3\nnonsense\na:b:c:d:e\n')
    expect(notes).toEqual([
      '.gitleaksignore:2 is no entry: it must be `path:rule:line` or `commit:path:rule:line`',
      '.gitleaksignore:3 is no entry: it must be `path:rule:line` or `commit:path:rule:line`',
    ])
    expect(read('x\n'.repeat(1000)).notes.length).toBeLessThan(50)
  })
})
