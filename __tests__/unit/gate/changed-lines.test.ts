import { describe, expect, it } from '@jest/globals'
import { ID, look, PULL, type Scene } from '../../support/change-scenes.js'

const TARGET = { ...PULL, event: 'pull_request_target', privileged: true } as const
const LEFT = 'where the change left the base of the change'
const PUSH = 'where the change left what was there before the push'
const TEST_MERGE = "the base in GitHub's test merge"

describe('in a whole clone', () => {
  it.each<[string, Scene, string[]]>([
    ['the test merge of a pull request', { ...PULL, at: 'merge' }, [`tip, ${TEST_MERGE}`, 'topic 2-3']],
    [
      'a test merge that is newer than the base in its event',
      { ...PULL, base: 'next', at: 'merge' },
      [`tip, ${TEST_MERGE}`, 'topic 2-3'],
    ],
    ['the head of a pull request', { ...PULL, at: 'head' }, [`root, ${LEFT}`, 'topic 2-3']],
    ['a head that is a merge', { ...PULL, commit: 'update', at: 'update' }, [`next, ${LEFT}`, 'topic 2-3']],
    [
      'the test merge of a head that is a merge',
      { ...PULL, commit: 'update', at: 'later' },
      [`tip, ${TEST_MERGE}`, 'topic 2-3'],
    ],
    ['an older commit of a pull request', { ...PULL, at: 'work' }, [`root, ${LEFT}`, 'topic 2-2']],
    ['the head, with the rights of the base', { ...TARGET, sha: 'tip', at: 'head' }, [`root, ${LEFT}`, 'topic 2-3']],
    [
      'the test merge, with the rights of the base',
      { ...TARGET, sha: 'tip', at: 'merge' },
      [`tip, ${TEST_MERGE}`, 'topic 2-3'],
    ],
    [
      'a merge queue',
      { event: 'merge_group', commit: 'merge', base: 'tip', at: 'merge' },
      [`tip, ${LEFT}`, 'topic 2-3'],
    ],
    ['a push', { event: 'push', commit: 'tip', base: 'root', at: 'tip' }, [`root, ${PUSH}`, 'main 2-3']],
    ['a push of a merge', { event: 'push', commit: 'merge', base: 'tip', at: 'merge' }, [`tip, ${PUSH}`, 'topic 2-3']],
    ['a forced push', { event: 'push', commit: 'tip', base: 'gone', at: 'tip' }, [`root, ${PUSH}`, 'main 2-3']],
    ['a push back to an older commit', { event: 'push', commit: 'root', base: 'tip', at: 'root' }, [`root, ${PUSH}`]],
    [
      'a push, with another commit checked out',
      { event: 'push', commit: 'tip', base: 'next', at: 'head' },
      [`root, ${PUSH}`, 'topic 2-3'],
    ],
  ])('%s is compared with what it started from', async (_, given, expected) => {
    expect(await look(given)).toEqual(expected)
  })

  const ADVICE = '`base-ref` can name what to compare with'
  it.each<[string, Scene, string]>([
    [
      'the first push of a branch',
      { event: 'push', commit: 'tip', at: 'tip', ref: 'refs/heads/x' },
      `none: the branch was not there before the push; ${ADVICE}`,
    ],
    ['a tag', { event: 'push', commit: 'tip', at: 'tip', ref: 'refs/tags/v1' }, `none: a tag was pushed; ${ADVICE}`],
    [
      'a schedule',
      { event: 'schedule', commit: 'tip', at: 'tip' },
      `none: the event schedule says of no commit that the change started from it; ${ADVICE}`,
    ],
    [
      'a run by hand',
      { event: 'workflow_dispatch', commit: 'tip', at: 'tip' },
      `none: the event workflow_dispatch says of no commit that the change started from it; ${ADVICE}`,
    ],
    [
      'a run after another',
      { event: 'workflow_run', commit: 'head', at: 'tip', privileged: true, sha: 'tip' },
      `none: the event workflow_run says of no commit that the change started from it; ${ADVICE}`,
    ],
    [
      'the base instead of the pull request',
      { ...TARGET, sha: 'tip', at: 'tip' },
      `unknown: the base is checked out (${ID.tip}), and not the change: give actions/checkout the \`ref\` that the reports are of`,
    ],
    [
      'the base that a pull request goes to',
      { ...PULL, at: 'tip' },
      `unknown: the base is checked out (${ID.tip}), and not the change: give actions/checkout the \`ref\` that the reports are of`,
    ],
    [
      'a base that has gone on',
      { ...TARGET, base: 'next', sha: 'tip', at: 'tip' },
      `unknown: the base is checked out (${ID.tip}), and not the change: give actions/checkout the \`ref\` that the reports are of`,
    ],
    [
      'a history of its own',
      { ...PULL, at: 'apart' },
      `unknown: git finds no way from the base of the change (${ID.tip}) to ${ID.apart}, which is checked out; \`base-ref\` can name another commit`,
    ],
  ])('%s has nothing to be compared with', async (_, given, expected) => {
    expect(await look(given)).toBe(expected)
  })
})

describe('what base-ref names', () => {
  const refs = { 'refs/remotes/origin/main': ID.tip, 'refs/heads/old': ID.root }

  it.each<[string, Scene, string[]]>([
    ['main', { ...PULL, at: 'head' }, ['root', 'topic 2-3']],
    ['origin/main', { ...PULL, at: 'head' }, ['root', 'topic 2-3']],
    ['old', { ...PULL, at: 'merge' }, ['root', 'main 2-3', 'topic 2-3']],
    [ID.work, { event: 'schedule', commit: 'head', at: 'head' }, ['work', 'topic 3-3']],
    ['main', { at: 'head' }, ['root', 'main 2-3', 'topic 2-4', 'untracked 1-1']],
  ])('%s is what is compared with', async (baseRef, given, [base, ...changes]) => {
    const how = `${base}, where the change left base-ref \`${baseRef}\``
    expect(await look({ ...given, refs, baseRef })).toEqual([how, ...changes])
  })

  it.each<[string, Scene, string]>([
    [
      'main',
      { event: 'push', commit: 'tip', base: 'root', at: 'tip' },
      'none: base-ref `main` has the tested commit already',
    ],
    [
      'none',
      { ...PULL, at: 'head' },
      'unknown: neither git nor GitHub knows a commit that is meant by base-ref `none`',
    ],
    ['none', { at: 'head' }, 'unknown: git knows no commit that is meant by base-ref `none`'],
    [
      'a...b',
      { ...PULL, at: 'head' },
      'unknown: neither git nor GitHub knows a commit that is meant by base-ref `a...b`',
    ],
  ])('%s may be nothing to compare with', async (baseRef, given, expected) => {
    expect(await look({ ...given, refs, baseRef })).toBe(expected)
  })
})

describe('outside of a workflow', () => {
  const LOCAL = ['topic 2-4', 'untracked 1-1']
  it.each<[string, Scene, string, string[]]>([
    [
      'origin/HEAD',
      { at: 'head', refs: { 'refs/remotes/origin/HEAD': ID.next, 'refs/remotes/origin/main': ID.gone } },
      'root',
      ['main 2-3', ...LOCAL],
    ],
    [
      'origin/main',
      { at: 'update', refs: { 'refs/remotes/origin/main': ID.tip, 'refs/heads/main': ID.root } },
      'next',
      ['main 3-3', ...LOCAL],
    ],
    ['origin/master', { at: 'head', refs: { 'refs/remotes/origin/master': ID.tip } }, 'root', ['main 2-3', ...LOCAL]],
    ['main', { at: 'head', refs: { 'refs/heads/main': ID.tip } }, 'root', ['main 2-3', ...LOCAL]],
    [
      'master',
      { at: 'update', refs: { 'refs/heads/main': ID.update, 'refs/heads/master': ID.root } },
      'root',
      ['main 2-3', ...LOCAL],
    ],
    [
      'origin/main',
      { at: 'tip', refs: { 'refs/remotes/origin/main': ID.tip, 'refs/heads/main': ID.tip } },
      'tip',
      LOCAL,
    ],
  ])('the files as they are are compared with what left %s', async (name, given, base, changes) => {
    expect(await look(given)).toEqual([`${base}, where the change left ${name}`, ...changes])
  })

  it.each<[Scene, string]>([
    [
      { at: 'tip', refs: { 'refs/heads/main': ID.tip } },
      'none: git knows no branch that the work goes to, such as origin/main; `base-ref` can name what to compare with',
    ],
    [{ at: null }, 'none: nothing here has a history: there is no commit, or no git'],
    [
      { at: 'head', here: [ID.head, ID.tip], refs: { 'refs/heads/main': ID.tip } },
      'unknown: this shallow clone does not reach main: run `git fetch --unshallow`',
    ],
    [
      { at: 'head', refs: { 'refs/heads/main': ID.apart } },
      'unknown: git cannot compare the files here with main; `base-ref` can name another commit',
    ],
  ])('%j has nothing to be compared with', async (given, expected) => {
    expect(await look(given)).toBe(expected)
  })
})
