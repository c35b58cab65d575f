import type { Rule } from '../../rules/rule.js'
import { duplicateUpdate } from './dependabot/duplicate-update.js'
import { unknownRegistry } from './dependabot/unknown-registry.js'
import { duplicateId } from './form/duplicate-id.js'
import { duplicateLabel } from './form/duplicate-label.js'
import { noInput } from './form/no-input.js'
import { duplicateHook } from './pre-commit/duplicate-hook.js'
import { mutableRevision } from './pre-commit/mutable-revision.js'
import { schemaRules } from './rules.js'

/** Every rule of schemas and of the kinds whose schemas come along. */
export const allSchemaRules: readonly Rule[] = [
  ...schemaRules,
  duplicateUpdate,
  unknownRegistry,
  duplicateId,
  duplicateLabel,
  noInput,
  duplicateHook,
  mutableRevision,
]
