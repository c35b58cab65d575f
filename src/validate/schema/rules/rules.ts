import type { Rule } from '../../rules/rule.js'
import { deprecatedRule } from './deprecated.js'
import { formRule } from './form.js'
import { missingKey } from './missing-key.js'
import { typeRule } from './type.js'
import { unknownKey } from './unknown-key.js'
import { unreadableRule } from './unreadable.js'
import { valueRule } from './value.js'

/** What can be wrong with a file by its schema, whichever it is. */
export const schemaRules: readonly Rule[] = [
  unknownKey,
  missingKey,
  typeRule,
  valueRule,
  formRule,
  deprecatedRule,
  unreadableRule,
]
