import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { FileChange, Git } from '../../../src/gate/ports.js'
import { GitProgram } from '../../../src/platform/git.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { commitHistory, type History, withIds } from '../../support/history.js'
import { MemoryFiles } from '../../support/memory.js'
import { linesOf } from '../../support/memory-diff.js'
import { memoryGit } from '../../support/memory-git.js'
import { describeWith } from '../../support/tools.js'

const ODD = [
  'a b.ts',
  "it's.ts",
  '"q".ts',
  'ü.ts',
  'line\nbreak.ts',
  'tab\t.ts',
  '-x.ts',
  ':c',
  'b/b/漢.ts',
  '@@ -1 +1 @@',
]
const odd = (text: string) => Object.fromEntries(ODD.map(path => [path, text]))
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`)
const [TEN, MORE] = [numbered(10), numbered(12)]
const with3 = (lines: string[], text: string) => lines.with(2, text).join('')

const BEFORE = {
  changed: TEN.join(''),
  gone: 'gone\n',
  pure: numbered(30).slice(20).join(''),
  edited: MORE.map(line => `edited ${line}`).join(''),
  crlf: 'a\r\nb\r\n',
  ends: 'a\nb',
  grows: '',
  looks: 'a\nb\n',
  blank: 'a\nb\n',
  shrinks: TEN.join(''),
  same: 'same\n',
  ...odd('1\n2\n3\n'),
}

const AFTER = {
  changed: ['new\n', ...TEN.slice(0, 4), 'x\n', 'y\n', ...TEN.slice(6), 'end\n'].join(''),
  moved: BEFORE.pure,
  'sub/edited': with3(
    MORE.map(line => `edited ${line}`),
    'other\n',
  ),
  crlf: 'a\r\nb\n',
  ends: 'a\nb\n',
  grows: 'now\n',
  looks: 'a\n--- x\n+++ b/x\n@@ -1 +1 @@\ndiff --git a/x b/x\n\\ No newline\nb\n',
  blank: 'a\n \t\n\n\r\nb\n',
  shrinks: TEN.slice(3).join(''),
  same: 'same\n',
  new: 'one\ntwo',
  empty: '',
  ...odd('1\nx\n3\n'),
}

type Expected = [from: string | null, ranges: [number, number][], substantial?: boolean]
const EXPECTED: Record<string, Expected> = {
  changed: [
    'changed',
    [
      [1, 1],
      [6, 7],
      [12, 12],
    ],
  ],
  moved: ['pure', [], false],
  'sub/edited': ['edited', [[3, 3]]],
  crlf: ['crlf', [[2, 2]]],
  ends: ['ends', [[2, 2]]],
  grows: ['grows', [[1, 1]]],
  looks: ['looks', [[2, 6]]],
  blank: ['blank', [[2, 4]], false],
  shrinks: ['shrinks', [], false],
  new: [null, [[1, 2]]],
  ...Object.fromEntries(ODD.map((path): [string, Expected] => [path, [path, [[2, 2]]]])),
}

const HISTORY: History = { before: { files: BEFORE }, after: { parents: ['before'], files: AFTER } }

const byPath = (changes: readonly FileChange[] | null) =>
  Object.fromEntries(
    (changes ?? []).map(({ path, from, ranges, substantial }) => [path, { from, ranges, substantial }]),
  )

describeWith(['git'], 'what differs in lines', () => {
  let root: string
  let before: string
  let after: string

  beforeAll(async () => {
    root = await temporaryFolder()
    git('init', '--quiet')
    ;({ before, after } = commitHistory(root, HISTORY) as { before: string; after: string })
  })

  afterAll(() => removeFolder(root))

  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' })

  const ports: [string, () => Git][] = [
    ['by the program', () => new GitProgram(root, false)],
    ['in memory', () => memoryGit(new MemoryFiles(), withIds(HISTORY, { before, after }))],
  ]

  describe.each(ports)('%s', (_, make) => {
    it('is told of every kind of change, whatever the names', async () => {
      const changes = await make().diff(before, after)
      const expected = Object.entries(EXPECTED).map(([path, [from, ranges, substantial = true]]) => {
        return [path, { from, ranges, substantial }]
      })
      expect(byPath(changes)).toEqual(Object.fromEntries(expected))
      expect(changes?.map(({ path }) => path)).toEqual(Object.keys(EXPECTED).sort())
    })

    it('is nothing between a commit and itself, and all of it against nothing known', async () => {
      expect(await make().diff(before, before)).toEqual([])
      for (const unknown of ['main', 'HEAD', '--output=x', 'd'.repeat(40), '']) {
        expect(await make().diff(unknown, after)).toBeNull()
        expect(await make().diff(before, unknown)).toBeNull()
      }
    })
  })

  it('does not depend on the configuration or on attributes', async () => {
    const plain = await new GitProgram(root, false).diff(before, after)
    const settings = {
      'core.quotePath': 'true',
      'color.ui': 'always',
      'color.diff': 'always',
      'diff.noPrefix': 'true',
      'diff.mnemonicPrefix': 'true',
      'diff.srcPrefix': 'x/',
      'diff.external': 'false',
      'diff.context': '5',
      'diff.interHunkContext': '20',
      'diff.renames': 'copies',
      'diff.renameLimit': '1',
      'diff.algorithm': 'patience',
      'diff.indentHeuristic': 'false',
      'diff.suppressBlankEmpty': 'true',
      'diff.relative': 'true',
      'diff.orderFile': 'order',
      'diff.ignoreSubmodules': 'none',
      'diff.submodule': 'log',
      'diff.any.textconv': 'false',
      'diff.any.command': 'false',
      'diff.any.binary': 'true',
      'diff.any.algorithm': 'patience',
      'core.whitespace': 'cr-at-eol',
      'core.attributesFile': '.git/attributes',
      'core.precomposeUnicode': 'true',
    }
    for (const [key, value] of Object.entries(settings)) git('config', key, value)
    for (const attribute of ['diff=any', '-diff', 'binary', '-text']) {
      execFileSync('sh', ['-c', `echo '* ${attribute}' | tee .gitattributes .git/info/attributes > .git/attributes`], {
        cwd: root,
      })
      expect(await new GitProgram(root, false).diff(before, after)).toEqual(plain)
    }
    git('config', 'core.quotePath', 'false')
    expect(await new GitProgram(root, false).diff(before, after)).toEqual(plain)
    for (const key of Object.keys(settings)) git('config', '--unset', key)
    await removeFolder(`${root}/.git/info/attributes`)
  })

  it('agrees with what is left when the changed lines are taken out', async () => {
    const line = fc.constantFrom('a\n', 'b\n', '\n', 'a\r\n', '@@ -1 +1 @@\n', '+++ b/x\n', '\\ No newline\n', '-- \n')
    const text = fc.tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('', 'end')).map(([all, end]) => {
      return all.join('') + end
    })
    const pairs = fc.array(fc.tuple(text, text), { minLength: 30, maxLength: 30 })
    const check = async (rows: readonly [string, string][]) => {
      const folder = await temporaryFolder()
      execFileSync('git', ['init', '--quiet'], { cwd: folder })
      const files = (side: 0 | 1) => Object.fromEntries(rows.map((row, index) => [`${index}`, row[side]]))
      const id = commitHistory(folder, { old: { files: files(0) }, now: { files: files(1) } })
      const found = byPath(await new GitProgram(folder, false).diff(id['old'] as string, id['now'] as string))
      const stat = ['diff-tree', '-r', '--numstat', id['old'] as string, id['now'] as string]
      const numbers = execFileSync('git', stat, { cwd: folder, encoding: 'utf8' }).split('\n')
      const counted = new Map(numbers.map(each => each.split('\t')).map(([added, , path]) => [path, Number(added)]))
      await removeFolder(folder)
      for (const [index, [old, now]] of rows.entries()) {
        const ranges = found[`${index}`]?.ranges ?? []
        const isAdded = (number: number) => ranges.some(([first, last]) => first <= number && number <= last)
        const [lines, kept] = [linesOf(now), linesOf(now).filter((_, at) => !isAdded(at + 1))]
        // What is kept was there, in that order; and as many lines are new as git counts.
        expect(isSubsequence(kept, linesOf(old))).toBe(true)
        expect(lines.length - kept.length).toBe(counted.get(`${index}`) ?? 0)
        expect(old === now).toBe(found[`${index}`] === undefined)
      }
    }
    await fc.assert(fc.asyncProperty(pairs, check), { numRuns: 10 })
  })
})

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const line of whole) if (line === part[at]) at++
  return at === part.length
}
