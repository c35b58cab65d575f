import type { Report, Rule } from '../../../rules/rule.js'
import { type Node, valueAt } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { checkUnique, fieldsOf } from './fields.js'

export const duplicateLabel: Rule = {
  id: 'form/duplicate-label',
  level: 'error',
  summary: 'Two fields of a form have the same label.',
  why: 'GitHub refuses the form and does not offer it.',
  mend: 'Give each field a label of its own.',
  source:
    'https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/common-validation-errors-when-creating-issue-forms',
  example: {
    files: {
      '.github/ISSUE_TEMPLATE/bug.yml': `name: Bug
description: Something is wrong
body:
  - type: input
    attributes:
      label: Version
  - type: textarea
    attributes:
      label: Version
`,
    },
    line: 9,
  },
}

export function checkDuplicateLabels(root: Node, report: Report): void {
  const message = (label: string) => `Another field has the label ${quoted(label)} already; each needs one of its own.`
  checkUnique(fieldsOf(root), field => valueAt(field, 'attributes', 'label'), report, duplicateLabel, message)
}
