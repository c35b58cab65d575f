import type { Report, Rule } from '../../../rules/rule.js'
import { type Node, valueIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { checkUnique, fieldsOf } from './fields.js'

export const duplicateId: Rule = {
  id: 'form/duplicate-id',
  level: 'error',
  summary: 'Two fields of a form have the same id.',
  why: 'GitHub refuses the form and does not offer it.',
  mend: 'Give each field an id of its own.',
  source:
    'https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/common-validation-errors-when-creating-issue-forms',
  example: {
    files: {
      '.github/ISSUE_TEMPLATE/bug.yml': `name: Bug
description: Something is wrong
body:
  - type: input
    id: version
    attributes:
      label: Version
  - type: input
    id: version
    attributes:
      label: System
`,
    },
    line: 9,
  },
}

export function checkDuplicateIds(root: Node, report: Report): void {
  const message = (id: string) => `Another field has the id ${quoted(id)} already; each needs one of its own.`
  checkUnique(fieldsOf(root), field => valueIn(field, 'id'), report, duplicateId, message)
}
