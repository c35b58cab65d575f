import { checkDuplicateHooks, duplicateHook } from '../rules/pre-commit/duplicate-hook.js'
import { checkRevisions, mutableRevision } from '../rules/pre-commit/mutable-revision.js'
import { schemaKind } from './schema-kind.js'

export const preCommitKind = schemaKind({
  name: 'pre-commit',
  reader: { version: '1.1' },
  rules: [duplicateHook, mutableRevision],
  checkRoot: (root, report) => {
    checkDuplicateHooks(root, report)
    checkRevisions(root, report)
  },
  passesOverKeys: true,
})

export const preCommitHooksKind = schemaKind({
  name: 'pre-commit-hooks',
  reader: { version: '1.1' },
  passesOverKeys: true,
})
