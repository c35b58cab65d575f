import { describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../../src/gate/path.js'
import type { Kind } from '../../../../src/validate/kind.js'
import { dependabotKind } from '../../../../src/validate/schema/kinds/dependabot.js'
import { issueFormKind } from '../../../../src/validate/schema/kinds/forms.js'
import { preCommitKind } from '../../../../src/validate/schema/kinds/pre-commit.js'
import { allSchemaRules } from '../../../../src/validate/schema/rules/all.js'
import { checkDeclared } from '../../../../src/validate/schema/source/declared.js'
import type { Source } from '../../../../src/validate/tree/source.js'
import { desk, placesOf, reports, repositoryOf } from '../../../support/validate.js'

const KINDS: readonly [part: string, kind: Kind][] = [
  ['dependabot', dependabotKind],
  ['ISSUE_TEMPLATE', issueFormKind],
  ['pre-commit', preCommitKind],
]

describe('the examples of the rules of schemas', () => {
  it.each(allSchemaRules.map(rule => [rule.id, rule.example] as const))('%s', async (id, { files, line }) => {
    const [path = ''] = Object.keys(files)
    const repository = repositoryOf(files)
    const source = repository.source(path as RepoPath, 'yaml') as Source
    const { problems, report } = reports()
    const kind = KINDS.find(([part]) => path.includes(part))?.[1]
    await (kind === undefined
      ? checkDeclared(source, report, repository)
      : kind.check(source, report, repository, desk()))
    const own = problems.filter(({ rule }) => !rule.id.startsWith('security/'))
    expect(placesOf(own, source)).toEqual([expect.stringMatching(new RegExp(`^${line}:\\d+ ${id}$`))])
  })
})
