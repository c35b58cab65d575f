import type { Report } from '../../rules/rule.js'
import type { Node } from '../../tree/node.js'
import { checkDuplicateIds, duplicateId } from '../rules/form/duplicate-id.js'
import { checkDuplicateLabels, duplicateLabel } from '../rules/form/duplicate-label.js'
import { checkInput, noInput } from '../rules/form/no-input.js'
import { schemaKind } from './schema-kind.js'

const rules = [duplicateId, duplicateLabel, noInput]

function checkRoot(root: Node, report: Report): void {
  checkDuplicateIds(root, report)
  checkDuplicateLabels(root, report)
  checkInput(root, report)
}

export const issueFormKind = schemaKind({
  name: 'issue-form',
  rules,
  checkRoot,
})

export const discussionFormKind = schemaKind({
  name: 'discussion-form',
  rules,
  checkRoot,
})
