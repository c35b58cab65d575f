import type { Rule } from '../../../rules/rule.js'
import { missingFile } from './missing-file.js'
import { orphanCondition } from './orphan-condition.js'
import { outputValue } from './output-value.js'
import { removedRunner } from './removed-runner.js'
import { requiredDefault } from './required-default.js'
import { unusedInput } from './unused-input.js'

/** What can be wrong with an `action.yml` beyond its structure. */
export const actionRules: readonly Rule[] = [
  removedRunner,
  missingFile,
  orphanCondition,
  outputValue,
  unusedInput,
  requiredDefault,
]
