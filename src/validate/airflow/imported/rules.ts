import type { Rule } from '../../rules/rule.js'
import { importEnvironment, importError, importLimit } from './rules/failures.js'
import { importDiffers, importTime, importWarning } from './rules/remarks.js'

/** What can be wrong with a file that Airflow loads. */
export const importRules: readonly Rule[] = [
  importError,
  importEnvironment,
  importLimit,
  importTime,
  importDiffers,
  importWarning,
]
