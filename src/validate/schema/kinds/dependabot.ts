import { checkDependabotSecurity, dependabotSecurityRules } from '../../security/dependabot/all.js'
import { checkDuplicateUpdates, duplicateUpdate } from '../rules/dependabot/duplicate-update.js'
import { checkUnknownRegistries, unknownRegistry } from '../rules/dependabot/unknown-registry.js'
import { schemaKind } from './schema-kind.js'

export const dependabotKind = schemaKind({
  name: 'dependabot',
  rules: [duplicateUpdate, unknownRegistry, ...dependabotSecurityRules],
  checkRoot: (root, report) => {
    checkDuplicateUpdates(root, report)
    checkUnknownRegistries(root, report)
    checkDependabotSecurity(root, report)
  },
})
