import type { Report, Rule } from '../../../rules/rule.js'
import { type Node, pairIn, textOf, valueIn } from '../../../tree/node.js'
import { fieldsOf } from './fields.js'

export const noInput: Rule = {
  id: 'form/no-input',
  level: 'error',
  summary: 'A form has nothing but text: no field into which anybody could write.',
  why: 'GitHub refuses the form and does not offer it.',
  mend: 'Add a field: input, textarea, dropdown, checkboxes.',
  source:
    'https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/common-validation-errors-when-creating-issue-forms',
  example: {
    files: {
      '.github/ISSUE_TEMPLATE/bug.yml': `name: Bug
description: Something is wrong
body:
  - type: markdown
    attributes:
      value: Thank you.
`,
    },
    line: 3,
  },
}

export function checkInput(root: Node, report: Report): void {
  const fields = fieldsOf(root)
  const body = pairIn(root, 'body')
  if (body === undefined || fields.length === 0) return
  if (fields.every(field => textOf(valueIn(field, 'type')) === 'markdown')) {
    report(noInput, body.key, 'This form has nothing but text; it needs a field to fill in.')
  }
}
